import { DatabaseOutlined, MoonOutlined, SunOutlined, UserOutlined } from "@ant-design/icons";
import { Button, Dropdown, Select, Tooltip, type MenuProps } from "antd";
import { Link, useNavigate } from "react-router";
import { actFor, signOut } from "../api/session";
import { useAppearance, useWords } from "./appearance";
import { useFocus, within } from "./focus";
import { JobsMark } from "./JobsMark";
import { NoticesMark } from "./NoticesMark";
import { SearchBox } from "./SearchBox";
import { useHeldSession, useSession } from "./session";

export function TopBar() {
  const words = useWords().frame;
  return (
    <div className="top-bar">
      <Link to="/" className="brand">
        <img src="/mark.svg" alt="" width={24} height={24} />
        <span>{words.product}</span>
      </Link>
      <div className="top-bar-middle">
        <WorkspaceChooser />
        <SearchBox />
      </div>
      <JobsMark />
      <NoticesMark />
      <LanguageButton />
      <ThemeButton />
      <Person />
    </div>
  );
}

function WorkspaceChooser() {
  const words = useWords();
  const { workspace, workspaces } = useFocus();
  const go = useNavigate();
  const items = workspaces.answer?.items ?? [];
  if (items.length === 0) return null;
  return (
    <Select
      className="workspace-chooser"
      aria-label={words.frame.chooseWorkspace}
      value={workspace?.key ?? null}
      placeholder={words.frame.chooseWorkspace}
      prefix={<DatabaseOutlined />}
      options={items.map((one) => ({ value: one.key, label: one.closed ? `${one.name} (${words.home.closed})` : one.name }))}
      onChange={(key) => void go(within(key, "search"))}
    />
  );
}

export function LanguageButton() {
  const { language, setLanguage } = useAppearance();
  const words = useWords().frame;
  return (
    <Button
      type="text"
      aria-label={words.language}
      lang={language === "zh" ? "en" : "zh"}
      onClick={() => {
        setLanguage(language === "zh" ? "en" : "zh");
      }}
    >
      {language === "zh" ? "EN" : "中文"}
    </Button>
  );
}

export function ThemeButton() {
  const { shade, setShade } = useAppearance();
  const words = useWords().frame;
  const next = shade === "dark" ? "light" : "dark";
  const said = next === "dark" ? words.toDark : words.toLight;
  return (
    <Tooltip title={said}>
      <Button
        type="text"
        aria-label={`${words.theme}: ${said}`}
        icon={next === "dark" ? <MoonOutlined /> : <SunOutlined />}
        onClick={() => {
          setShade(next);
        }}
      />
    </Tooltip>
  );
}

function Person() {
  const words = useWords().frame;
  const session = useSession();
  const { setSession } = useHeldSession();
  const leave = async () => {
    await signOut();
    setSession(null);
  };
  const items: MenuProps["items"] = [
    {
      key: "organisations",
      type: "group",
      label: words.organisation,
      children: session.organisations.map((one) => ({
        key: one.key,
        label: one.name,
        disabled: one.key === session.organisation,
        onClick: () => void actFor(one.key).then(setSession),
      })),
    },
    { type: "divider" },
    { key: "leave", label: words.signOut, onClick: () => void leave() },
  ];
  const acting = session.organisations.find((one) => one.key === session.organisation);
  return (
    <Dropdown menu={{ items }} trigger={["click"]}>
      <Button type="text" icon={<UserOutlined />} className="person">
        <span>{session.name}</span>
        {acting ? <span className="quiet">{acting.name}</span> : null}
      </Button>
    </Dropdown>
  );
}
