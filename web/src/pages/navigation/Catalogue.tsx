import { App, Button, Form, Input, Select, Skeleton } from "antd";
import { useState } from "react";
import { useNavigate, useSearchParams } from "react-router";
import { listResults, requestResult, takeResultOff, type Result } from "../../api/navigation";
import { useAnswer } from "../../api/useAnswer";
import { useWords } from "../../app/appearance";
import { useSession } from "../../app/session";
import { useTrail } from "../../app/trail";
import type { Column } from "../../components/columns";
import { Dialog } from "../../components/Dialog";
import { Grid } from "../../components/Grid";
import { Nothing } from "../../components/Nothing";
import { Trouble } from "../../components/Trouble";
import { useKinds } from "./kinds";
import { Tabs } from "./Tabs";

/** 成果目录: what organisations offer to each other of their navigations. */
export function Catalogue() {
  const words = useWords().navigation;
  const { options } = useKinds();
  const [query, setQuery] = useSearchParams();
  const kind = query.get("kind") ?? "";
  useTrail({ said: words.title, to: "/navigation" }, { said: words.catalogue });
  const { answer, error, loading, again } = useAnswer(`results ${kind}`, (signal) => listResults(kind, signal));
  const [asking, setAsking] = useState<Result | null>(null);
  const columns = useResultColumns(setAsking, again);
  return (
    <section className="sheet" aria-busy={loading}>
      <header className="sheet-head">
        <Tabs />
        <Select
          className="chooser"
          value={kind}
          aria-label={words.resultKind}
          options={[{ value: "", label: words.allKinds }, ...options("result_kinds")]}
          onChange={(next: string) => { setQuery(next ? { kind: next } : {}); }}
        />
      </header>
      {error ? <Trouble error={error} again={again} /> : null}
      {!answer && loading ? <Skeleton active paragraph={{ rows: 6 }} /> : null}
      {answer?.items.length === 0 ? <Nothing said={words.noResults} hint={words.noResultsHint} /> : null}
      {answer?.items.length ? <Grid said={words.catalogue} columns={columns} items={answer.items} keyOf={(one) => one.key} loading={loading} /> : null}
      {asking ? <RequestDialog result={asking} close={() => { setAsking(null); }} /> : null}
    </section>
  );
}

function useResultColumns(ask: (one: Result) => void, again: () => void): Column<Result>[] {
  const words = useWords().navigation;
  const { named } = useKinds();
  const { organisation, permissions } = useSession();
  return [
    {
      name: "title",
      title: words.result,
      render: (one) => (
        <>
          <strong>{one.title}</strong>
          {one.summary ? <span className="second clamped">{one.summary}</span> : null}
        </>
      ),
    },
    { name: "kind", title: words.resultKind, width: 110, render: (one) => named("result_kinds", one.kind) },
    { name: "owner", title: words.owner, width: 90, render: (one) => (one.owner === organisation ? words.own : words.other) },
    { name: "cut_off", title: words.cutOff, width: 100, render: (one) => one.cut_off },
    { name: "map", title: words.mapVersion, width: 86, numeric: true, render: (one) => one.map_version ?? "" },
    { name: "terms", title: words.terms, render: (one) => <span className="clamped">{one.terms || words.noTerms}</span> },
    {
      name: "do",
      title: words.next,
      width: 110,
      render: (one) =>
        one.owner === organisation ? (
          permissions.includes("record.decide") ? <TakeOff one={one} again={again} /> : null
        ) : permissions.includes("record.edit") ? (
          <Button size="small" onClick={() => { ask(one); }}>{words.request}</Button>
        ) : null,
    },
  ];
}

function TakeOff({ one, again }: { one: Result; again: () => void }) {
  const words = useWords().navigation;
  const { modal } = App.useApp();
  const [error, setError] = useState<unknown>(null);
  return (
    <>
      <Button
        size="small"
        onClick={() => {
          void modal.confirm({
            title: words.takeOff,
            content: one.title,
            okText: words.takeOff,
            onOk: () => takeResultOff(one.key).then(again, setError),
          });
        }}
      >
        {words.takeOff}
      </Button>
      {error ? <Trouble error={error} /> : null}
    </>
  );
}

function RequestDialog({ result, close }: { result: Result; close: () => void }) {
  const words = useWords().navigation;
  const go = useNavigate();
  return (
    <Dialog<{ purpose: string }>
      title={words.request}
      ok={words.request}
      close={close}
      send={async (told) => {
        await requestResult(result.key, told.purpose.trim());
        void go("/navigation/requests");
      }}
    >
      <p>
        <strong>{result.title}</strong>
        {result.terms ? <span className="second">{result.terms}</span> : null}
      </p>
      <Form.Item name="purpose" label={words.purpose} rules={[{ required: true, whitespace: true, message: words.wanted }]}>
        <Input.TextArea maxLength={2000} autoSize={{ minRows: 3 }} autoFocus />
      </Form.Item>
    </Dialog>
  );
}
