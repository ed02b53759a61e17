import { Link } from "react-router";
import type { Row } from "../../api/client";
import { useAppearance, useWords } from "../../app/appearance";
import { within } from "../../app/focus";
import type { Column } from "../../components/columns";
import { Marked } from "../../components/Marked";
import { Status } from "../../components/Status";
import type { Asked } from "./state";

/** What a result list can show of a publication. */
export function useRecordColumns(workspace: string, asked: Asked): Column<Row>[] {
  const words = useWords().records;
  const { language } = useAppearance();
  const list = (read: (row: Row) => string[] | null | undefined) => (row: Row) => {
    const values = read(row);
    if (values === null) return <span className="quiet">{words.hidden}</span>;
    return <span className="clipped" title={values?.join("；")}>{values?.join("；")}</span>;
  };
  const why = asked.q ? `?${new URLSearchParams({ q: asked.q }).toString()}` : "";
  return [
    {
      name: "number",
      title: words.numberShort,
      width: 124,
      always: true,
      render: (row) => <Link to={within(workspace, "publications", row.number) + why}>{row.number}</Link>,
      sort: { up: "key", down: "key" },
    },
    { name: "title", title: words.title, always: true, render: (row) => <Title row={row} language={language} /> },
    { name: "applicants", title: words.applicants, width: 136, render: list((row) => row.applicants) },
    { name: "owners", title: words.owners, width: 200, extra: true, render: list((row) => row.owners) },
    { name: "inventors", title: words.inventors, width: 140, extra: true, render: list((row) => row.inventors) },
    { name: "ipc", title: words.ipc, width: 96, render: list((row) => row.ipc) },
    { name: "cpc", title: words.cpc, width: 150, extra: true, render: list((row) => row.cpc) },
    { name: "filed", title: words.filed, width: 88, render: (row) => row.filing_date, sort: { up: "fd", down: "-fd" } },
    { name: "published", title: words.publishedShort, width: 88, render: (row) => row.publication_date, sort: { up: "pd", down: "-pd" } },
    { name: "type", title: words.type, width: 84, extra: true, render: (row) => (row.patent_type ? words.types[row.patent_type] : null) },
    { name: "application", title: words.application, width: 150, extra: true, render: (row) => row.application },
    { name: "status", title: words.status, width: 72, render: (row) => <Status state={row.status} /> },
  ];
}

/** The title with the asked words marked; under it where the abstract speaks of them. */
function Title({ row, language }: { row: Row; language: string }) {
  const words = useWords().records;
  if (row.titles === null) return <span className="quiet">{words.hidden}</span>;
  const [first, ...others] = row.titles ?? [];
  const abstract = row.abstracts?.[0];
  const places = row.highlights?.abstract;
  const other = first && first.lang !== language ? others.find((one) => one.lang === language) : undefined;
  return (
    <>
      <span lang={first?.lang}>
        {first ? <Marked text={first.text} places={row.highlights?.title} /> : <span className="quiet">{words.untitled}</span>}
      </span>
      {other ? <span className="second" lang={other.lang}>{other.text}</span> : null}
      {abstract && places?.length ? (
        <span className="second snippet" lang={abstract.lang}>
          <Snippet text={abstract.text} places={places} />
        </span>
      ) : null}
    </>
  );
}

const BEFORE = 20;
const LONG = 110;

function Snippet({ text, places }: { text: string; places: readonly (readonly number[])[] }) {
  const characters = Array.from(text);
  const start = Math.max(0, (places[0]?.[0] ?? 0) - BEFORE);
  const end = Math.min(characters.length, start + LONG);
  const within = places.filter(([from = 0, to = 0]) => from >= start && to <= end).map(([from = 0, to = 0]) => [from - start, to - start]);
  return (
    <>
      {start > 0 ? "…" : ""}
      <Marked text={characters.slice(start, end).join("")} places={within} />
      {end < characters.length ? "…" : ""}
    </>
  );
}
