import { Button, Form, Input, Select } from "antd";
import { useState } from "react";
import { useNavigate } from "react-router";
import { listResult, type Project } from "../../api/navigation";
import { useWords } from "../../app/appearance";
import { Dialog } from "../../components/Dialog";
import { useKinds } from "./kinds";

interface Card {
  kind: string;
  title: string;
  cut_off: string;
  summary?: string;
  terms?: string;
}

/** Puts a result of a published project into the catalogue. */
export function ListResult({ project }: { project: Project }) {
  const words = useWords().navigation;
  const { options } = useKinds();
  const go = useNavigate();
  const [open, setOpen] = useState(false);
  const wanted = [{ required: true, message: words.wanted }];
  return (
    <>
      <Button onClick={() => { setOpen(true); }}>{words.listResult}</Button>
      {open ? (
        <Dialog<Card>
          title={words.listResult}
          ok={words.listResult}
          close={() => { setOpen(false); }}
          initial={{ title: project.name, kind: "report" }}
          send={async (told) => {
            await listResult({ ...told, project: project.key, summary: told.summary ?? "", terms: told.terms ?? "" });
            void go("/navigation/catalogue");
          }}
        >
          <p className="quiet">{words.listResultHint}</p>
          <Form.Item name="title" label={words.name} rules={wanted}>
            <Input maxLength={200} />
          </Form.Item>
          <div className="pair">
            <Form.Item name="kind" label={words.resultKind} rules={wanted}>
              <Select options={options("result_kinds")} />
            </Form.Item>
            <Form.Item name="cut_off" label={words.cutOff} rules={wanted}>
              <Input type="date" />
            </Form.Item>
          </div>
          <Form.Item name="summary" label={words.summary}>
            <Input.TextArea maxLength={4000} autoSize={{ minRows: 3 }} />
          </Form.Item>
          <Form.Item name="terms" label={words.terms}>
            <Input.TextArea maxLength={2000} autoSize={{ minRows: 2 }} />
          </Form.Item>
        </Dialog>
      ) : null}
    </>
  );
}
