import { isOver } from "../../api/jobs";
import { useWords } from "../../app/appearance";
import { useJobs } from "../../app/jobs";
import { useSession } from "../../app/session";
import { useTrail } from "../../app/trail";
import { JobCard } from "../../components/JobCard";
import { Projects } from "./Projects";
import { Waiting } from "./Waiting";
import { Workspaces } from "./Workspaces";

/** What waits for me, what runs, and where I work. */
export function Home() {
  const words = useWords().home;
  useTrail({ said: words.title });
  const { permissions } = useSession();
  const reads = permissions.includes("record.read");
  return (
    <div className={reads ? "home" : undefined}>
      <div className="home-column">
        <Waiting />
      </div>
      <div className="home-column">
        {reads ? <Running /> : null}
        {reads ? <Projects /> : null}
        {permissions.includes("evidence.read") ? <Workspaces /> : null}
      </div>
    </div>
  );
}

function Running() {
  const words = useWords().home;
  const running = useJobs().jobs.filter((job) => !isOver(job));
  return (
    <section className="sheet">
      <h2>{words.running}</h2>
      {running.length ? running.map((job) => <JobCard key={job.key} job={job} />) : <p className="quiet">{words.noneRunning}</p>}
    </section>
  );
}
