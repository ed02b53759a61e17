import { SyncOutlined } from "@ant-design/icons";
import { Button, Drawer } from "antd";
import { useState } from "react";
import { isOver } from "../api/jobs";
import { JobCard } from "../components/JobCard";
import { Nothing } from "../components/Nothing";
import { useWords } from "./appearance";
import { useJobs } from "./jobs";

/** How many jobs run; a click shows them and those that are over. */
export function JobsMark() {
  const words = useWords().jobs;
  const { jobs } = useJobs();
  const [open, setOpen] = useState(false);
  const running = jobs.filter((job) => !isOver(job));
  const over = jobs.filter(isOver);
  return (
    <>
      <Button
        type="text"
        icon={<SyncOutlined spin={running.length > 0} />}
        aria-label={`${words.title} ${String(running.length)}`}
        title={words.title}
        onClick={() => {
          setOpen(true);
        }}
      >
        {running.length ? <span className="count">{running.length}</span> : null}
      </Button>
      <Drawer title={words.title} open={open} size={440} onClose={() => { setOpen(false); }}>
        {jobs.length === 0 ? <Nothing said={words.none} hint={words.noneHint} /> : null}
        {running.map((job) => <JobCard key={job.key} job={job} />)}
        {over.length ? <h2 className="records-head">{words.over}</h2> : null}
        {over.map((job) => <JobCard key={job.key} job={job} />)}
      </Drawer>
    </>
  );
}
