import { fireEvent, screen } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import { Stopped, Unreached } from "../src/api/asking";
import type { Figure } from "../src/api/client";
import { FigureMark } from "../src/components/FigureMark";
import { Grid } from "../src/components/Grid";
import { Marked } from "../src/components/Marked";
import { ProvenanceProvider } from "../src/components/provenance";
import { QueryMistake } from "../src/components/QueryMistake";
import { Status } from "../src/components/Status";
import { dressed } from "./dressed";

const FIGURE: Figure = {
  id: "f5c0de",
  value: 6542,
  unit: "family",
  definition: "ti:电池",
  counting: "whole",
  cut_off: "2026-06-30",
  generation: 3,
  evidence: "111e",
  rule_version: "",
};

describe("a figure", () => {
  it("has thousands apart and its unit, and opens its account", () => {
    dressed(<ProvenanceProvider><FigureMark figure={FIGURE} /></ProvenanceProvider>);
    expect(screen.getByText("6,542")).toBeTruthy();
    fireEvent.click(screen.getByRole("button", { name: "溯源 6,542" }));
    for (const said of ["ti:电池", "2026-06-30", "整数计数", "6,542 项", "f5c0de"]) expect(screen.getByText(said)).toBeTruthy();
  });

  it("is unknown, never 0, where nobody knows it", () => {
    dressed(<FigureMark figure={{ ...FIGURE, value: null }} />);
    expect(screen.getByText("未知")).toBeTruthy();
    expect(screen.queryByText(/项/)).toBeNull();
  });
});

describe("marked words", () => {
  it("stand where the server counted them, in characters and not in code units", () => {
    const { container } = dressed(<Marked text="𠮷电池的电池箱" places={[[1, 3], [4, 6]]} />);
    expect([...container.querySelectorAll("mark")].map((one) => one.textContent)).toEqual(["电池", "电池"]);
    expect(container.textContent).toContain("𠮷电池的电池箱");
  });
});

describe("the table", () => {
  const columns = [{ name: "number", title: "号", render: (item: string) => item, sort: { up: "pd", down: "-pd" } }];

  it("is walked by arrows, and Enter opens a row", () => {
    const open = vi.fn();
    dressed(<Grid said="表" columns={columns} items={["CN1", "CN2", "CN3"]} keyOf={(item) => item} onOpen={open} />);
    const rows = screen.getAllByRole("row").slice(1);
    rows[0]?.focus();
    fireEvent.keyDown(rows[0] as HTMLElement, { key: "ArrowDown" });
    expect(document.activeElement).toBe(rows[1]);
    fireEvent.keyDown(rows[1] as HTMLElement, { key: "End" });
    expect(document.activeElement).toBe(rows[2]);
    fireEvent.keyDown(rows[2] as HTMLElement, { key: "ArrowDown" });
    expect(document.activeElement).toBe(rows[2]);
    fireEvent.keyDown(rows[2] as HTMLElement, { key: "Enter" });
    expect(open).toHaveBeenCalledWith("CN3");
  });

  it("lets the server sort, the newest first and then the oldest", () => {
    const sorted = vi.fn();
    dressed(<Grid said="表" columns={columns} items={["CN1"]} keyOf={(item) => item} sort="-pd" onSort={sorted} />);
    expect(screen.getByRole("columnheader").getAttribute("aria-sort")).toBe("descending");
    fireEvent.click(screen.getByRole("button"));
    expect(sorted).toHaveBeenCalledWith("pd");
  });
});

describe("trouble", () => {
  const problem = { title: "检索式有误", status: 400, code: "query_syntax", detail: "第 11 个字符：应为词。" };

  it("in a query is marked at its place", () => {
    const error = new Stopped({ ...problem, context: { query: "ti:(电池 AND", position: 8 } });
    const { container } = dressed(<QueryMistake error={error} again={() => undefined} />);
    expect(container.querySelector("mark")?.textContent).toBe("N");
    expect(screen.getByText(problem.detail)).toBeTruthy();
  });

  it("of any other kind is a sentence with what to do, and can be tried again", () => {
    const again = vi.fn();
    dressed(<QueryMistake error={new Unreached()} again={again} />, "en");
    expect(screen.getByText("The server cannot be reached.")).toBeTruthy();
    fireEvent.click(screen.getByRole("button", { name: "Try again" }));
    expect(again).toHaveBeenCalledOnce();
  });
});

it("says unknown of a state that nobody gives", () => {
  dressed(<Status state={null} />);
  expect(screen.getByText("未知")).toBeTruthy();
});
