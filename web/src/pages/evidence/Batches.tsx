import { Pagination, Skeleton } from "antd";
import { useSearchParams } from "react-router";
import { useAnswer } from "../../api/useAnswer";
import { useWords } from "../../app/appearance";
import { ColumnChooser, useColumns, type Column } from "../../components/columns";
import { Grid } from "../../components/Grid";
import { Nothing } from "../../components/Nothing";
import { written } from "../../components/numbers";
import { moment } from "../../components/times";
import { Trouble } from "../../components/Trouble";
import { listBatches, SIZE, type Batch } from "./asking";

/** The imported files, each with the search that it answers. `after`: changes when an import has ended. */
export function Batches({ workspace, after }: { workspace: string; after: string }) {
  const words = useWords().evidence;
  const [query, setQuery] = useSearchParams();
  const page = Math.max(1, Number(query.get("page")) || 1);
  const columns = useColumns("batches", useBatchColumns());
  const { answer, error, loading, again } = useAnswer(`${workspace} ${String(page)} ${after}`, (signal) => listBatches(workspace, page, signal));
  return (
    <section className="sheet" aria-busy={loading}>
      <header className="sheet-head">
        <h2>{words.batches}</h2>
        <ColumnChooser columns={columns} />
      </header>
      {error ? <Trouble error={error} again={again} /> : null}
      {!answer && loading ? <Skeleton active paragraph={{ rows: 4 }} /> : null}
      {answer?.total === 0 ? <Nothing said={words.none} hint={words.noneHint} /> : null}
      {answer?.total ? (
        <div className="grid-room">
          <Grid said={words.batches} columns={columns.shown} items={answer.items} keyOf={(one) => one.id} loading={loading} />
        </div>
      ) : null}
      <Pagination
        className="pages"
        size="small"
        hideOnSinglePage
        current={page}
        pageSize={SIZE}
        total={answer?.total ?? 0}
        showSizeChanger={false}
        onChange={(next) => {
          setQuery((last) => {
            last.set("page", String(next));
            return last;
          });
        }}
      />
    </section>
  );
}

function useBatchColumns(): readonly Column<Batch>[] {
  const words = useWords().evidence;
  const text = (one: Batch, name: string) => (one.search[name] === null || one.search[name] === undefined ? "" : String(one.search[name] as string | number));
  const hits = (one: Batch) => (typeof one.search.hits === "number" ? written(one.search.hits, "") : words.unknown);
  return [
    { name: "name", title: words.file, always: true, render: (one) => one.name },
    { name: "source", title: words.source, width: 120, render: (one) => one.source },
    { name: "database", title: words.database, width: 110, render: (one) => text(one, "database") || one.database },
    { name: "query", title: words.query, render: (one) => <code className="clamped" title={text(one, "query")}>{text(one, "query")}</code> },
    { name: "date", title: words.date, width: 96, render: (one) => text(one, "date") || words.unknown },
    { name: "operator", title: words.operator, width: 100, extra: true, render: (one) => text(one, "operator") },
    { name: "hits", title: words.hits, width: 80, numeric: true, render: hits },
    { name: "rows", title: words.rows, width: 76, numeric: true, render: (one) => written(one.rows, "") },
    { name: "kept", title: words.kept, width: 76, numeric: true, render: (one) => written(one.kept, "") },
    {
      name: "rejected",
      title: words.rejected,
      width: 64,
      numeric: true,
      render: (one) => <span className={one.rejected ? "overdue" : "quiet"}>{written(one.rejected, "")}</span>,
    },
    { name: "share", title: words.share, width: 90, extra: true, render: (one) => words.shares[one.share] ?? one.share },
    { name: "imported", title: words.importedOn, width: 132, render: (one) => moment(one.imported) },
  ];
}
