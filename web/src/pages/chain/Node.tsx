import { Skeleton } from "antd";
import { Fragment } from "react";
import { Link, useParams } from "react-router";
import { useAnswer } from "../../api/useAnswer";
import { useWords } from "../../app/appearance";
import { useFocus, within } from "../../app/focus";
import { useTrail } from "../../app/trail";
import { FigureMark } from "../../components/FigureMark";
import { written } from "../../components/numbers";
import { useSaid } from "../../components/said";
import { Trouble } from "../../components/Trouble";
import { CURRENT, showNode, type NodeDetail } from "./asking";
import { Supplies } from "./Supplies";

/** A node: what it means, its rule, what it holds and how that came in. */
export function Node() {
  const words = useWords().chain;
  const said = useSaid();
  const { workspace: key = "", chain = CURRENT, node = "" } = useParams();
  const { workspace } = useFocus();
  const { answer, error, again } = useAnswer(`${key} ${chain} ${node}`, (signal) => showNode(key, chain, node, signal));
  useTrail(
    { said: workspace?.name ?? "", to: within(key, "search") },
    { said: words.title, to: within(key, "chains", chain) },
    ...(answer?.path.slice(0, -1).map((code) => ({ said: code, to: within(key, "chains", chain, "nodes", code) })) ?? []),
    { said: answer ? said(answer.name) : node },
  );
  if (error) return <Trouble error={error} again={again} />;
  if (!answer) return <Skeleton active paragraph={{ rows: 10 }} />;
  return (
    <div className="patent-body">
      <div className="patent-main">
        <section className="sheet">
          <h1>{said(answer.name)} <span className="quiet">{answer.code}</span></h1>
          <Meaning node={answer} workspace={key} chain={chain} />
        </section>
        {answer.noise.length ? (
          <section className="sheet">
            <h2>{words.noiseRules}</h2>
            {answer.noise.map((one) => (
              <p key={one.query}><code className="wraps">{one.query}</code> {one.reason} <span className="quiet">{words.by(one.actor, one.day)}</span></p>
            ))}
          </section>
        ) : null}
      </div>
      <div className="patent-side">
        <section className="sheet"><h2>{words.held}</h2><Held node={answer} /></section>
        {answer.facts.length ? <section className="sheet"><h2>{words.facts}</h2><Facts node={answer} /></section> : null}
        {answer.links.length ? <section className="sheet"><Supplies links={answer.links} tiles={[]} workspace={key} chain={chain} /></section> : null}
      </div>
    </div>
  );
}

function Meaning({ node, workspace, chain }: { node: NodeDetail; workspace: string; chain: string }) {
  const words = useWords().chain;
  const search = `${within(workspace, "search")}?${new URLSearchParams({ q: `node:"${node.code}"` }).toString()}`;
  const lines: [string, string][] = [
    [words.definition, node.definition],
    [words.includes, node.includes],
    [words.excludes, node.excludes],
  ];
  return (
    <dl className="facts">
      {lines.filter(([, text]) => text).map(([said, text]) => (
        <Fragment key={said}><dt>{said}</dt><dd>{text}</dd></Fragment>
      ))}
      {node.rule ? <><dt>{words.rule}</dt><dd><code className="wraps">{node.rule}</code></dd></> : null}
      {node.children.length ? (
        <>
          <dt>{words.children}</dt>
          <dd className="codes">
            {node.children.map((code) => <Link key={code} to={within(workspace, "chains", chain, "nodes", code)}>{code}</Link>)}
          </dd>
        </>
      ) : null}
      <dt /><dd><Link to={search}>{words.asSearch}</Link></dd>
    </dl>
  );
}

function Held({ node }: { node: NodeDetail }) {
  const words = useWords().chain;
  const { fates } = node;
  const came: [string, number][] = [
    [words.byRule, fates.rule],
    [words.byPerson, fates.person],
    [words.noise, fates.noise],
    [words.takenOut, fates.taken_out],
  ];
  return (
    <>
      <p className="held"><FigureMark figure={node.families} /> <FigureMark figure={node.publications} /></p>
      {node.pending_families ? <p>{words.pending(written(node.pending_families, ""))}</p> : null}
      <dl className="facts">
        {came.map(([said, count]) => (
          <Fragment key={said}><dt>{said}</dt><dd>{written(count, "")} {words.publications}</dd></Fragment>
        ))}
      </dl>
    </>
  );
}

function Facts({ node }: { node: NodeDetail }) {
  const words = useWords().chain;
  return (
    <dl className="facts">
      {node.facts.map((one) => (
        <Fragment key={`${one.indicator} ${one.region} ${one.year}`}>
          <dt>{one.indicator}</dt>
          <dd title={one.source}>{written(one.value, words.unknown)} {one.unit} <span className="quiet">{one.region} {one.year}</span></dd>
        </Fragment>
      ))}
    </dl>
  );
}
