import { Skeleton } from "antd";
import { useAnswer } from "../../api/useAnswer";
import { listWorkspaces } from "../../api/workspaces";
import { useWords } from "../../app/appearance";
import { useSession } from "../../app/session";
import { useTrail } from "../../app/trail";
import { Nothing } from "../../components/Nothing";
import { Trouble } from "../../components/Trouble";

export function Home() {
  const words = useWords().home;
  const { organisation } = useSession();
  useTrail({ said: words.title });
  const { answer, error, again } = useAnswer(`workspaces ${organisation ?? ""}`, listWorkspaces);
  return (
    <section className="sheet">
      <h1>{words.workspaces}</h1>
      {error ? <Trouble error={error} again={again} /> : null}
      {answer === undefined && !error ? <Skeleton active title={false} paragraph={{ rows: 4 }} /> : null}
      {answer?.items.length === 0 ? <Nothing said={words.none} hint={words.noneHint} /> : null}
      <ul className="lines">
        {answer?.items.map((one) => (
          <li key={one.key}>
            <strong>{one.name}</strong>
            <span>{one.about}</span>
            <span className="quiet">
              {one.closed ? words.closed : one.own ? words.own : words.shared} · {words.created} {one.created.slice(0, 10)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
