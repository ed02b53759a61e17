import type { LegalTimeline } from "../../api/client";
import { useWords } from "../../app/appearance";
import { written } from "../../components/numbers";
import { useSaid } from "../../components/said";
import { Status } from "../../components/Status";

/** Where an application stands in law, on which grounds, what happened, when it ends and what is to be paid. */
export function Law({ timeline }: { timeline: LegalTimeline }) {
  const words = useWords().patent;
  const said = useSaid();
  const { state, end, entries, contradictions, assumptions } = timeline;
  return (
    <>
      <p>
        <Status state={state.state} /> <span className="quiet">{words.on(state.day)} · {said(state.basis)}</span>
      </p>
      {contradictions.length ? (
        <div className="trouble" role="note">
          <p className="trouble-said">{words.contradictions}</p>
          {contradictions.map((one) => <p key={one.zh}>{said(one)}</p>)}
        </div>
      ) : null}
      <ol className="timeline">
        {entries.map((entry, place) => (
          <li key={place} title={entry.sources.join("；")}>
            <time>{entry.day ?? words.noDay}</time>
            <span>
              {said(entry.what)} {entry.text ? <span className="quiet">{entry.text}</span> : null}
            </span>
          </li>
        ))}
      </ol>
      {end ? <p><strong>{words.end}</strong> {said(end.basis)}</p> : null}
      {end && assumptions.length ? <p className="quiet">{words.assumptions}：{assumptions.map(said).join("；")}</p> : null}
      <Fees timeline={timeline} />
    </>
  );
}

function Fees({ timeline: { fees, fees_note } }: { timeline: LegalTimeline }) {
  const words = useWords().patent;
  const said = useSaid();
  return (
    <>
      {fees.length ? (
        <table className="grid">
          <caption>{words.fees}</caption>
          <thead>
            <tr>
              <th scope="col" className="numeric">{words.feeYear}</th>
              <th scope="col" className="numeric">{words.feeAmount}</th>
              <th scope="col">{words.feeDue}</th>
              <th scope="col">{words.feeGrace}</th>
            </tr>
          </thead>
          <tbody>
            {fees.slice(0, 5).map((fee) => (
              <tr key={fee.year} title={said(fee.basis)}>
                <td className="numeric">{fee.year}</td>
                <td className="numeric">{written(fee.amount, "")}</td>
                <td>{fee.due}</td>
                <td>{fee.grace_until}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
      <p className="quiet">{said(fees_note)}</p>
    </>
  );
}
