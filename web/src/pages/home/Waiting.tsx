import { Skeleton } from "antd";
import type { ReactNode } from "react";
import { Link } from "react-router";
import { listProjects, listRecommendations, listRequests, type State } from "../../api/navigation";
import { listNotices } from "../../api/notices";
import { useAnswer } from "../../api/useAnswer";
import { useWords } from "../../app/appearance";
import { useNotices } from "../../app/notices";
import { useSession } from "../../app/session";
import { Due } from "../../components/Due";
import { NoticeLine } from "../../components/NoticeLine";
import { Nothing } from "../../components/Nothing";
import { written } from "../../components/numbers";
import { useSaid } from "../../components/said";
import { Trouble } from "../../components/Trouble";

/** Rows of one kind that are shown here; the rest stand on their own page. */
const SHOWN = 5;

interface Task {
  key: string;
  to: string;
  kind: string;
  title: string;
  state: State;
  due: string | null;
}

/** 待我处理: what I was told and have not seen, and the records of which I may take the next step. */
export function Waiting() {
  const words = useWords().home;
  const { unseen } = useNotices();
  const notices = useAnswer(`notices ${String(unseen)}`, listNotices);
  const { tasks, more, loading, error, again } = useTasks();
  const fresh = notices.answer?.items.filter((one) => one.seen === null) ?? [];
  const trouble = error ?? notices.error;
  return (
    <section className="sheet">
      <h2>{words.waiting}</h2>
      {trouble ? <Trouble error={trouble} again={() => { again(); notices.again(); }} /> : null}
      <ul className="notices">
        {fresh.slice(0, SHOWN).map((one) => (
          <li key={one.key} className="fresh">
            <NoticeLine notice={one} />
          </li>
        ))}
      </ul>
      <ul className="tasks">
        {tasks.map((task) => (
          <Row key={task.key} task={task} />
        ))}
        {more.map((one) => (
          <li key={one.to}>
            <Link to={one.to}>{one.said}</Link>
          </li>
        ))}
      </ul>
      {loading && tasks.length === 0 ? <Skeleton active title={false} paragraph={{ rows: 4 }} /> : null}
      {!loading && !trouble && notices.answer && tasks.length + fresh.length === 0 ? (
        <Nothing said={words.noneWaiting} hint={words.noneWaitingHint} />
      ) : null}
    </section>
  );
}

function Row({ task }: { task: Task }): ReactNode {
  const said = useSaid();
  return (
    <li>
      <span className="tag">{task.kind}</span>
      <span className="tasks-title">
        <Link to={task.to}>{task.title}</Link>
        <span className="second">
          {said(task.state.name)}
          {task.state.steps.length ? ` → ${task.state.steps.map((one) => said(one.name)).join(" / ")}` : ""}
        </span>
      </span>
      <Due day={task.due} over={task.state.over} />
    </li>
  );
}

function useTasks() {
  const words = useWords().home;
  const { permissions, organisation } = useSession();
  const reads = permissions.includes("record.read");
  const projects = useAnswer(reads ? "projects" : null, (signal) => listProjects("", signal));
  const recommendations = useAnswer(reads ? "recommendations" : null, (signal) => listRecommendations("", "", signal));
  const requests = useAnswer(reads && permissions.includes("record.decide") ? "requests" : null, listRequests);
  const mine = ({ state }: { state: State }) => !state.over && state.steps.length > 0;
  const asked = (requests.answer?.items ?? []).filter((one) => one.organisation !== organisation && !one.answer && !one.state.over);
  const own = projects.answer?.items.filter(mine) ?? [];
  const advice = recommendations.answer?.items.filter(mine) ?? [];
  const tasks: Task[] = [
    ...asked.slice(0, SHOWN).map((one) => ({ ...one, to: "/navigation/requests", kind: words.request, title: one.purpose, due: null })),
    ...own
      .slice(0, SHOWN)
      .map((one) => ({ ...one, to: `/navigation/projects/${encodeURIComponent(one.key)}`, kind: words.project, title: one.name })),
    ...advice
      .slice(0, SHOWN)
      .map((one) => ({ ...one, to: `/navigation/recommendations?open=${encodeURIComponent(one.key)}`, kind: words.recommendation, title: one.said })),
  ];
  const more = [
    { to: "/navigation/requests", said: words.moreRequests, left: asked.length - SHOWN },
    { to: "/navigation", said: words.moreProjects, left: own.length - SHOWN },
    { to: "/navigation/recommendations", said: words.moreRecommendations, left: advice.length - SHOWN },
  ]
    .filter((one) => one.left > 0)
    .map((one) => ({ to: one.to, said: one.said(written(one.left, "")) }));
  return {
    tasks,
    more,
    loading: projects.loading || recommendations.loading || requests.loading,
    error: projects.error ?? recommendations.error ?? requests.error,
    again: () => {
      projects.again();
      recommendations.again();
      requests.again();
    },
  };
}
