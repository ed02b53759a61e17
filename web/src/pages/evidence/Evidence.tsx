import { Skeleton } from "antd";
import { useParams, useSearchParams } from "react-router";
import { isOver } from "../../api/jobs";
import { useAnswer } from "../../api/useAnswer";
import { showWorkspace } from "../../api/workspaces";
import { useWords } from "../../app/appearance";
import { useFocus, within } from "../../app/focus";
import { useJob, useJobs } from "../../app/jobs";
import { useSession } from "../../app/session";
import { useTrail } from "../../app/trail";
import { FigureMark } from "../../components/FigureMark";
import { JobCard } from "../../components/JobCard";
import { Nothing } from "../../components/Nothing";
import { Trouble } from "../../components/Trouble";
import type { Outcome } from "./asking";
import { Batches } from "./Batches";
import { Came } from "./Came";
import { ImportForm } from "./ImportForm";

/** What a workspace stands on: files brought in, the searches that they answer, and how each was read. */
export function Evidence() {
  const words = useWords().evidence;
  const { workspace: key = "" } = useParams();
  const { workspace } = useFocus();
  const { permissions } = useSession();
  const { jobs, add } = useJobs();
  const [query, setQuery] = useSearchParams();
  useTrail({ said: workspace?.name ?? "", to: within(key, "search") }, { said: words.title });
  // Without one in the address the import of this workspace that is still on its way is followed.
  const going = jobs.find((one) => one.kind === "import" && one.subject === key && !isOver(one));
  const { job, error } = useJob(query.get("job") ?? going?.key ?? null);
  const after = job && isOver(job) ? job.key : "";
  const shown = useAnswer(`${key} ${after}`, (signal) => showWorkspace(key, signal));
  const found = shown.answer?.key === key ? shown.answer : undefined;
  if (shown.error) return <Trouble error={shown.error} again={shown.again} />;
  if (!found) return <Skeleton active paragraph={{ rows: 10 }} />;
  const outcome = job?.kind === "import" ? (job.result as unknown as Outcome | null) : null;
  return (
    <div className="home-column">
      <header className="sheet-head">
        <h1>{found.name}</h1>
        <FigureMark figure={found.publications} />
        <span className="quiet">{words.generation(String(found.generation))}</span>
      </header>
      {found.own && !found.closed && permissions.includes("evidence.import") ? (
        <ImportForm
          key={key}
          workspace={found}
          begun={(begun) => {
            add(begun);
            setQuery({ job: begun.key });
          }}
        />
      ) : null}
      {found.closed ? <p className="state">{words.closed}</p> : null}
      {error ? <Trouble error={error} /> : null}
      {job ? (
        <section className="sheet" aria-live="polite">
          <JobCard job={job} />
          {outcome ? <Came outcome={outcome} /> : null}
        </section>
      ) : null}
      {found.batches === null ? <Nothing said={words.shared} hint={words.sharedHint} /> : <Batches workspace={key} after={after} />}
    </div>
  );
}
