import { Button } from "antd";
import { Stopped, Unreached } from "../api/asking";
import { useWords } from "../app/appearance";

/** What went wrong, as one sentence and what to do about it. */
export function Trouble({ error, again }: { error: unknown; again?: () => void }) {
  const words = useWords().states;
  const [said, hint] =
    error instanceof Stopped
      ? [error.problem.detail, error.problem.hint]
      : error instanceof Unreached
        ? [words.unreached, words.unreachedHint]
        : [words.failed, words.failedHint];
  const errors = error instanceof Stopped ? (error.problem.errors ?? []) : [];
  return (
    <div className="trouble" role="alert">
      <p className="trouble-said">{said}</p>
      {errors.map((one) => (
        <p key={one.where.join(".")}>
          <code>{one.where.slice(1).join(".")}</code> {one.said}
        </p>
      ))}
      {hint ? <p className="trouble-hint">{hint}</p> : null}
      {again ? <Button onClick={again}>{words.again}</Button> : null}
    </div>
  );
}
