import { Menu, type MenuProps } from "antd";
import { createElement } from "react";
import { Link, useLocation } from "react-router";
import { useWords } from "./appearance";
import { DESKS, GROUPS, type Desk } from "./desks";
import { useFocus } from "./focus";
import { useSession } from "./session";

type Item = NonNullable<MenuProps["items"]>[number];

/** The desks that this person may use, grouped as the policy groups them. */
export function SideMenu() {
  const workspace = useFocus().workspace?.key;
  const words = useWords().frame;
  const { permissions } = useSession();
  const { pathname } = useLocation();
  const shown = DESKS.filter((desk) => desk.permission === undefined || permissions.includes(desk.permission)).filter(
    (desk) => workspace !== undefined || !desk.path.includes(":workspace"),
  );
  const item = (desk: Desk): Item => ({
    key: desk.name,
    icon: createElement(desk.icon),
    label: <Link to={addressOf(desk, workspace)}>{words.desks[desk.name]}</Link>,
  });
  const groups = GROUPS.map((group) => ({
    key: group,
    type: "group" as const,
    label: words.groups[group],
    children: shown.filter((desk) => desk.group === group).map(item),
  })).filter((group) => group.children.length > 0);
  const here = deskOf(pathname, workspace);
  return (
    <Menu
      mode="inline"
      className="side-menu"
      selectedKeys={here ? [here.name] : []}
      items={[...shown.filter((desk) => desk.group === null).map(item), ...groups]}
    />
  );
}

export function addressOf(desk: Desk, workspace: string | undefined): string {
  return desk.path.replace(":workspace", encodeURIComponent(workspace ?? ""));
}

/** The desk to which an address belongs: the one with the longest path that it begins with. */
export function deskOf(pathname: string, workspace: string | undefined): Desk | undefined {
  const fitting = DESKS.filter((desk) => {
    const address = addressOf(desk, workspace);
    return pathname === address || (address !== "/" && pathname.startsWith(`${address}/`));
  });
  return fitting.sort((one, other) => other.path.length - one.path.length)[0];
}
