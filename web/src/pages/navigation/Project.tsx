import { Skeleton } from "antd";
import { useParams } from "react-router";
import { listProjectSteps, showProject, stepProject } from "../../api/navigation";
import { useAnswer } from "../../api/useAnswer";
import { useWords } from "../../app/appearance";
import { useSession } from "../../app/session";
import { useTrail } from "../../app/trail";
import { Due } from "../../components/Due";
import { useSaid } from "../../components/said";
import { Steps } from "../../components/Steps";
import { moment } from "../../components/times";
import { Trouble } from "../../components/Trouble";
import { Facts } from "./Facts";
import { ListResult } from "./ListResult";
import { OUT, STAGES } from "./stages";
import { Work } from "./Work";

/** A project: what it is, where on its way it stands, what may be done next, and how it came there. */
export function Project() {
  const words = useWords().navigation;
  const said = useSaid();
  const { project: key = "" } = useParams();
  const { organisation, permissions } = useSession();
  const { answer, error, again } = useAnswer(`project ${key}`, (signal) => showProject(key, signal));
  const found = answer?.key === key ? answer : undefined;
  useTrail({ said: words.title, to: "/navigation" }, { said: found?.name ?? "" });
  if (error) return <Trouble error={error} again={again} />;
  if (!found) return <Skeleton active paragraph={{ rows: 10 }} />;
  const own = found.organisation === organisation;
  return (
    <div className="home-column">
      <section className="sheet">
        <header className="sheet-head">
          <h1>{found.name}</h1>
          <Due day={found.due} over={found.state.over} />
        </header>
        <Way state={found.state.code} said={said(found.state.name)} />
        <Steps
          state={found.state}
          take={async (step, reason) => {
            await stepProject(key, step, reason);
            again();
          }}
        />
        {own && OUT.includes(found.state.code) && permissions.includes("record.decide") ? <ListResult project={found} /> : null}
      </section>
      <div className="project-body">
        <Facts project={found} editable={own && permissions.includes("record.edit")} changed={again} />
        <div className="home-column">
          {own && found.workspace ? <Work project={found} workspace={found.workspace} changed={again} /> : null}
          <History project={key} version={found.version} />
        </div>
      </div>
    </div>
  );
}

/** The ten steps in a line, with where the project stands. */
function Way({ state, said }: { state: string; said: string }) {
  const words = useWords().navigation;
  const here = STAGES.findIndex((one) => one === state);
  if (here < 0) return <p><span className="tag">{said}</span></p>;
  return (
    <ol className="way" aria-label={words.way}>
      {STAGES.map((one, place) => (
        <li key={one} className={place < here ? "past" : place === here ? "here" : undefined} aria-current={place === here ? "step" : undefined}>
          {words.stages[one]}
        </li>
      ))}
    </ol>
  );
}

function History({ project, version }: { project: string; version: number }) {
  const words = useWords().navigation;
  const said = useSaid();
  const { answer, error, again } = useAnswer(`steps ${project} ${String(version)}`, (signal) => listProjectSteps(project, signal));
  return (
    <section className="sheet">
      <h2>{words.history}</h2>
      {error ? <Trouble error={error} again={again} /> : null}
      <ul className="tasks">
        {[...(answer ?? [])].reverse().map((one) => (
          <li key={`${one.taken} ${one.transition}`}>
            <span className="tasks-title">
              {one.source ? `${said(one.source)} → ` : ""}
              {said(one.target)}
              {one.reason ? <span className="second">{one.reason}</span> : null}
            </span>
            <span className="quiet">{one.name}</span>
            <time className="quiet" dateTime={one.taken}>{moment(one.taken)}</time>
          </li>
        ))}
      </ul>
    </section>
  );
}
