import { Button, Form, Input } from "antd";
import { useState } from "react";
import { Navigate, useSearchParams } from "react-router";
import { signIn, type SigningIn as Stated } from "../../api/session";
import { useWords } from "../../app/appearance";
import { useHeldSession } from "../../app/session";
import { LanguageButton, ThemeButton } from "../../app/TopBar";
import { Trouble } from "../../components/Trouble";

export function SignIn() {
  const words = useWords();
  const { session, setSession } = useHeldSession();
  const [query] = useSearchParams();
  const [error, setError] = useState<unknown>(null);
  const [waiting, setWaiting] = useState(false);
  if (session) return <Navigate to={ofOurs(query.get("back"))} replace />;
  const enter = async ({ code, ...stated }: Stated) => {
    setWaiting(true);
    try {
      setSession(await signIn(code ? { ...stated, code } : stated));
    } catch (reason) {
      setError(reason);
    } finally {
      setWaiting(false);
    }
  };
  return (
    <main className="sign-in">
      <div className="sign-in-corner">
        <LanguageButton />
        <ThemeButton />
      </div>
      <div className="sign-in-sheet">
        <div className="sign-in-brand">
          <img src="/mark.svg" alt="" width={36} height={36} />
          <div>
            <strong>{words.frame.product}</strong>
            <span className="quiet">{words.frame.subtitle}</span>
          </div>
        </div>
        <h1>{words.signIn.title}</h1>
        <Form<Stated> layout="vertical" requiredMark={false} onFinish={(stated) => void enter(stated)}>
          <Form.Item
            name="login"
            label={words.signIn.user}
            rules={[{ required: true, message: words.signIn.userMissing }]}
          >
            <Input autoFocus autoComplete="username" size="large" />
          </Form.Item>
          <Form.Item
            name="password"
            label={words.signIn.password}
            rules={[{ required: true, message: words.signIn.passwordMissing }]}
          >
            <Input.Password autoComplete="current-password" size="large" />
          </Form.Item>
          <Form.Item name="code" label={words.signIn.code} extra={words.signIn.codeHint}>
            <Input autoComplete="one-time-code" inputMode="numeric" maxLength={6} size="large" />
          </Form.Item>
          {error ? <Trouble error={error} /> : null}
          <Button type="primary" htmlType="submit" size="large" block loading={waiting}>
            {words.signIn.submit}
          </Button>
        </Form>
        <p className="quiet">{words.signIn.noAccount}</p>
      </div>
    </main>
  );
}

/** Where to go after signing in: an address of ours, or the home page; a link from elsewhere leads nowhere else. */
export function ofOurs(back: string | null): string {
  return back && /^\/(?![/\\])/.test(back) ? back : "/";
}
