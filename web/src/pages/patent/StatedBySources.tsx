import type { Schemas } from "../../api/client";
import { useWords } from "../../app/appearance";

/** Each field with every source that states it; the one shown stands first. */
export function StatedBySources({ fields }: { fields: Schemas["FieldShown"][] }) {
  const words = useWords();
  return (
    <table className="grid stated">
      <thead>
        <tr>
          <th scope="col">{words.patent.field}</th>
          <th scope="col">{words.patent.value}</th>
          <th scope="col">{words.patent.source}</th>
        </tr>
      </thead>
      <tbody>
        {fields.flatMap((field) =>
          field.sources.map((source, place) => (
            <tr key={`${field.name} ${place}`}>
              <td>{place === 0 ? <code>{field.name}</code> : null}</td>
              <td><span className="clamped">{source.value}</span></td>
              <td className="quiet">
                {[source.database, source.file, source.place].filter(Boolean).join(" ")}
                {source.shown && field.sources.length > 1 ? ` · ${words.patent.shown}` : ""}
              </td>
            </tr>
          )),
        )}
      </tbody>
    </table>
  );
}
