import { Link } from "react-router";
import type { Bibliography, Schemas } from "../../api/client";
import { useWords } from "../../app/appearance";
import { within } from "../../app/focus";

const SHOWN = 40;

/** The members of a family. */
export function Families({ family, workspace, here }: { family: Schemas["Family"]; workspace: string; here: string }) {
  const words = useWords().patent;
  const kind = family.kind === "simple" ? words.simple : words.extended;
  return (
    <>
      <p className="quiet">{kind} · {words.familyOf(String(family.members.length))}</p>
      <ul className="numbers">
        {family.members.map((one) => (
          <li key={one.key}>
            {one.key === here ? <strong>{one.number}</strong> : <Link to={within(workspace, "publications", one.number)}>{one.number}</Link>}
          </li>
        ))}
      </ul>
    </>
  );
}

/** What it cites, and what cites it. */
export function Cited({ stated, workspace }: { stated: Bibliography; workspace: string }) {
  const words = useWords().patent;
  const lists = [
    { said: words.citations, cited: stated.citations },
    { said: words.citedBy, cited: stated.cited_by },
  ];
  return lists.filter(({ cited }) => cited.length).map(({ said, cited }) => (
    <div key={said}>
      <h2>{said} <span className="quiet">{cited.length}</span></h2>
      <ul className="numbers">
        {cited.slice(0, SHOWN).map((one, place) => (
          <li key={place}>
            {one.number ? <Link to={within(workspace, "publications", one.number)}>{one.number}</Link> : one.text}
            {one.category ? <span className="quiet"> {one.category}</span> : null}
          </li>
        ))}
      </ul>
    </div>
  ));
}
