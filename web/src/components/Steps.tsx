import { Button, Form, Input } from "antd";
import { useState } from "react";
import type { State } from "../api/navigation";
import { useWords } from "../app/appearance";
import { Dialog } from "./Dialog";
import { useSaid } from "./said";
import { Trouble } from "./Trouble";

interface StepsProps {
  state: State;
  take: (step: string, reason: string) => Promise<void>;
  /** Steps that ask for more than a reason open a dialog of their own. */
  instead?: (step: string) => boolean;
  small?: boolean;
}

/** The steps that one may take with a record; where a reason is wanted it is asked for. */
export function Steps({ state, take, instead, small }: StepsProps) {
  const words = useWords().navigation;
  const said = useSaid();
  const [asking, setAsking] = useState<string | null>(null);
  const [waiting, setWaiting] = useState<string | null>(null);
  const [error, setError] = useState<unknown>(null);
  const go = async (code: string) => {
    setWaiting(code);
    setError(null);
    try {
      await take(code, "");
    } catch (reason) {
      setError(reason);
    }
    setWaiting(null);
  };
  const asked = state.steps.find((one) => one.code === asking);
  return (
    <>
      <div className="step-buttons">
        {state.steps.map((one) => (
          <Button
            key={one.code}
            size={small ? "small" : "middle"}
            loading={waiting === one.code}
            disabled={waiting !== null}
            onClick={() => {
              if (instead?.(one.code)) return;
              if (one.reason) setAsking(one.code);
              else void go(one.code);
            }}
          >
            {said(one.name)}
          </Button>
        ))}
      </div>
      {error ? <Trouble error={error} /> : null}
      {asked ? (
        <Dialog<{ reason: string }>
          title={said(asked.name)}
          ok={said(asked.name)}
          close={() => { setAsking(null); }}
          send={(told) => take(asked.code, told.reason.trim())}
        >
          <Form.Item name="reason" label={words.reason} rules={[{ required: true, whitespace: true, message: words.reasonWanted }]}>
            <Input.TextArea maxLength={2000} autoSize={{ minRows: 3 }} autoFocus />
          </Form.Item>
        </Dialog>
      ) : null}
    </>
  );
}
