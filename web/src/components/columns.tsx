import { TableOutlined } from "@ant-design/icons";
import { Button, Checkbox, Popover } from "antd";
import { useState, type ReactNode } from "react";
import { keep, kept } from "../app/kept";
import { useWords } from "../app/appearance";

export interface Column<Item> {
  name: string;
  title: string;
  render: (item: Item) => ReactNode;
  width?: number;
  /** A column that cannot be put away. */
  always?: boolean;
  /** Shown from the start only where this is not set. */
  extra?: boolean;
  numeric?: boolean;
  /** The server's words for both directions, where it sorts by this column. */
  sort?: { up: string; down: string };
}

export interface ChosenColumns<Item> {
  all: readonly Column<Item>[];
  shown: readonly Column<Item>[];
  choose: (names: string[]) => void;
}

/** The columns that are shown, as chosen last in this browser. */
export function useColumns<Item>(table: string, all: readonly Column<Item>[]): ChosenColumns<Item> {
  const [chosen, setChosen] = useState(() => kept(`columns.${table}`)?.split(","));
  const shown = all.filter((one) => one.always ?? (chosen ? chosen.includes(one.name) : !one.extra));
  return {
    all,
    shown,
    choose: (names) => {
      keep(`columns.${table}`, names.join(","));
      setChosen(names);
    },
  };
}

export function ColumnChooser<Item>({ columns }: { columns: ChosenColumns<Item> }) {
  const words = useWords().table;
  const boxes = (
    <Checkbox.Group
      className="column-boxes"
      value={columns.shown.map((one) => one.name)}
      options={columns.all.map((one) => ({ value: one.name, label: one.title, disabled: one.always === true }))}
      onChange={columns.choose}
    />
  );
  return (
    <Popover trigger="click" placement="bottomRight" content={boxes}>
      <Button icon={<TableOutlined />}>{words.columns}</Button>
    </Popover>
  );
}
