import { Skeleton } from "antd";
import { Link } from "react-router";
import { listKinds, listProjects } from "../../api/navigation";
import { useAnswer } from "../../api/useAnswer";
import { useWords } from "../../app/appearance";
import { Due } from "../../components/Due";
import { Nothing } from "../../components/Nothing";
import { useSaid } from "../../components/said";
import { Trouble } from "../../components/Trouble";

const SHOWN = 8;

/** Navigation projects: where each stands, and until when. */
export function Projects() {
  const words = useWords().home;
  const said = useSaid();
  const { answer, error, again } = useAnswer("projects", (signal) => listProjects("", signal));
  const kinds = useAnswer("kinds", listKinds);
  const named = (code: string) => kinds.answer?.levels?.find((one) => one.code === code)?.name;
  return (
    <section className="sheet">
      <header className="sheet-head">
        <h2>{words.projects}</h2>
        <Link to="/navigation">{words.all}</Link>
      </header>
      {error ? <Trouble error={error} again={again} /> : null}
      {!answer && !error ? <Skeleton active title={false} paragraph={{ rows: 3 }} /> : null}
      {answer?.items.length === 0 ? (
        <Nothing said={words.noProjects} hint={words.noProjectsHint} action={<Link to="/navigation?new=1">{words.beginProject}</Link>} />
      ) : null}
      <ul className="tasks">
        {answer?.items.slice(0, SHOWN).map((one) => {
          const level = named(one.level);
          return (
            <li key={one.key}>
              <span className={one.state.over ? "tag" : "tag tag-going"}>{said(one.state.name)}</span>
              <span className="tasks-title">
                <Link to={`/navigation/projects/${encodeURIComponent(one.key)}`}>{one.name}</Link>
                {level ? <span className="second">{said(level)}</span> : null}
              </span>
              <Due day={one.due} over={one.state.over} />
            </li>
          );
        })}
      </ul>
    </section>
  );
}
