import { useWords } from "../../app/appearance";
import { written } from "../../components/numbers";
import { useSaid } from "../../components/said";
import type { Outcome } from "./asking";

/** What an import came to, file by file. */
export function Came({ outcome }: { outcome: Outcome }) {
  const words = useWords().evidence;
  const said = useSaid();
  const rows = [
    ...outcome.imported.map((one) => ({
      name: one.name,
      shade: one.rejected ? "pending" : "valid",
      fate: words.imported,
      more: `${one.source} · ${words.keptRows(written(one.kept, ""), written(one.rejected, ""))}`,
    })),
    ...outcome.already.map((one) => ({
      name: one.name,
      shade: "ended",
      fate: words.already,
      more: one.known_as === one.name ? "" : words.knownAs(one.known_as),
    })),
    ...outcome.failed.map((one) => ({ name: one.name, shade: "failed", fate: words.failed, more: said(one.text) })),
    ...outcome.not_taken.map((name) => ({ name, shade: "ended", fate: words.notTaken, more: "" })),
  ];
  return (
    <table className="grid came">
      <tbody>
        {rows.map((row, place) => (
          <tr key={`${row.name} ${String(place)}`}>
            <td>{row.name}</td>
            <td>
              <span className="status">
                <span className={`dot dot-${row.shade}`} aria-hidden />
                {row.fate}
              </span>
            </td>
            <td>{row.more}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
