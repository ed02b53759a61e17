import { Skeleton } from "antd";
import { Link } from "react-router";
import { useWords } from "../../app/appearance";
import { useFocus, within } from "../../app/focus";
import { useTrail } from "../../app/trail";
import { Nothing } from "../../components/Nothing";
import { Trouble } from "../../components/Trouble";

export function Home() {
  const words = useWords().home;
  useTrail({ said: words.title });
  const { answer, error, again } = useFocus().workspaces;
  return (
    <section className="sheet">
      <h1>{words.workspaces}</h1>
      {error ? <Trouble error={error} again={again} /> : null}
      {answer === undefined && !error ? <Skeleton active title={false} paragraph={{ rows: 4 }} /> : null}
      {answer?.items.length === 0 ? <Nothing said={words.none} hint={words.noneHint} /> : null}
      <ul className="lines">
        {answer?.items.map((one) => (
          <li key={one.key}>
            <Link to={within(one.key, "search")}>
              <strong>{one.name}</strong>
            </Link>
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
