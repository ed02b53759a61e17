import { Button, Form, Input, Select, Skeleton } from "antd";
import { useState } from "react";
import { Link, useSearchParams } from "react-router";
import { isOver } from "../../api/jobs";
import { assignRecommendation, listRecommendations, stepRecommendation, type Recommendation } from "../../api/navigation";
import { useAnswer } from "../../api/useAnswer";
import { useWords } from "../../app/appearance";
import { useFocus, within } from "../../app/focus";
import { useJobs } from "../../app/jobs";
import { useSession } from "../../app/session";
import { useTrail } from "../../app/trail";
import type { Column } from "../../components/columns";
import { Dialog } from "../../components/Dialog";
import { Due } from "../../components/Due";
import { Grid } from "../../components/Grid";
import { JobCard } from "../../components/JobCard";
import { Nothing } from "../../components/Nothing";
import { useSaid } from "../../components/said";
import { Steps } from "../../components/Steps";
import { Trouble } from "../../components/Trouble";
import { beginTakingUp } from "./asking";
import { Tabs } from "./Tabs";

const STATES = ["open", "exploring", "intended", "acting", "done", "declined"] as const;
const KIND = "take_up_recommendations";

/** Recommendations that were taken up as work: what became of each, and the next step. */
export function Recommendations() {
  const words = useWords().navigation;
  const { workspaces } = useFocus();
  const [query, setQuery] = useSearchParams();
  const state = query.get("state") ?? "";
  const workspace = query.get("workspace") ?? "";
  const first = query.get("open");
  useTrail({ said: words.title, to: "/navigation" }, { said: words.recommendations });
  const job = useJobs().jobs.find((one) => one.kind === KIND && (!workspace || one.subject === workspace));
  const after = job && isOver(job) ? job.key : "";
  const { answer, error, loading, again } = useAnswer(`recommendations ${workspace} ${state} ${after}`, (signal) =>
    listRecommendations(workspace, state, signal),
  );
  const columns = useRecommendationColumns(again);
  const ask = (next: Record<string, string>) => {
    const all = { state, workspace, ...next };
    setQuery(Object.fromEntries(Object.entries(all).filter(([, value]) => value !== "")));
  };
  const named = (workspaces.answer?.items ?? []).map((one) => ({ value: one.key, label: one.name }));
  const items = [...(answer?.items ?? [])].sort((one, other) => Number(other.key === first) - Number(one.key === first));
  return (
    <section className="sheet" aria-busy={loading}>
      <header className="sheet-head">
        <Tabs />
        <Select
          className="wide-chooser"
          value={workspace}
          aria-label={words.workspace}
          options={[{ value: "", label: words.allWorkspaces }, ...named]}
          onChange={(next) => { ask({ workspace: next }); }}
        />
        <Select
          className="chooser"
          value={state}
          aria-label={words.state}
          options={[{ value: "", label: words.allStates }, ...STATES.map((one) => ({ value: one as string, label: words.advice[one] }))]}
          onChange={(next) => { ask({ state: next }); }}
        />
        <TakeUp />
      </header>
      {job ? <JobCard job={job} /> : null}
      {error ? <Trouble error={error} again={again} /> : null}
      {!answer && loading ? <Skeleton active paragraph={{ rows: 6 }} /> : null}
      {answer?.items.length === 0 ? <Nothing said={words.noRecommendations} hint={words.noRecommendationsHint} /> : null}
      {items.length ? <Grid said={words.recommendations} columns={columns} items={items} keyOf={(one) => one.key} loading={loading} /> : null}
    </section>
  );
}

function useRecommendationColumns(again: () => void): Column<Recommendation>[] {
  const words = useWords().navigation;
  const said = useSaid();
  const { user, permissions } = useSession();
  const { workspaces } = useFocus();
  const called = (key: string) => workspaces.answer?.items.find((one) => one.key === key)?.name ?? "";
  return [
    {
      name: "said",
      title: words.recommendation,
      render: (one) => (
        <>
          {one.said}
          <span className="second">{[one.path, one.region, one.gone ? words.gone : ""].filter(Boolean).join(" · ")}</span>
        </>
      ),
    },
    {
      name: "workspace",
      title: words.workspace,
      width: 160,
      render: (one) => <Link to={within(one.workspace, "chains", "current")}>{called(one.workspace)}</Link>,
    },
    { name: "state", title: words.state, width: 96, render: (one) => <span className={one.state.over ? "tag" : "tag tag-going"}>{said(one.state.name)}</span> },
    { name: "due", title: words.due, width: 130, render: (one) => <Due day={one.due} over={one.state.over} /> },
    {
      name: "keeper",
      title: words.keeper,
      width: 120,
      render: (one) => (
        <Assign one={one} mine={one.keeper === user} may={!one.state.over && permissions.includes("record.edit")} again={again} />
      ),
    },
    {
      name: "steps",
      title: words.next,
      width: 260,
      render: (one) => (
        <Steps
          small
          state={one.state}
          take={async (step, reason) => {
            await stepRecommendation(one.key, step, reason);
            again();
          }}
        />
      ),
    },
  ];
}

function Assign({ one, mine, may, again }: { one: Recommendation; mine: boolean; may: boolean; again: () => void }) {
  const words = useWords().navigation;
  const { user } = useSession();
  const [open, setOpen] = useState(false);
  const said = mine ? words.me : one.keeper ? words.somebody : words.nobody;
  if (!may) return <span className="quiet">{said}</span>;
  return (
    <>
      <span className="quiet">{said}</span>{" "}
      <Button size="small" onClick={() => { setOpen(true); }}>{mine ? words.setDue : words.takeOn}</Button>
      {open ? (
        <Dialog<{ due?: string }>
          title={words.takeOn}
          ok={words.save}
          close={() => { setOpen(false); }}
          initial={{ due: one.due ?? "" }}
          send={async (told) => {
            await assignRecommendation(one.key, user, told.due ? told.due : null);
            again();
          }}
        >
          <p>{one.said}</p>
          <Form.Item name="due" label={words.due}>
            <Input type="date" />
          </Form.Item>
        </Dialog>
      ) : null}
    </>
  );
}

/** Asks the rules what they recommend now, of the map of a workspace. */
function TakeUp() {
  const words = useWords().navigation;
  const { permissions } = useSession();
  const { workspace, workspaces } = useFocus();
  const { add } = useJobs();
  const [open, setOpen] = useState(false);
  const own = (workspaces.answer?.items ?? []).filter((one) => one.own && !one.closed);
  if (!permissions.includes("record.edit") || own.length === 0) return null;
  return (
    <>
      <Button type="primary" onClick={() => { setOpen(true); }}>{words.takeUp}</Button>
      {open ? (
        <Dialog<{ workspace: string; region?: string }>
          title={words.takeUp}
          ok={words.takeUp}
          close={() => { setOpen(false); }}
          initial={{ workspace: own.find((one) => one.key === workspace?.key)?.key ?? own[0]?.key, region: "" }}
          send={async (told) => { add(await beginTakingUp(told.workspace, told.region?.trim() ?? "")); }}
        >
          <p className="quiet">{words.takeUpHint}</p>
          <Form.Item name="workspace" label={words.workspace} rules={[{ required: true, message: words.wanted }]}>
            <Select options={own.map((one) => ({ value: one.key, label: one.name }))} />
          </Form.Item>
          <Form.Item name="region" label={words.region} extra={words.regionHint}>
            <Input maxLength={20} />
          </Form.Item>
        </Dialog>
      ) : null}
    </>
  );
}
