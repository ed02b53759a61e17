import type { Shade } from "../../app/theme";
import type { Colouring, Tile } from "./asking";

/** One family of ink blue for quantity, from little to much. */
const QUANTITY: Record<Shade, readonly string[]> = {
  light: ["#eef3fa", "#d3e0f1", "#aec7e5", "#7fa5d3", "#4b7bb8", "#1c4587"],
  dark: ["#1c2635", "#21344f", "#29466f", "#345c93", "#4677b9", "#6c9bdc"],
};
/** A pair for what lies below and above a benchmark; the middle is neither. Told apart by the colour-blind. */
const AROUND: Record<Shade, readonly string[]> = {
  light: ["#b5692c", "#d79a66", "#efd3b8", "#f1f2f4", "#c3d5ec", "#7ba2d2", "#2b5b9e"],
  dark: ["#c27a3f", "#8f5a30", "#543a26", "#252a34", "#24405f", "#30649c", "#5a94d8"],
};
/** At most six kinds. */
const KINDS: Record<Shade, readonly string[]> = {
  light: ["#a9c4e6", "#e8c39e", "#a8d3bf", "#d5b8dc", "#e6d98f", "#c3c8d1"],
  dark: ["#33588a", "#84562c", "#2f6a54", "#644a70", "#6d6328", "#4a5261"],
};

export interface Painted {
  /** The colour of a tile; nothing where its value is unknown or of too few. */
  of: (tile: Tile) => string | undefined;
  /** From the least to the most, or kind by kind, with what each stands for. */
  legend: { colour: string; said: string }[];
  scale: "quantity" | "centred" | "kinds";
}

const numbers = (tiles: readonly Tile[], read: (tile: Tile) => unknown) =>
  tiles.map(read).filter((value): value is number => typeof value === "number" && Number.isFinite(value));

/** Which colour each tile has, by the indicator that was chosen, else by how many families it holds. */
export function painted(tiles: readonly Tile[], colouring: Colouring | null, shade: Shade, language: "zh" | "en"): Painted {
  if (!colouring) return byRank(tiles, (tile) => tile.families, QUANTITY[shade], "quantity");
  const read = (tile: Tile) => tile.colour?.value;
  if (colouring.scale === "kinds") return byKind(tiles, KINDS[shade], language);
  if (colouring.scale === "quantity") return byRank(tiles, read, QUANTITY[shade], "quantity");
  return around(tiles, colouring.centre, AROUND[shade]);
}

/** Steps hold about as many tiles each: one node that outgrows all others must not leave the rest pale. */
function byRank(tiles: readonly Tile[], read: (tile: Tile) => unknown, steps: readonly string[], scale: "quantity"): Painted {
  const known = [...new Set(numbers(tiles, read))].sort((one, other) => one - other);
  const colourOf = (value: number) => steps[Math.min(steps.length - 1, Math.floor((known.indexOf(value) / known.length) * steps.length))];
  return {
    of: (tile) => {
      const value = read(tile);
      return typeof value === "number" ? colourOf(value) : undefined;
    },
    legend: steps.map((colour) => ({ colour, said: "" })),
    scale,
  };
}

function around(tiles: readonly Tile[], centre: number, steps: readonly string[]): Painted {
  const middle = (steps.length - 1) / 2;
  const far = Math.max(...numbers(tiles, (tile) => tile.colour?.value).map((value) => Math.abs(value - centre)), Number.EPSILON);
  return {
    of: (tile) => {
      const value = tile.colour?.value;
      return typeof value === "number" ? steps[Math.round(middle + ((value - centre) / far) * middle)] : undefined;
    },
    legend: steps.map((colour) => ({ colour, said: "" })),
    scale: "centred",
  };
}

function byKind(tiles: readonly Tile[], steps: readonly string[], language: "zh" | "en"): Painted {
  const kinds = new Map<string, string>();
  for (const { colour } of tiles) {
    if (typeof colour?.value === "string" && colour.value !== "insufficient") kinds.set(colour.value, colour.text[language]);
  }
  const order = [...kinds.keys()].sort();
  const colourOf = (kind: string) => steps[order.indexOf(kind) % steps.length];
  return {
    of: ({ colour }) => (typeof colour?.value === "string" && kinds.has(colour.value) ? colourOf(colour.value) : undefined),
    legend: order.map((kind) => ({ colour: colourOf(kind) ?? "", said: kinds.get(kind) ?? kind })),
    scale: "kinds",
  };
}

/** Whether words on a colour read better in white. */
export function isDeep(colour: string): boolean {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));
  return 0.299 * red + 0.587 * green + 0.114 * blue < 140;
}
