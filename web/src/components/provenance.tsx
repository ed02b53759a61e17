import { Descriptions, Drawer, Pagination, Skeleton } from "antd";
import { createContext, useContext, useState, type ReactNode } from "react";
import { Link } from "react-router";
import type { Figure, Schemas } from "../api/client";
import { useAnswer } from "../api/useAnswer";
import { useWords } from "../app/appearance";
import { within } from "../app/focus";
import { written } from "./numbers";
import { Trouble } from "./Trouble";

/** A number whose account and records the server tells when it is asked. */
export interface Walk {
  id: string;
  workspace: string;
  records: (page: number, signal: AbortSignal) => Promise<Schemas["Records"]>;
}

const Context = createContext<(walked: Figure | Walk) => void>(() => undefined);

/** Opens the drawer 溯源 on a figure. */
export const useProvenance = () => useContext(Context);

/** The side drawer: what a number counts, of which data, under which rules, and the records behind it. */
export function ProvenanceProvider({ children }: { children: ReactNode }) {
  const words = useWords().figures;
  const [walked, setWalked] = useState<Figure | Walk | null>(null);
  const [open, setOpen] = useState(false);
  const show = (next: Figure | Walk) => {
    setWalked(next);
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
        {walked && "records" in walked ? <Walked key={walked.id} walk={walked} /> : null}
        {walked && !("records" in walked) ? <Account figure={walked} /> : null}
      </Drawer>
    </Context>
  );
}

function Walked({ walk }: { walk: Walk }) {
  const words = useWords().figures;
  const [page, setPage] = useState(1);
  const { answer, error, again } = useAnswer(`${walk.id} ${page}`, (signal) => walk.records(page, signal));
  if (error) return <Trouble error={error} again={again} />;
  if (!answer) return <Skeleton active paragraph={{ rows: 8 }} />;
  return (
    <>
      <Account figure={answer.figure} />
      <h2 className="records-head">{words.records(written(answer.total, ""))}</h2>
      <ul className="records">
        {answer.items.map((one) => (
          <li key={one.key}>
            {one.key.startsWith("p") ? <Link to={within(walk.workspace, "publications", one.key)}>{one.called}</Link> : one.called}
          </li>
        ))}
      </ul>
      <Pagination size="small" simple hideOnSinglePage current={page} pageSize={answer.size} total={answer.total} onChange={setPage} />
    </>
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
