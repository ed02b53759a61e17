import { BellOutlined } from "@ant-design/icons";
import { Button, Drawer, Skeleton } from "antd";
import { useEffect, useState } from "react";
import { listNotices, seeNotices } from "../api/notices";
import { useAnswer } from "../api/useAnswer";
import { NoticeLine } from "../components/NoticeLine";
import { Nothing } from "../components/Nothing";
import { Trouble } from "../components/Trouble";
import { useWords } from "./appearance";
import { useNotices } from "./notices";

/** The bell: how many notices one has not seen; opening it marks those that it shows. */
export function NoticesMark() {
  const words = useWords().notices;
  const { unseen } = useNotices();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        type="text"
        icon={<BellOutlined />}
        aria-label={`${words.title} ${String(unseen)}`}
        title={words.title}
        onClick={() => {
          setOpen(true);
        }}
      >
        {unseen ? <span className="count count-waiting">{unseen}</span> : null}
      </Button>
      <Drawer title={words.title} open={open} size={420} destroyOnHidden onClose={() => { setOpen(false); }}>
        <Notices close={() => { setOpen(false); }} />
      </Drawer>
    </>
  );
}

function Notices({ close }: { close: () => void }) {
  const words = useWords().notices;
  const { renew } = useNotices();
  const { answer, error, again } = useAnswer("notices", listNotices);
  const fresh = answer?.items.filter((one) => one.seen === null).map((one) => one.key).join(" ") ?? "";
  useEffect(() => {
    // What could not be noted is shown as new once more: nothing is lost.
    if (fresh) seeNotices(fresh.split(" ")).then(renew, () => undefined);
  }, [fresh, renew]);
  if (error) return <Trouble error={error} again={again} />;
  if (!answer) return <Skeleton active paragraph={{ rows: 6 }} />;
  if (answer.items.length === 0) return <Nothing said={words.none} hint={words.noneHint} />;
  return (
    <ul className="notices">
      {answer.items.map((one) => (
        <li key={one.key} className={one.seen ? undefined : "fresh"} onClick={close}>
          <NoticeLine notice={one} />
        </li>
      ))}
    </ul>
  );
}
