import { Link } from "react-router";
import type { Notice } from "../api/notices";
import { useJobs } from "../app/jobs";
import { leadingTo, leadingToJob } from "../app/leading";
import { useSaid } from "./said";
import { moment } from "./times";

/** One notice: what happened, to which record, when. */
export function NoticeLine({ notice }: { notice: Notice }) {
  const said = useSaid();
  const job = useJobs().jobs.find((one) => notice.subject_kind === "job" && one.key === notice.subject);
  const to = job ? leadingToJob(job) : leadingTo(notice.subject_kind, notice.subject);
  const title = job ? said(job.title) : notice.title;
  return (
    <>
      <span>
        {to ? <Link to={to}>{title || said(notice.said)}</Link> : title || said(notice.said)}
        {title ? <span className="second">{said(notice.said)}</span> : null}
      </span>
      <time className="quiet" dateTime={notice.told}>{moment(notice.told)}</time>
    </>
  );
}
