import { describe, expect, it } from "vitest";
import { darkened } from "../src/components/Chart";
import { cellSaid } from "../src/pages/analyses/cells";
import { chosenOf, fieldsOf, readParams } from "../src/pages/analyses/fields";

const SCHEMA = {
  properties: {
    unit: { type: "string", enum: ["family", "publication"], default: "family", title: "计数单位" },
    first_year: { anyOf: [{ type: "integer", minimum: 1800, maximum: 2200 }, { type: "null" }], default: null },
    lag: { type: "number", minimum: 0, default: 1.5 },
    fixed: { type: "string", const: "family" },
    side: { type: "string", pattern: "^(abroad|all)$", default: "abroad" },
    names: { type: "object", additionalProperties: { type: "string" }, default: {} },
    whole: { type: "boolean", default: false },
  },
};

describe("the form of an analysis", () => {
  const fields = fieldsOf(SCHEMA);

  it("asks for each parameter in its own way", () => {
    expect(fields.map((field) => field.kind)).toEqual(["choice", "integer", "number", "choice", "choice", "pairs", "boolean"]);
    expect(fields[1]).toMatchObject({ least: 1800, most: 2200, optional: true, usual: null });
    expect(fields[4]?.choices).toEqual(["abroad", "all"]);
  });

  it("says only what is not the usual, and gives an emptied year back as unknown", () => {
    const values = { unit: "publication", first_year: undefined, lag: 1.5, fixed: "family", side: "abroad", names: {}, whole: true };
    expect(chosenOf(fields, values)).toEqual({ unit: "publication", whole: true });
    expect(chosenOf(fields, { ...values, unit: "family", whole: false, first_year: 2001 })).toEqual({ first_year: 2001 });
  });

  it("takes nothing from an address that cannot be read", () => {
    expect(readParams('{"unit":"family"}')).toEqual({ unit: "family" });
    for (const broken of [null, "{", "[1]", "7", "null"]) expect(readParams(broken)).toEqual({});
  });
});

describe("a cell of an answer", () => {
  const words = { unknown: "未知", insufficient: "样本不足", yes: "是", no: "否" };

  it.each([
    [null, "count", "未知"],
    ["insufficient", "share", "样本不足"],
    [0, "count", "0"],
    [1234567, "count", "1,234,567"],
    [2024, "year", "2024"],
    [0.2648, "rate", "+26.5%"],
    [-0.05, "rate", "-5.0%"],
    [0.5, "share", "50.0%"],
    [1.2345, "ratio", "1.23"],
    [true, "flag", "是"],
    [{ zh: "上游", en: "Upstream" }, "label", "上游"],
  ] as const)("writes %j (%s) as %s", (value, kind, said) => {
    expect(cellSaid(value, kind, "zh", words)).toBe(said);
  });
});

it("draws a chart of paper on a dark page, and leaves data alone", () => {
  const option = { backgroundColor: "#ffffff", series: [{ data: [1, null, { value: 2, itemStyle: { color: "#2F5B8C" } }] }] };
  expect(darkened(option)).toEqual({
    backgroundColor: "#1a1e26",
    series: [{ data: [1, null, { value: 2, itemStyle: { color: "#6c98d4" } }] }],
  });
});
