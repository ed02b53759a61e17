import { Button, Drawer, Input } from "antd";
import { useState } from "react";
import type { Fated } from "../../api/client";
import { useAnswer } from "../../api/useAnswer";
import { useWords } from "../../app/appearance";
import { ClauseTree } from "../../components/ClauseTree";
import { QueryMistake } from "../../components/QueryMistake";
import { useSaid } from "../../components/said";
import { tellWhyNot } from "./asking";

interface WhyNotProps {
  open: boolean;
  close: () => void;
  workspace: string;
  query: string;
}

/** 为什么没有这件？ What became of a number: in no file, rejected, taken out, or failing which clause. */
export function WhyNot({ open, close, workspace, query }: WhyNotProps) {
  const words = useWords().search;
  const [written, write] = useState("");
  const [numbers, ask] = useState<string[]>([]);
  const told = useAnswer(open && numbers.length ? `${workspace} ${query} ${numbers.join(" ")}` : null, (signal) =>
    tellWhyNot(workspace, numbers, query, signal),
  );
  return (
    <Drawer title={words.whyNot} open={open} onClose={close} size={520} mask={false}>
      <form
        className="why-not"
        onSubmit={(event) => {
          event.preventDefault();
          ask(written.split(/[\s,，;；、]+/).filter(Boolean).slice(0, 200));
        }}
      >
        <Input.TextArea
          value={written}
          autoSize={{ minRows: 2, maxRows: 8 }}
          placeholder={words.whyNotHint}
          aria-label={words.whyNotHint}
          onChange={(event) => { write(event.target.value); }}
          onPressEnter={(event) => {
            if (event.shiftKey || event.nativeEvent.isComposing) return;
            event.preventDefault();
            event.currentTarget.form?.requestSubmit();
          }}
        />
        <Button type="primary" htmlType="submit" loading={told.loading}>{words.whyNotAsk}</Button>
      </form>
      {told.error ? <QueryMistake error={told.error} again={told.again} /> : null}
      {numbers.length ? told.answer?.map((one) => <Fate key={one.asked} fate={one} />) : null}
    </Drawer>
  );
}

function Fate({ fate }: { fate: Fated }) {
  const words = useWords().search;
  const said = useSaid();
  const { judgement } = fate;
  return (
    <article className="fate">
      <h2>{fate.number || fate.asked}</h2>
      <p>{said(fate.text)}</p>
      {fate.clause ? <ClauseTree clause={fate.clause} /> : null}
      {judgement ? <p>{words.removed(judgement.actor, judgement.time.slice(0, 10), judgement.reason)}</p> : null}
      {fate.places.length ? <p className="quiet">{words.places}：{fate.places.join("；")}</p> : null}
      {fate.others.length ? <p className="quiet">{words.others}：{fate.others.join("；")}</p> : null}
    </article>
  );
}
