import { Button } from "antd";
import { useState } from "react";
import { cancelJob, isOver, type Failure, type Job } from "../api/jobs";
import { useWords } from "../app/appearance";
import { useJobs } from "../app/jobs";
import { useSession } from "../app/session";
import { JobResult } from "./JobResult";
import { written } from "./numbers";
import { useSaid } from "./said";
import { moment } from "./times";
import { Trouble } from "./Trouble";

const DOTS: Record<Job["state"], string> = { waiting: "unknown", running: "pending", done: "valid", failed: "failed", cancelled: "ended" };

/** A job: what it is, how far, and what came of it. It goes on when this is left. */
export function JobCard({ job }: { job: Job }) {
  const words = useWords().jobs;
  const said = useSaid();
  return (
    <article className="job" aria-label={said(job.title)}>
      <header>
        <strong>{said(job.title)}</strong>
        <span className="status">
          <span className={`dot dot-${DOTS[job.state]}`} aria-hidden />
          {job.cancel_asked && !isOver(job) ? words.cancelling : words.states[job.state]}
        </span>
        <time className="quiet" dateTime={job.created}>{moment(job.ended ?? job.began ?? job.created)}</time>
      </header>
      {isOver(job) ? null : <Going job={job} />}
      {job.failure ? <Failed failure={job.failure as unknown as Failure} job={job.key} /> : null}
      {job.result ? <JobResult job={job} /> : null}
    </article>
  );
}

function Going({ job }: { job: Job }) {
  const words = useWords().jobs;
  const said = useSaid();
  const { user, permissions } = useSession();
  const { add } = useJobs();
  const [error, setError] = useState<unknown>(null);
  const stage = job.stage ? said(job.stage) : words.states[job.state];
  const far = job.total ? `${written(job.done, "")} / ${written(job.total, "")}` : job.done ? written(job.done, "") : "";
  return (
    <>
      <progress className="bar" aria-label={stage} max={job.total ?? 1} {...(job.total ? { value: Math.min(job.done, job.total) } : {})} />
      <p className="job-stage">
        <span>{stage}</span>
        <span className="quiet">{far}</span>
        {!job.cancel_asked && (job.asked_by === user || permissions.includes("member.manage")) ? (
          <Button size="small" onClick={() => void cancelJob(job.key).then(add, setError)}>
            {words.cancel}
          </Button>
        ) : null}
      </p>
      {error ? <Trouble error={error} /> : null}
    </>
  );
}

function Failed({ failure, job }: { failure: Failure; job: string }) {
  const said = useSaid();
  return (
    <div className="trouble">
      <p className="trouble-said">{said(failure.text)}</p>
      {failure.hint ? <p className="trouble-hint">{said(failure.hint)}</p> : null}
      <code className="quiet">{job}</code>
    </div>
  );
}
