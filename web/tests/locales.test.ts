import { describe, expect, it } from "vitest";
import { MESSAGES } from "../src/locales";

/** Every sentence by its path; a function is asked with what stands for any word. */
function sentences(table: unknown, path = ""): [string, string][] {
  if (typeof table === "string") return [[path, table]];
  if (typeof table === "function") return [[path, String((table as (...words: string[]) => string)("7", "7", "7"))]];
  return Object.entries(table as object).flatMap(([name, below]) => sentences(below, `${path}.${name}`));
}

describe("words of the pages", () => {
  const zh = new Map(sentences(MESSAGES.zh));
  const en = new Map(sentences(MESSAGES.en));

  it("has the same sentences in both languages", () => {
    expect([...en.keys()].sort()).toEqual([...zh.keys()].sort());
    expect(zh.size).toBeGreaterThan(30);
  });

  it("has none that is empty or begs or shouts", () => {
    for (const [path, said] of [...zh, ...en]) {
      expect(said.trim(), path).not.toBe("");
      expect(said, path).not.toMatch(/[!！]|please|请您/i);
    }
  });

  it("has Chinese in Chinese and none in English", () => {
    for (const [path, said] of en) expect(said, path).not.toMatch(/\p{Script=Han}/u);
    const without = [...zh].filter(([, said]) => !/\p{Script=Han}/u.test(said)).map(([path]) => path);
    expect(without).toEqual([]);
  });
});
