import { Descriptions, Drawer } from "antd";
import { createContext, useContext, useState, type ReactNode } from "react";
import type { Figure } from "../api/client";
import { useWords } from "../app/appearance";
import { written } from "./numbers";

const Context = createContext<(figure: Figure) => void>(() => undefined);

/** Opens the drawer 溯源 on a figure. */
export const useProvenance = () => useContext(Context);

/** The side drawer: what a number counts, of which data, under which rules. */
export function ProvenanceProvider({ children }: { children: ReactNode }) {
  const words = useWords().figures;
  const [figure, setFigure] = useState<Figure | null>(null);
  const [open, setOpen] = useState(false);
  const show = (next: Figure) => {
    setFigure(next);
    setOpen(true);
  };
  return (
    <Context value={show}>
      {children}
      <Drawer
        title={words.walk}
        open={open}
        size={420}
        mask={false}
        onClose={() => {
          setOpen(false);
        }}
      >
        {figure ? <Account figure={figure} /> : null}
      </Drawer>
    </Context>
  );
}

function Account({ figure }: { figure: Figure }) {
  const words = useWords().figures;
  const items = [
    { label: words.value, children: figure.value === null ? words.unknown : `${written(figure.value, "")} ${words.units[figure.unit]}` },
    { label: words.definition, children: <code className="wraps">{figure.definition || words.everything}</code> },
    { label: words.counting, children: words.countings[figure.counting] ?? figure.counting },
    { label: words.cutOff, children: figure.cut_off ?? words.noCutOff },
    { label: words.generation, children: String(figure.generation) },
    { label: words.evidence, children: <code>{figure.evidence}</code> },
    ...(figure.rule_version ? [{ label: words.rules, children: figure.rule_version }] : []),
    { label: words.id, children: <code>{figure.id}</code> },
  ];
  return <Descriptions column={1} bordered size="small" items={items.map((item) => ({ key: item.label, ...item }))} />;
}
