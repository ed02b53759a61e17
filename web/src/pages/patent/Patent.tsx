import { Skeleton } from "antd";
import { useParams, useSearchParams } from "react-router";
import { body, server, type Document, type Schemas } from "../../api/client";
import { useAnswer } from "../../api/useAnswer";
import { useWords } from "../../app/appearance";
import { useFocus, within } from "../../app/focus";
import { useTrail } from "../../app/trail";
import { ClauseTree } from "../../components/ClauseTree";
import { Status } from "../../components/Status";
import { Trouble } from "../../components/Trouble";
import { Bibliography } from "./Bibliography";
import { Cited, Families } from "./Relations";
import { Law } from "./Law";
import { StatedBySources } from "./StatedBySources";
import { Texts } from "./Texts";

export function Patent() {
  const words = useWords();
  const { workspace: key = "", number = "" } = useParams();
  const [query] = useSearchParams();
  const { workspace } = useFocus();
  const q = query.get("q") ?? "";
  const { answer, error, again } = useAnswer(`${key} ${number} ${q}`, (signal) =>
    body<Schemas["Documents"]>(
      server.GET("/api/v1/workspaces/{workspace}/publications/{number}", {
        params: { path: { workspace: key, number }, query: q ? { q } : {} },
        signal,
      }),
    ),
  );
  const back = within(key, "search") + (q ? `?${new URLSearchParams({ q }).toString()}` : "");
  useTrail({ said: workspace?.name ?? "", to: within(key, "search") }, { said: words.search.title, to: back }, { said: number });
  if (error) return <Trouble error={error} again={again} />;
  if (!answer) return <Skeleton active paragraph={{ rows: 12 }} />;
  return (
    <>
      {answer.items.length > 1 ? <p className="quiet">{words.patent.several(String(answer.items.length))}</p> : null}
      {answer.items.map((one) => (
        <Sheet key={one.key} document={one} workspace={key} />
      ))}
    </>
  );
}

function Sheet({ document, workspace }: { document: Document; workspace: string }) {
  const words = useWords().patent;
  const { stated, why } = document;
  const state = document.timelines[0]?.state.state;
  const [title, ...others] = stated.titles;
  return (
    <article className="patent">
      <header className="patent-head">
        <h1 lang={title?.lang}>{title?.text ?? document.number}</h1>
        {others.map((one) => (
          <p key={one.lang + one.text} className="quiet" lang={one.lang}>{one.text}</p>
        ))}
        <p className="patent-line">
          <strong>{document.number}</strong>
          <Status state={state} />
          <span className="quiet">{document.also.join("　")}</span>
        </p>
      </header>
      <div className="patent-body">
        <div className="patent-main">
          <section className="sheet"><h2>{words.bibliography}</h2><Bibliography stated={stated} /></section>
          <section className="sheet"><h2>{words.texts}</h2><Texts stated={stated} /></section>
          <section className="sheet"><h2>{words.stated}</h2><StatedBySources fields={document.fields} /></section>
        </div>
        <div className="patent-side">
          {why ? (
            <section className="sheet">
              <h2>{words.why}</h2>
              <ClauseTree clause={why.clause} />
              {why.score === null ? null : <p className="quiet">{words.score} {why.score.toFixed(2)}</p>}
            </section>
          ) : null}
          {document.timelines.map((one) => (
            <section key={one.application} className="sheet"><h2>{words.law}</h2><Law timeline={one} /></section>
          ))}
          {document.families?.map((one) => (
            <section key={one.key + one.kind} className="sheet">
              <h2>{words.family}</h2>
              <Families family={one} workspace={workspace} here={document.key} />
            </section>
          ))}
          {stated.citations.length + stated.cited_by.length > 0 ? (
            <section className="sheet"><Cited stated={stated} workspace={workspace} /></section>
          ) : null}
        </div>
      </div>
    </article>
  );
}
