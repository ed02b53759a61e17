import { fireEvent, screen, waitFor } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import type { Project, State } from "../src/api/navigation";
import { Steps } from "../src/components/Steps";
import { fen, yuan } from "../src/pages/navigation/money";
import { describedBy, writtenOf } from "../src/pages/navigation/ProjectFields";
import { STAGES } from "../src/pages/navigation/stages";
import { MESSAGES } from "../src/locales";
import { dressed } from "./dressed";

const STATE: State = {
  code: "checking",
  name: { zh: "质检", en: "checking quality" },
  over: false,
  steps: [
    { code: "analyse", name: { zh: "质检通过", en: "quality accepted" }, reason: false },
    { code: "send_back", name: { zh: "退回修改", en: "send back" }, reason: true },
  ],
};

const PROJECT: Project = {
  key: "navigation-1",
  organisation: "organisation-1",
  name: "固态电池专利导航",
  kind: "industrial_planning",
  level: "provincial",
  commissioner: "",
  scope: "固态电池",
  workspace: null,
  chain: "",
  map_version: null,
  due: null,
  renew_every: null,
  cost: 12_345,
  keeper: "user-1",
  state: STATE,
  version: 3,
  created: "2026-11-29T00:00:00Z",
};

describe("a project", () => {
  it("says of itself only what was changed", () => {
    const written = writtenOf(PROJECT);
    expect(describedBy(written, PROJECT)).toEqual({});
    expect(describedBy({ ...written, due: "2027-03-31", scope: "固态电池 " }, PROJECT)).toEqual({ due: "2027-03-31" });
    expect(describedBy({ ...written, cost: 200 }, PROJECT)).toEqual({ cost: 20_000 });
  });

  it("knows no amount where none is stated, and loses no fen", () => {
    expect([yuan(null), fen(null), fen(undefined)]).toEqual([undefined, undefined, undefined]);
    expect(fen(1.15)).toBe(115);
    expect(yuan(115)).toBe(1.15);
  });

  it("has ten steps, each with its word", () => {
    expect(STAGES).toHaveLength(10);
    for (const stage of STAGES) expect(MESSAGES.zh.navigation.stages[stage]).toBeTruthy();
  });
});

describe("the possible steps", () => {
  it("are taken at once, or with the reason that is wanted", async () => {
    const take = vi.fn(() => Promise.resolve());
    dressed(<Steps state={STATE} take={take} />);
    fireEvent.click(screen.getByRole("button", { name: "质检通过" }));
    await waitFor(() => { expect(take).toHaveBeenCalledWith("analyse", ""); });
    fireEvent.click(screen.getByRole("button", { name: "退回修改" }));
    fireEvent.change(await screen.findByLabelText("理由"), { target: { value: "检索式漏检" } });
    fireEvent.click(screen.getAllByRole("button", { name: "退回修改" }).at(-1) as HTMLElement);
    await waitFor(() => { expect(take).toHaveBeenCalledWith("send_back", "检索式漏检"); });
  });
});
