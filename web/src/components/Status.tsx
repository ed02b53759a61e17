import type { Row } from "../api/client";
import { useWords } from "../app/appearance";

type State = Exclude<Row["status"], null | undefined>;

/** Where a patent stands in law: a small dot and the word. */
export function Status({ state }: { state: Row["status"] }) {
  const words = useWords().records.states;
  const known: State | "unknown" = state ?? "unknown";
  const shade = known === "in_force" ? "valid" : known === "pending" ? "pending" : known === "unknown" ? "unknown" : "ended";
  return (
    <span className="status">
      <span className={`dot dot-${shade}`} aria-hidden />
      {words[known]}
    </span>
  );
}
