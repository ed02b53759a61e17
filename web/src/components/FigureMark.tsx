import type { Figure } from "../api/client";
import { useWords } from "../app/appearance";
import { written } from "./numbers";
import { useProvenance } from "./provenance";

/** A number with its unit and, beside it, the quiet mark that walks it back (溯源). */
export function FigureMark({ figure }: { figure: Figure }) {
  const words = useWords();
  const open = useProvenance();
  const said = figure.value === null ? words.figures.unknown : written(figure.value, words.figures.unknown);
  return (
    <span className="figure">
      <strong>{said}</strong>
      {figure.value === null ? null : ` ${words.figures.units[figure.unit]}`}
      <button
        type="button"
        className="figure-mark"
        title={words.figures.walk}
        aria-label={`${words.figures.walk} ${said}`}
        onClick={() => {
          open(figure);
        }}
      >
        ⌕
      </button>
    </span>
  );
}
