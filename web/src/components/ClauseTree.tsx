import type { Clause } from "../api/client";
import { useWords } from "../app/appearance";

/** A query clause by clause against one publication: what holds, and what fails. */
export function ClauseTree({ clause }: { clause: Clause }) {
  return (
    <ul className="clauses">
      <Branch clause={clause} />
    </ul>
  );
}

function Branch({ clause }: { clause: Clause }) {
  const words = useWords().records;
  const parts = clause.parts ?? [];
  return (
    <li>
      <span className={clause.holds ? "holds" : "fails"} aria-label={clause.holds ? words.holds : words.fails}>
        {clause.holds ? "✓" : "✗"}
      </span>{" "}
      {parts.length ? <span className="quiet">{clause.operator === "or" ? words.anyOf : words.allOf}</span> : <code>{clause.text}</code>}
      {parts.length ? (
        <ul>
          {parts.map((part) => (
            <Branch key={part.text} clause={part} />
          ))}
        </ul>
      ) : null}
    </li>
  );
}
