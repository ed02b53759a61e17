import { PREFIX } from "./asking";
import { body, server, type Schemas, type Text } from "./client";

export type Job = Schemas["JobTold"];

/** What a job that failed says of it. */
export interface Failure {
  code: string;
  text: Text;
  hint?: Text | null;
}

/** How many of the newest are listed. */
const NEWEST = 50;
/** Until a stream that broke is asked for again, in milliseconds. */
const PAUSE = 4_000;

export const isOver = (job: Job) => job.state === "done" || job.state === "failed" || job.state === "cancelled";

export const listJobs = (signal: AbortSignal) =>
  body<Schemas["Listed_JobTold_"]>(server.GET("/api/v1/jobs", { params: { query: { size: NEWEST } }, signal }));

export const showJob = (job: string, signal: AbortSignal) =>
  body<Job>(server.GET("/api/v1/jobs/{job}", { params: { path: { job } }, signal }));

export const cancelJob = (job: string) =>
  body<Job>(server.POST("/api/v1/jobs/{job}/cancelling", { params: { path: { job } } }));

/** Follows a job until it is over. The server ends a stream after a while: the browser asks anew, and where it gives up we do. */
export function followJob(key: string, hear: (job: Job) => void): () => void {
  let stream: EventSource | null = null;
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const open = () => {
    stream = new EventSource(`${PREFIX}/jobs/${encodeURIComponent(key)}/events`);
    stream.addEventListener("job", (event: MessageEvent<string>) => {
      const job = JSON.parse(event.data) as Job;
      if (isOver(job)) stream?.close();
      hear(job);
    });
    stream.onerror = () => {
      if (stream?.readyState === EventSource.CLOSED) waiting = setTimeout(open, PAUSE);
    };
  };
  open();
  return () => {
    clearTimeout(waiting);
    stream?.close();
  };
}
