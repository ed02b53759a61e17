import { Button, Form, Input } from "antd";
import { useState } from "react";
import { choosePassword } from "../../api/session";
import { useWords } from "../../app/appearance";
import { useHeldSession, useSession } from "../../app/session";
import { Trouble } from "../../components/Trouble";

interface Stated {
  old: string;
  chosen: string;
}

/** Before anything else: whoever was given a password chooses another. */
export function NewPassword() {
  const words = useWords().signIn;
  const session = useSession();
  const { setSession } = useHeldSession();
  const [error, setError] = useState<unknown>(null);
  const [waiting, setWaiting] = useState(false);
  const change = async ({ old, chosen }: Stated) => {
    setWaiting(true);
    try {
      await choosePassword(old, chosen);
      setSession({ ...session, must_change: false });
    } catch (reason) {
      setError(reason);
    } finally {
      setWaiting(false);
    }
  };
  return (
    <main className="sign-in">
      <div className="sign-in-sheet">
        <h1>{words.changeTitle}</h1>
        <p className="quiet">{words.changeHint}</p>
        <Form<Stated> layout="vertical" requiredMark={false} onFinish={(stated) => void change(stated)}>
          <Form.Item name="old" label={words.oldPassword} rules={[{ required: true, message: words.passwordMissing }]}>
            <Input.Password autoFocus autoComplete="current-password" size="large" />
          </Form.Item>
          <Form.Item name="chosen" label={words.newPassword} rules={[{ required: true, message: words.passwordMissing }]}>
            <Input.Password autoComplete="new-password" size="large" />
          </Form.Item>
          <Form.Item
            name="again"
            label={words.newPasswordAgain}
            dependencies={["chosen"]}
            rules={[
              ({ getFieldValue }) => ({
                validator: (_, value) =>
                  value === getFieldValue("chosen") ? Promise.resolve() : Promise.reject(new Error(words.differs)),
              }),
            ]}
          >
            <Input.Password autoComplete="new-password" size="large" />
          </Form.Item>
          {error ? <Trouble error={error} /> : null}
          <Button type="primary" htmlType="submit" size="large" block loading={waiting}>
            {words.change}
          </Button>
        </Form>
      </div>
    </main>
  );
}
