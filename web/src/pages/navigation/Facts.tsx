import { Button, Form } from "antd";
import { useState } from "react";
import { Link, useSearchParams } from "react-router";
import { Stopped } from "../../api/asking";
import { describeProject, type Project } from "../../api/navigation";
import { useWords } from "../../app/appearance";
import { useFocus, within } from "../../app/focus";
import { written } from "../../components/numbers";
import { Trouble } from "../../components/Trouble";
import { useKinds } from "./kinds";
import { yuan } from "./money";
import { describedBy, ProjectFields, writtenOf, type Written } from "./ProjectFields";

interface FactsProps {
  project: Project;
  editable: boolean;
  changed: () => void;
}

/** What is said of a project, and the form to say it anew. */
export function Facts({ project, editable, changed }: FactsProps) {
  const words = useWords().navigation;
  const [query, setQuery] = useSearchParams();
  const editing = editable && query.get("edit") === "1";
  const edit = (now: boolean) => { setQuery(now ? { edit: "1" } : {}); };
  return (
    <section className="sheet">
      <header className="sheet-head">
        <h2>{words.facts}</h2>
        {editable && !editing ? <Button onClick={() => { edit(true); }}>{words.edit}</Button> : null}
      </header>
      {editing ? (
        <Editing
          key={project.version}
          project={project}
          close={() => { edit(false); }}
          changed={changed}
        />
      ) : (
        <Told project={project} />
      )}
    </section>
  );
}

function Told({ project }: { project: Project }) {
  const words = useWords().navigation;
  const { named } = useKinds();
  const workspace = useFocus().workspaces.answer?.items.find((one) => one.key === project.workspace);
  const rows = [
    [words.kind, named("project_kinds", project.kind)],
    [words.level, named("levels", project.level)],
    [words.commissioner, project.commissioner],
    [words.scope, project.scope],
    [words.workspace, workspace ? <Link key="w" to={within(workspace.key, "search")}>{workspace.name}</Link> : ""],
    [words.chain, project.chain],
    [words.mapVersion, project.map_version ? String(project.map_version) : ""],
    [words.due, project.due ?? ""],
    [words.renewEvery, project.renew_every === null ? "" : String(project.renew_every)],
    [words.cost, project.cost === null ? "" : written(yuan(project.cost), "")],
  ] as const;
  return (
    <dl className="facts">
      {rows.map(([label, value]) => (
        <div key={label} className="facts-row">
          <dt>{label}</dt>
          <dd>{value === "" ? <span className="quiet">{words.notStated}</span> : value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Editing({ project, close, changed }: { project: Project; close: () => void; changed: () => void }) {
  const words = useWords().navigation;
  const [form] = Form.useForm<Written>();
  const [waiting, setWaiting] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const save = async (told: Written) => {
    setWaiting(true);
    setError(null);
    try {
      await describeProject(project, describedBy(told, project));
      close();
      changed();
    } catch (reason) {
      setError(reason);
      setWaiting(false);
    }
  };
  const outdated = error instanceof Stopped && error.problem.status === 412;
  return (
    <Form form={form} layout="vertical" className="params" initialValues={writtenOf(project)} onFinish={(told) => void save(told)}>
      <ProjectFields />
      {error ? <Trouble error={error} {...(outdated ? { again: changed } : {})} /> : null}
      <div className="step-buttons">
        <Button type="primary" htmlType="submit" loading={waiting}>{words.save}</Button>
        <Button onClick={close}>{words.cancel}</Button>
      </div>
    </Form>
  );
}
