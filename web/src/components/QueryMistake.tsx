import { Stopped } from "../api/asking";
import { Trouble } from "./Trouble";

/** A mistake in a query: the query with a mark at the place, and the sentence; anything else as any other trouble. */
export function QueryMistake({ error, again }: { error: unknown; again: () => void }) {
  const context = error instanceof Stopped ? error.problem.context : null;
  const { query, position } = context ?? {};
  if (typeof query !== "string" || typeof position !== "number") return <Trouble error={error} again={again} />;
  const characters = Array.from(query);
  return (
    <>
      <p className="query-mistake">
        <code>
          {characters.slice(0, position).join("")}
          <mark className="mistake">{characters[position] ?? " "}</mark>
          {characters.slice(position + 1).join("")}
        </code>
      </p>
      <Trouble error={error} />
    </>
  );
}
