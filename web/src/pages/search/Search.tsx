import { Button, Pagination } from "antd";
import { useState } from "react";
import { useNavigate, useParams, useSearchParams } from "react-router";
import type { Found } from "../../api/client";
import { useAnswer } from "../../api/useAnswer";
import { useWords } from "../../app/appearance";
import { useFocus, within } from "../../app/focus";
import { useTrail } from "../../app/trail";
import { ColumnChooser, useColumns } from "../../components/columns";
import { FigureMark } from "../../components/FigureMark";
import { Grid } from "../../components/Grid";
import { Nothing } from "../../components/Nothing";
import { QueryMistake } from "../../components/QueryMistake";
import { findPage } from "./asking";
import { Facets } from "./Facets";
import { useRecordColumns } from "./recordColumns";
import { readAsked, SIZES, wholeQuery, writeAsked, type Asked, type Sort } from "./state";
import { WhyNot } from "./WhyNot";

/** Pages beyond which the server is not asked: nobody reads on there, and the query can be narrowed. */
const DEEPEST = 10_000;

export function Search() {
  const words = useWords();
  const { workspace: key = "" } = useParams();
  const { workspace } = useFocus();
  const [query, setQuery] = useSearchParams();
  const asked = readAsked(query);
  useTrail({ said: workspace?.name ?? "", to: within(key, "search") }, { said: asked.q || words.search.title });
  const found = useAnswer(`${key} ${JSON.stringify(asked)}`, (signal) => findPage(key, asked, signal));
  const ask = (next: Partial<Asked>) => {
    setQuery(writeAsked({ ...asked, page: 1, ...next }));
  };
  const { answer } = found;
  return (
    <div className="search-page">
      <aside className="facets" aria-label={words.search.narrow}>
        {answer ? <Facets facets={answer.facets} narrowed={asked.narrowed} narrow={(narrowed) => { ask({ narrowed }); }} /> : null}
      </aside>
      <section className="results" aria-label={words.search.title}>
        {found.error ? <QueryMistake error={found.error} again={found.again} /> : null}
        {answer ? <Results workspace={key} asked={asked} answer={answer} loading={found.loading} ask={ask} /> : null}
        {!answer && found.loading ? <div className="waiting" role="status" aria-label={words.states.loading} /> : null}
      </section>
    </div>
  );
}

interface ResultsProps {
  workspace: string;
  asked: Asked;
  answer: Found;
  loading: boolean;
  ask: (next: Partial<Asked>) => void;
}

function Results({ workspace, asked, answer, loading, ask }: ResultsProps) {
  const words = useWords();
  const [whyNot, setWhyNot] = useState(false);
  const columns = useColumns("search", useRecordColumns(workspace, asked));
  const go = useNavigate();
  return (
    <>
      <div className="results-bar">
        <FigureMark figure={answer.total} />
        <code className="normal" title={words.search.normal}>
          {answer.query}
        </code>
        {asked.sort === "relevance" ? null : (
          <Button onClick={() => { ask({ sort: "relevance" }); }}>{words.search.relevance}</Button>
        )}
        <Button onClick={() => { setWhyNot(true); }}>{words.search.whyNot}</Button>
        <ColumnChooser columns={columns} />
      </div>
      {answer.scope.whole ? null : <p className="quiet">{words.search.partial}</p>}
      {answer.rows.length === 0 ? (
        <Nothing said={words.search.none} hint={words.search.noneHint} />
      ) : (
        <div className={loading ? "grid-room stale" : "grid-room"}>
          <Grid
            said={words.search.title}
            columns={columns.shown}
            items={answer.rows}
            keyOf={(row) => row.key}
            onOpen={(row) => void go(`${within(workspace, "publications", row.number)}?${new URLSearchParams({ q: asked.q }).toString()}`)}
            sort={asked.sort}
            onSort={(sort) => { ask({ sort: sort as Sort }); }}
            loading={loading}
          />
        </div>
      )}
      <Pagination
        className="pages"
        size="small"
        current={asked.page}
        pageSize={asked.size}
        total={Math.min(answer.total.value ?? 0, DEEPEST)}
        pageSizeOptions={SIZES}
        showSizeChanger
        onChange={(page, size) => { ask(size === asked.size ? { page } : { size }); }}
      />
      <WhyNot open={whyNot} close={() => { setWhyNot(false); }} workspace={workspace} query={wholeQuery(asked)} />
    </>
  );
}
