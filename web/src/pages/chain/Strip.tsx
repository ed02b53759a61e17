import type { Tile } from "./asking";

/** Years that a strip has room for at least: a node of one year is no block. */
const LEAST = 16;

/** The years of a tile as a strip; those that publication has not caught up with are hollow. */
export function Strip({ trend, said }: { trend: NonNullable<Tile["trend"]>; said: string }) {
  const known = trend.filter((one) => one.count !== null);
  const [first, last] = [known[0]?.year, known.at(-1)?.year];
  if (first === undefined || last === undefined) return null;
  const most = Math.max(...known.map((one) => one.count ?? 0), 1);
  const years = Math.max(LEAST, last - first + 1);
  return (
    <svg className="strip" viewBox={`0 0 ${years * 4} 20`} preserveAspectRatio="none" role="img" aria-label={said}>
      {known.map(({ year, count, complete }) => {
        const height = Math.max(0.5, ((count ?? 0) / most) * 19);
        return (
          <rect
            key={year}
            className={complete ? "strip-year" : "strip-year hollow"}
            x={(year - first) * 4 + 0.4}
            y={20 - height}
            width={3.2}
            height={height}
          />
        );
      })}
    </svg>
  );
}
