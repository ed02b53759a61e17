import { Button, Modal } from "antd";
import { useState } from "react";
import { Stopped } from "../../api/asking";
import { useAppearance, useWords } from "../../app/appearance";
import { useSession } from "../../app/session";
import { save } from "../../components/Chart";
import type { Column } from "../../components/columns";
import { Grid } from "../../components/Grid";
import { useProvenance } from "../../components/provenance";
import { useSaid } from "../../components/said";
import { Trouble } from "../../components/Trouble";
import { listRecords, tableFile, type FoundColumn, type FoundTable, type Question } from "./asking";
import { cellSaid } from "./cells";

interface AnswerTableProps {
  workspace: string;
  analysis: string;
  question: Question;
  table: FoundTable;
}

interface Line {
  place: number;
  values: Record<string, unknown>;
  figures: Record<string, string>;
}

const NUMERIC: readonly FoundColumn["kind"][] = ["year", "count", "share", "rate", "ratio", "number"];

/** A table of an answer; beside every number that has records stands the mark that leads to them. */
export function AnswerTable({ workspace, analysis, question, table }: AnswerTableProps) {
  const words = useWords();
  const said = useSaid();
  const { language } = useAppearance();
  const walk = useProvenance();
  const lines = table.rows.map((values, place) => ({ place, values, figures: table.figures[place] ?? {} }));
  const columns: Column<Line>[] = table.columns.map((column) => ({
    name: column.name,
    title: said(column.heading),
    numeric: NUMERIC.includes(column.kind) && !column.key,
    ...(column.key ? {} : { width: 128 }),
    render: (line) => {
      const text = cellSaid(line.values[column.name], column.kind, language, words.analyses);
      const figure = line.figures[column.name];
      if (!figure || text === words.analyses.unknown) return text;
      const cell = { table: table.name, row: line.place, column: column.name, figure };
      return (
        <span className="figure">
          {text}
          <button
            type="button"
            className="figure-mark"
            title={words.figures.walk}
            aria-label={`${words.figures.walk} ${text}`}
            onClick={() => {
              walk({ id: figure, workspace, records: (page, signal) => listRecords(workspace, analysis, question, cell, page, signal) });
            }}
          >
            ⌕
          </button>
        </span>
      );
    },
  }));
  return (
    <section className="answer-table">
      <header>
        <h2>{said(table.title)}</h2>
        <Files workspace={workspace} analysis={analysis} question={question} table={table.name} />
      </header>
      <div className="grid-room bounded">
        <Grid said={said(table.title)} columns={columns} items={lines} keyOf={(line) => String(line.place)} />
      </div>
    </section>
  );
}

interface FilesProps {
  workspace: string;
  analysis: string;
  question: Question;
  table: string;
}

/** Taking the table away; what a source's terms keep at home is taken only for one's own use, and said so. */
function Files({ workspace, analysis, question, table }: FilesProps) {
  const words = useWords().analyses;
  const { permissions } = useSession();
  const [stopped, stop] = useState<{ error: unknown; format: "xlsx" | "csv" } | null>(null);
  if (!permissions.includes("evidence.export")) return null;
  const take = async (format: "xlsx" | "csv", ownUse: boolean) => {
    try {
      const file = await tableFile(workspace, analysis, question, table, format, ownUse);
      stop(null);
      save(URL.createObjectURL(file), `${analysis}-${table}.${format}`);
    } catch (error) {
      stop({ error, format });
    }
  };
  const kept = stopped?.error instanceof Stopped && stopped.error.problem.status === 403;
  return (
    <>
      {(["xlsx", "csv"] as const).map((format) => (
        <Button key={format} size="small" type="text" onClick={() => void take(format, false)}>
          {format}
        </Button>
      ))}
      <Modal
        open={stopped !== null}
        title={words.file}
        okText={words.ownUse}
        okButtonProps={{ hidden: !kept }}
        onOk={() => (stopped ? take(stopped.format, true) : undefined)}
        onCancel={() => { stop(null); }}
      >
        {stopped ? <Trouble error={stopped.error} /> : null}
      </Modal>
    </>
  );
}
