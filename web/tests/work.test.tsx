import { describe, expect, it, vi } from "vitest";
import { followJob, type Job } from "../src/api/jobs";
import { leadingTo, leadingToJob } from "../src/app/leading";
import { parted } from "../src/components/Chart";
import { isPast, moment } from "../src/components/times";

const JOB: Job = {
  key: "job-1",
  kind: "import",
  title: { zh: "导入数据", en: "import" },
  subject: "workspace-1",
  asked_by: "user-1",
  state: "running",
  stage: null,
  done: 0,
  total: null,
  attempt: 1,
  cancel_asked: false,
  created: "2026-11-29T00:00:00Z",
  began: null,
  ended: null,
  result: null,
  failure: null,
};

/** A stream as far as a follower needs one. */
class Stream extends EventTarget {
  static readonly CLOSED = 2;
  static all: Stream[] = [];
  readyState = 1;
  onerror: (() => void) | null = null;
  constructor(readonly address: string) {
    super();
    Stream.all.push(this);
  }
  close() {
    this.readyState = 2;
  }
  tell(job: Job) {
    this.dispatchEvent(new MessageEvent("job", { data: JSON.stringify(job) }));
  }
}

describe("a job that is followed", () => {
  it("is asked for again where the stream gave up, until it is over", () => {
    vi.useFakeTimers();
    vi.stubGlobal("EventSource", Stream);
    Stream.all = [];
    const heard: string[] = [];
    const end = followJob("job-1", (job) => heard.push(job.state));
    Stream.all[0]?.tell(JOB);
    Stream.all[0]?.close();
    Stream.all[0]?.onerror?.();
    vi.advanceTimersByTime(10_000);
    expect(Stream.all.map((one) => one.address)).toEqual(Array(2).fill("/api/v1/jobs/job-1/events"));
    Stream.all[1]?.tell({ ...JOB, state: "done" });
    expect(Stream.all[1]?.readyState).toBe(2);
    expect(heard).toEqual(["running", "done"]);
    end();
    vi.advanceTimersByTime(10_000);
    expect(Stream.all).toHaveLength(2);
    vi.useRealTimers();
  });
});

it("leads from a record to its page, and nowhere where it has none or may not be read", () => {
  expect(leadingTo("navigation_project", "navigation-1")).toBe("/navigation/projects/navigation-1");
  expect(leadingTo("workspace", "")).toBeUndefined();
  expect(leadingTo("job", "job-1")).toBeUndefined();
  expect(leadingToJob(JOB)).toBe("/w/workspace-1/data?job=job-1");
});

it("knows a day that has gone by", () => {
  expect(isPast("2020-01-01")).toBe(true);
  expect(isPast("2999-01-01")).toBe(false);
  expect(isPast(null)).toBe(false);
  expect(moment("2026-11-29T00:05:00Z")).toMatch(/^2026-11-\d\d \d\d:\d5$/);
});

it("keeps the legend off the name of a second axis", () => {
  const option = { yAxis: [{}, {}], legend: { top: 0, right: 0 } };
  expect(parted(option)).toEqual({ yAxis: [{}, {}], legend: { top: 0, left: "center", right: "auto" } });
  const single = { yAxis: {}, legend: { top: 0, right: 0 } };
  expect(parted(single)).toBe(single);
});
