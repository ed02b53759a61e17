import { describe, expect, it } from "vitest";
import { readAsked, wholeQuery, writeAsked } from "../src/pages/search/state";

const read = (address: string) => readAsked(new URLSearchParams(address));

describe("the address of a search", () => {
  it("holds the whole state and gives it back", () => {
    const asked = read("q=ti%3A电池 AND ipc:H01M&f=st:in_force&f=applicant:示例:公司&sort=-pd&page=3&size=100");
    expect(asked).toEqual({
      q: "ti:电池 AND ipc:H01M",
      page: 3,
      size: 100,
      sort: "-pd",
      narrowed: ["st:in_force", "applicant:示例:公司"],
    });
    expect(readAsked(writeAsked(asked))).toEqual(asked);
  });

  it("says only what differs from the usual", () => {
    expect(writeAsked(read("page=1&size=50&sort=relevance")).toString()).toBe("");
  });

  it("is not led astray by what somebody wrote into it", () => {
    const asked = read("page=-4&size=7&sort=drop&f=nowhere:1&f=st:");
    expect(asked).toEqual({ q: "", page: 1, size: 50, sort: "relevance", narrowed: [] });
  });
});

describe("the query that is asked", () => {
  it("is what was written where nothing is narrowed", () => {
    expect(wholeQuery(read("q=a OR b"))).toBe("a OR b");
  });

  it("keeps what was written together, and takes any value of a facet", () => {
    expect(wholeQuery(read("q=a OR b&f=st:in_force&f=office:CN&f=st:pending"))).toBe(
      "(a OR b) AND (st:in_force OR st:pending) AND office:CN",
    );
    expect(wholeQuery(read("f=applicant:甲 乙"))).toBe('ap:"甲 乙"');
    expect(wholeQuery(read('f=applicant:x" OR y'))).toBe('ap:"x OR y"');
  });
});
