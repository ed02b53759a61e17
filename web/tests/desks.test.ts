import { matchRoutes } from "react-router";
import { describe, expect, it } from "vitest";
import { DESKS, GROUPS } from "../src/app/desks";
import { PAGES } from "../src/app/router";
import { addressOf, deskOf } from "../src/app/SideMenu";
import { MESSAGES } from "../src/locales";

describe("the list of desks", () => {
  it("names every desk once, in both languages", () => {
    const names = DESKS.map((desk) => desk.name);
    expect(new Set(names).size).toBe(names.length);
    expect(Object.keys(MESSAGES.zh.frame.desks).sort()).toEqual([...names].sort());
    expect(Object.keys(MESSAGES.zh.frame.groups)).toEqual([...GROUPS]);
  });

  it("leads to a page of its own, never to the page for what is missing", () => {
    for (const desk of DESKS) {
      const found = matchRoutes(PAGES, addressOf(desk, "workspace-1"))?.at(-1);
      expect(found?.route.path, desk.name).not.toBe("*");
    }
  });

  it("knows to which desk an address belongs", () => {
    for (const desk of DESKS) expect(deskOf(addressOf(desk, "w"), "w")).toBe(desk);
    expect(deskOf("/nowhere", "w")).toBeUndefined();
  });
});
