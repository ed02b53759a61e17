import { Button, Form, Input, InputNumber } from "antd";
import { useState } from "react";
import type { Workspace } from "../../api/client";
import type { Job } from "../../api/jobs";
import { useWords } from "../../app/appearance";
import { Trouble } from "../../components/Trouble";
import { beginImport, type Searched } from "./asking";
import { DropZone } from "./DropZone";
import { UploadList } from "./UploadList";
import { useUploads } from "./uploads";

interface Told {
  database?: string;
  query?: string;
  date?: string;
  hits?: number | null;
}

export function searchOf(told: Told): Searched {
  return {
    database: told.database?.trim() ?? "",
    query: told.query?.trim() ?? "",
    operator: "",
    ...(told.date ? { date: told.date } : {}),
    ...(told.hits === undefined || told.hits === null ? {} : { hits: told.hits }),
  };
}

/** Files, and the search that they answer (检索登记); then the import, as a job. */
export function ImportForm({ workspace, begun }: { workspace: Workspace; begun: (job: Job) => void }) {
  const words = useWords().evidence;
  const { uploads, add, again, drop } = useUploads(workspace.secrecy);
  const [form] = Form.useForm<Told>();
  const [waiting, setWaiting] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const kept = uploads.flatMap((one) => (one.state === "kept" && one.key ? [one.key] : []));
  const going = uploads.some((one) => one.state === "sending" || one.state === "waiting");
  const begin = async (told: Told) => {
    setWaiting(true);
    setError(null);
    try {
      const job = await beginImport(workspace.key, kept, searchOf(told));
      drop((one) => one.state === "kept");
      begun(job);
    } catch (reason) {
      setError(reason);
    }
    setWaiting(false);
  };
  return (
    <section className="sheet import">
      <div>
        <h2>{words.bring}</h2>
        <DropZone add={add} />
        <UploadList uploads={uploads} again={again} drop={drop} />
      </div>
      <Form form={form} layout="vertical" onFinish={(told) => void begin(told)}>
        <h2>{words.register}</h2>
        <div className="import-fields">
          <Form.Item name="database" label={words.database}>
            <Input maxLength={200} placeholder="incoPat" />
          </Form.Item>
          <Form.Item name="date" label={words.date}>
            <Input type="date" />
          </Form.Item>
          <Form.Item name="hits" label={words.hits}>
            <InputNumber className="whole-width" min={0} precision={0} />
          </Form.Item>
        </div>
        <Form.Item name="query" label={words.query}>
          <Input.TextArea maxLength={8000} autoSize={{ minRows: 2, maxRows: 8 }} />
        </Form.Item>
        {error ? <Trouble error={error} /> : null}
        <Button type="primary" htmlType="submit" disabled={kept.length === 0 || going} loading={waiting}>
          {kept.length ? words.importSome(String(kept.length)) : words.import}
        </Button>
      </Form>
    </section>
  );
}
