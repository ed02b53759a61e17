import { Skeleton } from "antd";
import { lazy, Suspense } from "react";
import { useParams, useSearchParams } from "react-router";
import { useAnswer } from "../../api/useAnswer";
import { useWords } from "../../app/appearance";
import { useFocus, within } from "../../app/focus";
import { useTrail } from "../../app/trail";
import { written } from "../../components/numbers";
import { QueryMistake } from "../../components/QueryMistake";
import { useSaid } from "../../components/said";
import { Trouble } from "../../components/Trouble";
import { AnswerTable } from "./AnswerTable";
import { listAnalyses, runAnalysis, type Finding, type Question } from "./asking";
import { fieldsOf, readParams } from "./fields";
import { ParamsForm } from "./ParamsForm";

const Chart = lazy(async () => ({ default: (await import("../../components/Chart")).Chart }));

export function Analysis() {
  const words = useWords();
  const said = useSaid();
  const { workspace: key = "", name = "" } = useParams();
  const { workspace } = useFocus();
  const [query, setQuery] = useSearchParams();
  const question: Question = { q: query.get("q") ?? "", params: readParams(query.get("params")) };
  const gallery = useAnswer("analyses", listAnalyses);
  const offered = gallery.answer?.find((one) => one.name === name);
  const asked = `${key} ${name} ${JSON.stringify(question)}`;
  const finding = useAnswer(asked, (signal) => runAnalysis(key, name, question, signal));
  const title = offered ? said(offered.title) : name;
  useTrail(
    { said: workspace?.name ?? "", to: within(key, "search") },
    { said: words.analyses.title, to: within(key, "analyses") },
    { said: title },
  );
  const run = (q: string, params: Record<string, unknown>) => {
    setQuery({ ...(q ? { q } : {}), ...(Object.keys(params).length ? { params: JSON.stringify(params) } : {}) });
  };
  return (
    <div className="analysis">
      <aside className="sheet" aria-label={words.analyses.parameters}>
        {gallery.error ? <Trouble error={gallery.error} again={gallery.again} /> : null}
        {offered ? (
          <ParamsForm fields={fieldsOf(offered.params)} params={question.params} q={question.q} waiting={finding.loading} run={run} />
        ) : null}
      </aside>
      <section className="sheet" aria-busy={finding.loading}>
        <h1>{title}</h1>
        {finding.error ? <QueryMistake error={finding.error} again={finding.again} /> : null}
        {finding.answer?.analysis === name ? (
          <div className={finding.loading ? "stale" : undefined}>
            <Answer finding={finding.answer} workspace={key} question={question} />
          </div>
        ) : null}
        {finding.loading && finding.answer?.analysis !== name ? (
          <>
            <p className="quiet" role="status">{words.analyses.working}</p>
            <Skeleton active paragraph={{ rows: 10 }} />
          </>
        ) : null}
      </section>
    </div>
  );
}

function Answer({ finding, workspace, question }: { finding: Finding; workspace: string; question: Question }) {
  const words = useWords().analyses;
  const said = useSaid();
  return (
    <>
      {finding.state === "computed" ? null : (
        <p className="state">
          <strong>{said(finding.state_title)}</strong> {finding.reason ? said(finding.reason) : null}
        </p>
      )}
      {finding.sentences.length ? (
        <ul className="sentences">
          {finding.sentences.map((one) => <li key={one.zh}>{said(one)}</li>)}
        </ul>
      ) : null}
      {finding.chart ? (
        <Suspense fallback={<Skeleton.Node active className="chart-room" />}>
          <Chart option={finding.chart} said={said(finding.title)} file={finding.analysis} />
        </Suspense>
      ) : null}
      <p className="caveats">
        {[
          ...finding.coverage.map((one) => `${said(one.what)} ${written(one.known, "")}/${written(one.total, "")}`),
          ...finding.caveats.map(said),
        ].map((one) => <span key={one}>{one}</span>)}
      </p>
      {finding.tables.map((table) => (
        <AnswerTable key={table.name} workspace={workspace} analysis={finding.analysis} question={question} table={table} />
      ))}
      {finding.kept_on ? <p className="quiet">{words.keptOn(finding.kept_on.slice(0, 16).replace("T", " "))}</p> : null}
    </>
  );
}
