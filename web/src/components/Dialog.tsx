import { Form, Modal } from "antd";
import { useState, type ReactNode } from "react";
import { Trouble } from "./Trouble";

interface DialogProps<Told> {
  title: string;
  ok: string;
  close: () => void;
  initial?: Partial<Told>;
  /** Sends what was told; what stops it is shown, and the dialog stays. */
  send: (told: Told) => Promise<void>;
  children: ReactNode;
}

/** A few fields, asked in front of the page. */
export function Dialog<Told extends object>({ title, ok, close, initial, send, children }: DialogProps<Told>) {
  const [form] = Form.useForm<Told>();
  const [waiting, setWaiting] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const finish = async (told: Told) => {
    setWaiting(true);
    setError(null);
    try {
      await send(told);
      close();
    } catch (reason) {
      setError(reason);
    }
    setWaiting(false);
  };
  return (
    <Modal open title={title} okText={ok} onCancel={close} confirmLoading={waiting} onOk={() => { form.submit(); }}>
      {error ? <Trouble error={error} /> : null}
      <Form form={form} layout="vertical" initialValues={initial as object} onFinish={(told) => void finish(told)}>
        {children}
      </Form>
    </Modal>
  );
}
