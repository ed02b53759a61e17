import { Form, Input, Modal, Select } from "antd";
import { useState } from "react";
import { useNavigate } from "react-router";
import { beginWorkspace } from "../../api/workspaces";
import type { Schemas } from "../../api/client";
import { useWords } from "../../app/appearance";
import { useFocus, within } from "../../app/focus";
import { Trouble } from "../../components/Trouble";

const SECRECY = ["open", "internal", "trade_secret", "privileged"] as const;

/** Begins a workspace, and leads to where its files are brought in. */
export function NewWorkspace({ close }: { close: () => void }) {
  const words = useWords().home;
  const { workspaces } = useFocus();
  const go = useNavigate();
  const [form] = Form.useForm<Schemas["NewWorkspace"]>();
  const [waiting, setWaiting] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const begin = async (told: Schemas["NewWorkspace"]) => {
    setWaiting(true);
    setError(null);
    try {
      const made = await beginWorkspace({ name: told.name.trim(), about: told.about.trim(), secrecy: told.secrecy });
      workspaces.again();
      void go(within(made.key, "data"));
    } catch (reason) {
      setError(reason);
      setWaiting(false);
    }
  };
  return (
    <Modal open title={words.begin} okText={words.make} onCancel={close} confirmLoading={waiting} onOk={() => { form.submit(); }}>
      {error ? <Trouble error={error} /> : null}
      <Form form={form} layout="vertical" initialValues={{ about: "", secrecy: "internal" }} onFinish={(told) => void begin(told)}>
        <Form.Item name="name" label={words.name} rules={[{ required: true, whitespace: true, message: words.nameWanted }]}>
          <Input maxLength={200} autoFocus />
        </Form.Item>
        <Form.Item name="about" label={words.about}>
          <Input.TextArea maxLength={2000} autoSize={{ minRows: 2 }} />
        </Form.Item>
        <Form.Item name="secrecy" label={words.secrecy}>
          <Select options={SECRECY.map((value) => ({ value, label: words.secrecies[value] }))} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
