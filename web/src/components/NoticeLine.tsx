import { Link } from "react-router";
import type { Notice } from "../api/notices";
import { leadingTo } from "../app/leading";
import { useSaid } from "./said";
import { moment } from "./times";

/** One notice: what happened, to which record, when. */
export function NoticeLine({ notice }: { notice: Notice }) {
  const said = useSaid();
  const to = leadingTo(notice.subject_kind, notice.subject);
  const title = notice.title || said(notice.said);
  return (
    <>
      <span>
        {to ? <Link to={to}>{title}</Link> : title}
        {notice.title ? <span className="second">{said(notice.said)}</span> : null}
      </span>
      <time className="quiet" dateTime={notice.told}>{moment(notice.told)}</time>
    </>
  );
}
