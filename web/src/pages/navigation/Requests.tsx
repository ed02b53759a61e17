import { Button, Skeleton } from "antd";
import { useState } from "react";
import { listAdoptions, listRequests, listResults, stepRequest, type Adoption, type Asked } from "../../api/navigation";
import { useAnswer } from "../../api/useAnswer";
import { useWords } from "../../app/appearance";
import { useSession } from "../../app/session";
import { useTrail } from "../../app/trail";
import type { Column } from "../../components/columns";
import { Grid } from "../../components/Grid";
import { Nothing } from "../../components/Nothing";
import { written } from "../../components/numbers";
import { useSaid } from "../../components/said";
import { Steps } from "../../components/Steps";
import { moment } from "../../components/times";
import { Trouble } from "../../components/Trouble";
import { AdoptionDialog } from "./AdoptionDialog";
import { AnswerDialog } from "./AnswerDialog";
import { useKinds } from "./kinds";
import { yuan } from "./money";
import { Tabs } from "./Tabs";

/** Steps of a request that report what became of it. */
const REPORTS = ["adopt", "adopt_more"];

/** Requests that were made and received, their answers, and what was reported of use. */
export function Requests() {
  const words = useWords().navigation;
  useTrail({ said: words.title, to: "/navigation" }, { said: words.requests });
  const { organisation } = useSession();
  const { answer, error, again } = useAnswer("requests", listRequests);
  const results = useAnswer("results", (signal) => listResults("", signal));
  const adoptions = useAnswer("adoptions", listAdoptions);
  const [answering, setAnswering] = useState<Asked | null>(null);
  const [telling, setTelling] = useState<{ one: Asked; step: string } | null>(null);
  const called = (key: string) => results.answer?.items.find((one) => one.key === key)?.title ?? words.offList;
  const renew = () => {
    again();
    adoptions.again();
  };
  const made = answer?.items.filter((one) => one.organisation === organisation) ?? [];
  const received = answer?.items.filter((one) => one.organisation !== organisation) ?? [];
  const columns = useRequestColumns(called);
  const next = useNext(again, setAnswering, (one, step) => { setTelling({ one, step }); });
  const resultOf = (request: string) => called(answer?.items.find((one) => one.key === request)?.result ?? "");
  return (
    <section className="sheet">
      <header className="sheet-head">
        <Tabs />
      </header>
      {error ? <Trouble error={error} again={again} /> : null}
      {!answer && !error ? <Skeleton active paragraph={{ rows: 6 }} /> : null}
      {answer?.items.length === 0 ? <Nothing said={words.noRequests} hint={words.noRequestsHint} /> : null}
      {received.length ? <h2>{words.received}</h2> : null}
      {received.length ? <Grid said={words.received} columns={[...columns, next.received]} items={received} keyOf={(one) => one.key} /> : null}
      {made.length ? <h2 className="records-head">{words.made}</h2> : null}
      {made.length ? <Grid said={words.made} columns={[...columns, next.made]} items={made} keyOf={(one) => one.key} /> : null}
      {adoptions.answer?.items.length ? <Adoptions items={adoptions.answer.items} resultOf={resultOf} /> : null}
      {answering ? <AnswerDialog request={answering} title={called(answering.result)} close={() => { setAnswering(null); }} done={renew} /> : null}
      {telling ? <AdoptionDialog request={telling.one} step={telling.step} close={() => { setTelling(null); }} done={renew} /> : null}
    </section>
  );
}

function useRequestColumns(called: (key: string) => string): Column<Asked>[] {
  const words = useWords().navigation;
  const said = useSaid();
  const answered = (one: Asked) => (one.answer ? (one.answer.granted ? words.granted : words.refused) : words.unanswered);
  return [
    { name: "result", title: words.result, render: (one) => called(one.result) },
    { name: "purpose", title: words.purpose, render: (one) => <span className="clamped">{one.purpose}</span> },
    { name: "created", title: words.askedOn, width: 132, render: (one) => moment(one.created) },
    { name: "state", title: words.state, width: 140, render: (one) => <span className={one.state.over ? "tag" : "tag tag-going"}>{said(one.state.name)}</span> },
    {
      name: "answer",
      title: words.answer,
      width: 180,
      render: (one) => (
        <>
          {answered(one)}
          {one.answer?.share ? ` · ${words.withEvidence}` : ""}
          {one.answer?.reason ? <span className="second">{one.answer.reason}</span> : null}
        </>
      ),
    },
  ];
}

function useNext(again: () => void, answer: (one: Asked) => void, tell: (one: Asked, step: string) => void) {
  const words = useWords().navigation;
  const { permissions } = useSession();
  const received: Column<Asked> = {
    name: "do",
    title: words.next,
    width: 200,
    render: (one) =>
      permissions.includes("record.decide") && !one.answer && !one.state.over ? (
        <Button size="small" type="primary" onClick={() => { answer(one); }}>{words.toAnswer}</Button>
      ) : null,
  };
  const made: Column<Asked> = {
    name: "do",
    title: words.next,
    width: 200,
    render: (one) => (
      <Steps
        small
        state={one.state}
        take={async (step, reason) => {
          await stepRequest(one.key, step, reason);
          again();
        }}
        instead={(step) => {
          if (!REPORTS.includes(step)) return false;
          tell(one, step);
          return true;
        }}
      />
    ),
  };
  return { received, made };
}

function Adoptions({ items, resultOf }: { items: Adoption[]; resultOf: (request: string) => string }) {
  const words = useWords().navigation;
  const { named } = useKinds();
  const { organisation } = useSession();
  const columns: Column<Adoption>[] = [
    { name: "result", title: words.result, render: (one) => resultOf(one.request) },
    { name: "by", title: words.usedBy, width: 90, render: (one) => (one.organisation === organisation ? words.own : words.other) },
    { name: "used_for", title: words.usedFor, width: 160, render: (one) => named("uses", one.used_for) },
    { name: "effect", title: words.effect, render: (one) => one.effect },
    { name: "on", title: words.on, width: 100, render: (one) => one.on },
    {
      name: "benefit",
      title: words.benefit,
      width: 120,
      numeric: true,
      render: (one) => (one.benefit === null ? words.notStated : written(yuan(one.benefit), "")),
    },
  ];
  return (
    <>
      <h2 className="records-head">{words.adoptions}</h2>
      <Grid said={words.adoptions} columns={columns} items={items} keyOf={(one) => one.key} />
    </>
  );
}
