import { Fragment } from "react";
import type { Bibliography as Stated, Schemas } from "../../api/client";
import { useWords } from "../../app/appearance";

/** What is stated of a publication; what no source gives is left out. */
export function Bibliography({ stated }: { stated: Stated }) {
  const words = useWords().records;
  const parties = (all: Schemas["Party"][]) => all.map((one) => [one.name, one.country, one.address].filter(Boolean).join("，"));
  const lines: [string, string[]][] = [
    [words.application, [stated.application]],
    [words.type, stated.patent_type ? [words.types[stated.patent_type]] : []],
    [words.filed, [stated.filing_date ?? ""]],
    [words.published, [stated.publication_date ?? ""]],
    [words.granted, [stated.grant_date ?? ""]],
    [words.priority, stated.priorities.map((one) => [one.country, one.number, one.date].filter(Boolean).join(" "))],
    [words.applicants, parties(stated.applicants)],
    [words.owners, parties(stated.owners)],
    [words.inventors, stated.inventors.map((one) => one.name)],
    [words.agents, stated.agents.map((one) => one.name)],
    [words.ipc, stated.ipc],
    [words.cpc, stated.cpc],
    [words.loc, stated.loc],
  ];
  return (
    <dl className="facts">
      {lines.map(([said, values]) => {
        const given = values.filter(Boolean);
        return given.length ? (
          <Fragment key={said}>
            <dt>{said}</dt>
            <dd>{given.join("；")}</dd>
          </Fragment>
        ) : null;
      })}
    </dl>
  );
}
