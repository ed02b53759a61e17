import { Button, Select, Skeleton } from "antd";
import { Link, useNavigate, useSearchParams } from "react-router";
import { beginProject, listProjects, type Project } from "../../api/navigation";
import { useAnswer } from "../../api/useAnswer";
import { useWords } from "../../app/appearance";
import { useFocus } from "../../app/focus";
import { useSession } from "../../app/session";
import { useTrail } from "../../app/trail";
import type { Column } from "../../components/columns";
import { Dialog } from "../../components/Dialog";
import { Due } from "../../components/Due";
import { Grid } from "../../components/Grid";
import { Nothing } from "../../components/Nothing";
import { useSaid } from "../../components/said";
import { Trouble } from "../../components/Trouble";
import { useKinds } from "./kinds";
import { describedBy, ProjectFields, type Written } from "./ProjectFields";
import { STAGES } from "./stages";
import { Tabs } from "./Tabs";

export const addressOf = (project: string) => `/navigation/projects/${encodeURIComponent(project)}`;

/** Navigation projects: which there are, where each stands, and which are due. */
export function Projects() {
  const words = useWords().navigation;
  const { permissions } = useSession();
  const go = useNavigate();
  const [query, setQuery] = useSearchParams();
  const state = query.get("state") ?? "";
  useTrail({ said: words.title }, { said: words.projects });
  const { answer, error, loading, again } = useAnswer(`projects ${state}`, (signal) => listProjects(state, signal));
  const columns = useProjectColumns();
  const ask = (next: Record<string, string>) => { setQuery({ ...(state ? { state } : {}), ...next }); };
  const edits = permissions.includes("record.edit");
  return (
    <section className="sheet" aria-busy={loading}>
      <header className="sheet-head">
        <Tabs />
        <Select
          className="chooser"
          value={state}
          aria-label={words.state}
          options={[{ value: "", label: words.allStates }, ...[...STAGES, "ended" as const].map((one) => ({ value: one as string, label: words.stages[one] }))]}
          onChange={(next: string) => { setQuery(next ? { state: next } : {}); }}
        />
        {edits ? <Button type="primary" onClick={() => { ask({ new: "1" }); }}>{words.begin}</Button> : null}
      </header>
      {error ? <Trouble error={error} again={again} /> : null}
      {!answer && loading ? <Skeleton active paragraph={{ rows: 6 }} /> : null}
      {answer?.items.length === 0 ? <Nothing said={state ? words.noInState : words.noProjects} hint={words.noProjectsHint} /> : null}
      {answer?.items.length ? (
        <Grid
          said={words.projects}
          columns={columns}
          items={answer.items}
          keyOf={(one) => one.key}
          onOpen={(one) => void go(addressOf(one.key))}
          loading={loading}
        />
      ) : null}
      {edits && query.get("new") ? (
        <Dialog<Written>
          title={words.begin}
          ok={words.begin}
          close={() => { ask({}); }}
          send={async (told) => {
            const made = await beginProject(describedBy(told));
            // After the dialog has closed, which changes the address as well.
            setTimeout(() => void go(addressOf(made.key)));
          }}
        >
          <ProjectFields />
        </Dialog>
      ) : null}
    </section>
  );
}

function useProjectColumns(): Column<Project>[] {
  const words = useWords().navigation;
  const said = useSaid();
  const { named } = useKinds();
  const { workspaces } = useFocus();
  const called = (key: string | null) => workspaces.answer?.items.find((one) => one.key === key)?.name ?? "";
  return [
    { name: "name", title: words.name, render: (one) => <Link to={addressOf(one.key)}>{one.name}</Link> },
    { name: "state", title: words.state, width: 90, render: (one) => <span className={one.state.over ? "tag" : "tag tag-going"}>{said(one.state.name)}</span> },
    { name: "level", title: words.level, width: 90, render: (one) => named("levels", one.level) },
    { name: "kind", title: words.kind, width: 120, render: (one) => named("project_kinds", one.kind) },
    { name: "commissioner", title: words.commissioner, width: 180, render: (one) => one.commissioner },
    { name: "workspace", title: words.workspace, width: 180, render: (one) => called(one.workspace) },
    { name: "map", title: words.mapVersion, width: 86, numeric: true, render: (one) => one.map_version ?? "" },
    { name: "due", title: words.due, width: 130, render: (one) => <Due day={one.due} over={one.state.over} /> },
  ];
}
