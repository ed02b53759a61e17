import { Form, Input, InputNumber, Select } from "antd";
import type { Described, Project } from "../../api/navigation";
import { useWords } from "../../app/appearance";
import { useFocus } from "../../app/focus";
import { useKinds } from "./kinds";
import { fen, yuan } from "./money";

/** What is written in the form; the cost in yuan. */
export interface Written {
  name?: string;
  kind?: string;
  level?: string;
  commissioner?: string;
  scope?: string;
  workspace?: string | null;
  due?: string;
  renew_every?: number | null;
  cost?: number | null;
}

export function writtenOf(project: Project): Written {
  return { ...project, due: project.due ?? "", workspace: project.workspace ?? undefined, cost: yuan(project.cost) };
}

/** What is said anew: what is as it was is left out, and stays. */
export function describedBy(written: Written, was?: Project): Described {
  const all: Described = {
    name: written.name?.trim(),
    kind: written.kind,
    level: written.level,
    commissioner: written.commissioner?.trim(),
    scope: written.scope?.trim(),
    workspace: written.workspace ?? undefined,
    due: written.due ? written.due : undefined,
    renew_every: written.renew_every ?? undefined,
    cost: fen(written.cost),
  };
  const changed = Object.entries(all).filter(([name, value]) => value !== undefined && value !== was?.[name as keyof Project]);
  return Object.fromEntries(changed);
}

/** The fields of a project, within a form. */
export function ProjectFields() {
  const words = useWords().navigation;
  const { options } = useKinds();
  const { workspaces } = useFocus();
  const own = (workspaces.answer?.items ?? []).filter((one) => one.own && !one.closed);
  const wanted = [{ required: true, whitespace: true, message: words.wanted }];
  return (
    <>
      <Form.Item name="name" label={words.name} rules={wanted}>
        <Input maxLength={200} />
      </Form.Item>
      <div className="pair">
        <Form.Item name="kind" label={words.kind} rules={wanted}>
          <Select options={options("project_kinds")} />
        </Form.Item>
        <Form.Item name="level" label={words.level} rules={wanted}>
          <Select options={options("levels")} />
        </Form.Item>
      </div>
      <Form.Item name="scope" label={words.scope} extra={words.scopeHint}>
        <Input.TextArea maxLength={4000} autoSize={{ minRows: 2, maxRows: 8 }} />
      </Form.Item>
      <div className="pair">
        <Form.Item name="workspace" label={words.workspace}>
          <Select options={own.map((one) => ({ value: one.key, label: one.name }))} />
        </Form.Item>
        <Form.Item name="commissioner" label={words.commissioner}>
          <Input maxLength={200} />
        </Form.Item>
      </div>
      <div className="triple">
        <Form.Item name="due" label={words.due}>
          <Input type="date" />
        </Form.Item>
        <Form.Item name="renew_every" label={words.renewEvery}>
          <InputNumber className="whole-width" min={0} max={1200} precision={0} />
        </Form.Item>
        <Form.Item name="cost" label={words.cost}>
          <InputNumber className="whole-width" min={0} precision={2} />
        </Form.Item>
      </div>
    </>
  );
}
