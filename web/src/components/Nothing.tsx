import type { ReactNode } from "react";

/** An empty state: what is not there, and what to do next. */
export function Nothing({ said, hint, action }: { said: string; hint?: string; action?: ReactNode }) {
  return (
    <div className="nothing">
      <p className="nothing-said">{said}</p>
      {hint ? <p className="nothing-hint">{hint}</p> : null}
      {action}
    </div>
  );
}
