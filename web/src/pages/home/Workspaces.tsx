import { PlusOutlined } from "@ant-design/icons";
import { Button, Skeleton } from "antd";
import { lazy, Suspense, useState } from "react";
import { Link } from "react-router";
import type { Workspace } from "../../api/client";
import { useAnswer } from "../../api/useAnswer";
import { showWorkspace } from "../../api/workspaces";
import { useWords } from "../../app/appearance";
import { useFocus, within } from "../../app/focus";
import { useSession } from "../../app/session";
import { FigureMark } from "../../components/FigureMark";
import { Nothing } from "../../components/Nothing";
import { written } from "../../components/numbers";
import { Trouble } from "../../components/Trouble";

const NewWorkspace = lazy(async () => ({ default: (await import("./NewWorkspace")).NewWorkspace }));

/** Workspaces whose contents are counted here: counting opens one on the server. */
const COUNTED = 12;

export function Workspaces() {
  const words = useWords().home;
  const { permissions } = useSession();
  const { answer, error, again } = useFocus().workspaces;
  const [beginning, setBeginning] = useState(false);
  const begin = permissions.includes("evidence.import") ? (
    <Button icon={<PlusOutlined />} onClick={() => { setBeginning(true); }}>
      {words.begin}
    </Button>
  ) : null;
  return (
    <section className="sheet">
      <header className="sheet-head">
        <h2>{words.workspaces}</h2>
        {begin}
      </header>
      {error ? <Trouble error={error} again={again} /> : null}
      {answer === undefined && !error ? <Skeleton active title={false} paragraph={{ rows: 4 }} /> : null}
      {answer?.items.length === 0 ? <Nothing said={words.none} hint={begin ? words.noneHint : words.noneToSeeHint} /> : null}
      <ul className="tasks">
        {answer?.items.map((one, place) => <Row key={one.key} one={one} counted={place < COUNTED} />)}
      </ul>
      {beginning ? (
        <Suspense>
          <NewWorkspace close={() => { setBeginning(false); }} />
        </Suspense>
      ) : null}
    </section>
  );
}

function Row({ one, counted }: { one: Workspace; counted: boolean }) {
  const words = useWords().home;
  const { answer } = useAnswer(counted ? `workspace ${one.key}` : null, (signal) => showWorkspace(one.key, signal));
  return (
    <li>
      <span className="tasks-title">
        <Link to={within(one.key, "search")}>{one.name}</Link>
        <span className="second">
          {[one.closed ? words.closed : one.own ? words.own : words.shared, one.about].filter(Boolean).join(" · ")}
        </span>
      </span>
      {answer ? (
        <span className="right">
          <FigureMark figure={answer.publications} />
          {answer.batches === null ? null : (
            <Link className="second" to={within(one.key, "data")}>{words.batches(written(answer.batches, ""))}</Link>
          )}
        </span>
      ) : null}
    </li>
  );
}
