import { Button, Checkbox, Form, Input, Select } from "antd";
import { useState } from "react";
import { isOver } from "../../api/jobs";
import { nameMap, type Project } from "../../api/navigation";
import { useAnswer } from "../../api/useAnswer";
import { useWords } from "../../app/appearance";
import { useJobs } from "../../app/jobs";
import { useSession } from "../../app/session";
import { Dialog } from "../../components/Dialog";
import { JobCard } from "../../components/JobCard";
import { moment } from "../../components/times";
import { Trouble } from "../../components/Trouble";
import { beginPublishing, beginReport, listVersions, type NewReport } from "./asking";

/** Jobs of a project that are shown with it. */
const SHOWN = 6;
const KINDS = ["publish_map", "navigation_report"];
const TYPES = ["industry", "enterprise", "research"] as const;

interface WorkProps {
  project: Project;
  workspace: string;
  changed: () => void;
}

/** The map and the report of a project: published and written by workers, and taken away from here. */
export function Work({ project, workspace, changed }: WorkProps) {
  const words = useWords().navigation;
  const { permissions } = useSession();
  const [open, setOpen] = useState<"map" | "report" | null>(null);
  const jobs = useJobs().jobs.filter((one) => one.subject === workspace && KINDS.includes(one.kind)).slice(0, SHOWN);
  const after = jobs.filter(isOver).length;
  const close = () => { setOpen(null); };
  return (
    <section className="sheet">
      <h2>{words.work}</h2>
      <Versions project={project} workspace={workspace} after={after} changed={changed} />
      <div className="step-buttons">
        {permissions.includes("chain.publish") ? <Button onClick={() => { setOpen("map"); }}>{words.publishMap}</Button> : null}
        {permissions.includes("report.make") ? <Button onClick={() => { setOpen("report"); }}>{words.writeReport}</Button> : null}
      </div>
      {jobs.map((job) => <JobCard key={job.key} job={job} />)}
      {open === "map" ? <PublishDialog workspace={workspace} close={close} /> : null}
      {open === "report" ? <ReportDialog workspace={workspace} title={project.name} close={close} /> : null}
    </section>
  );
}

/** Which published version is the project's. */
function Versions({ project, workspace, after, changed }: WorkProps & { after: number }) {
  const words = useWords().navigation;
  const { permissions } = useSession();
  const [error, setError] = useState<unknown>(null);
  const { answer } = useAnswer(permissions.includes("chain.read") ? `versions ${workspace} ${String(after)}` : null, (signal) => listVersions(workspace, signal));
  const name = (number: number) => {
    setError(null);
    nameMap(project.key, number).then(changed, setError);
  };
  return (
    <>
      <label className="labelled">
        <span className="quiet">{words.mapVersion}</span>
        <Select
          className="wide-chooser"
          value={project.map_version}
          placeholder={answer?.items.length ? words.chooseVersion : words.noVersion}
          disabled={!permissions.includes("record.edit") || !answer?.items.length}
          options={(answer?.items ?? []).map((one) => ({ value: one.number, label: words.versionOf(String(one.number), moment(one.time)) }))}
          onChange={name}
        />
      </label>
      {error ? <Trouble error={error} /> : null}
    </>
  );
}

function PublishDialog({ workspace, close }: { workspace: string; close: () => void }) {
  const words = useWords().navigation;
  const { add } = useJobs();
  return (
    <Dialog<{ note?: string }>
      title={words.publishMap}
      ok={words.publishMap}
      close={close}
      send={async (told) => { add(await beginPublishing(workspace, told.note?.trim() ?? "")); }}
    >
      <p className="quiet">{words.publishHint}</p>
      <Form.Item name="note" label={words.note}>
        <Input.TextArea maxLength={2000} autoSize={{ minRows: 2 }} />
      </Form.Item>
    </Dialog>
  );
}

type Told = Pick<NewReport, "type" | "region" | "title" | "by" | "for_own_use">;

function ReportDialog({ workspace, title, close }: { workspace: string; title: string; close: () => void }) {
  const words = useWords().navigation;
  const session = useSession();
  const { add } = useJobs();
  const by = session.organisations.find((one) => one.key === session.organisation)?.name ?? "";
  return (
    <Dialog<Told>
      title={words.writeReport}
      ok={words.writeReport}
      close={close}
      initial={{ type: "industry", region: "", title, by, for_own_use: false }}
      send={async (told) => {
        add(await beginReport(workspace, { ...told, region: told.region.trim(), query: "", families: "simple", level: "party" }));
      }}
    >
      <div className="pair">
        <Form.Item name="type" label={words.reportType}>
          <Select options={TYPES.map((value) => ({ value, label: words.reportTypes[value] }))} />
        </Form.Item>
        <Form.Item name="region" label={words.region} extra={words.regionHint}>
          <Input maxLength={20} />
        </Form.Item>
      </div>
      <Form.Item name="title" label={words.reportTitle}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="by" label={words.by}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="for_own_use" valuePropName="checked" extra={words.ownUseHint}>
        <Checkbox>{words.ownUse}</Checkbox>
      </Form.Item>
    </Dialog>
  );
}
