import { describe, expect, it } from "vitest";
import type { Colouring, Tile } from "../src/pages/chain/asking";
import { isDeep, painted } from "../src/pages/chain/colours";
import { weight } from "../src/pages/chain/Tiles";

const tile = (code: string, families: number, value?: number | string | null): Tile => ({
  code,
  name: { zh: code, en: code },
  parent: "",
  level: 1,
  stage: null,
  publications: families,
  families,
  pending_families: 0,
  colour: value === undefined ? null : { value, text: { zh: `链型 ${String(value)}`, en: `type ${String(value)}` }, figure: "" },
});

const colouring = (scale: Colouring["scale"], centre = 0): Colouring => ({
  name: "x",
  title: { zh: "指标", en: "Indicator" },
  scale,
  centre,
  cells: {},
  reason: null,
  caveats: [],
});

describe("the colours of a map", () => {
  it("grow with the families where nothing else is chosen, whatever one node outgrows", () => {
    const tiles = [1, 2, 3, 4, 5, 100_000].map((families) => tile(String(families), families));
    const colours = tiles.map(painted(tiles, null, "light", "zh").of);
    expect(new Set(colours).size).toBe(6);
    expect(isDeep(colours.at(-1) ?? "")).toBe(true);
    expect(isDeep(colours[0] ?? "")).toBe(false);
  });

  it("part around the benchmark, and leave out what is unknown or of too few", () => {
    const tiles = [tile("a", 1, -0.4), tile("b", 1, 0), tile("c", 1, 0.4), tile("d", 1, null), tile("e", 1, "insufficient")];
    const paint = painted(tiles, colouring("centred"), "light", "zh");
    const [below, middle, above, unknown, few] = tiles.map(paint.of);
    expect([below, middle, above]).toEqual([paint.legend[0], paint.legend[3], paint.legend[6]].map((one) => one?.colour));
    expect([unknown, few]).toEqual([undefined, undefined]);
  });

  it("name the kinds in the reader's language", () => {
    const tiles = [tile("a", 1, "fill"), tile("b", 1, "extend"), tile("c", 1, "fill"), tile("d", 1, "insufficient")];
    const paint = painted(tiles, colouring("kinds"), "dark", "en");
    expect(paint.legend.map((one) => one.said)).toEqual(["type extend", "type fill"]);
    expect(paint.of(tiles[0] as Tile)).toBe(paint.of(tiles[2] as Tile));
    expect(paint.of(tiles[3] as Tile)).toBeUndefined();
  });
});

it("gives a tile room by its families, and an empty one enough for its name", () => {
  expect(weight(0, 400)).toBe(104);
  expect(weight(400, 400)).toBeGreaterThan(weight(100, 400));
  expect(weight(0, 0)).toBe(104);
});
