import { expect, it } from "vitest";
import { searchOf } from "../src/pages/evidence/ImportForm";
import { sizeSaid } from "../src/pages/evidence/sizes";

it("registers of a search what was written, and leaves out what nobody knows", () => {
  expect(searchOf({ database: " incoPat ", query: "ti:电池", date: "2026-11-01", hits: 0 })).toEqual({
    database: "incoPat",
    query: "ti:电池",
    operator: "",
    date: "2026-11-01",
    hits: 0,
  });
  expect(searchOf({ date: "", hits: null })).toEqual({ database: "", query: "", operator: "" });
});

it("says a size as people read it", () => {
  expect([0, 900, 1536, 200 * 1024 * 1024, 3 * 1024 ** 3].map(sizeSaid)).toEqual(["0 B", "900 B", "1.5 KB", "200 MB", "3.0 GB"]);
});
