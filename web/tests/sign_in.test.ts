import { expect, it } from "vitest";
import { ofOurs } from "../src/pages/sign_in/SignIn";

it("goes back to an address of ours only", () => {
  expect(ofOurs("/w/a/search?q=电池")).toBe("/w/a/search?q=电池");
  for (const other of [null, "", "https://example.org", "//example.org", "/\\example.org", "javascript:alert(1)"]) {
    expect(ofOurs(other)).toBe("/");
  }
});
