import { createContext, useCallback, useContext, useEffect, useMemo, useState, type ReactNode } from "react";
import { followJob, isOver, listJobs, showJob, type Job } from "../api/jobs";
import { useAnswer } from "../api/useAnswer";
import { useSession } from "./session";

/** Streams that are held open at once: a browser keeps few connections to one server. */
const FOLLOWED = 2;
/** Milliseconds between two looks at the list. */
const EVERY = 20_000;

interface Jobs {
  /** The newest first. */
  jobs: Job[];
  /** What a page has begun is followed from now on. */
  add: (job: Job) => void;
}

const Context = createContext<Jobs>({ jobs: [], add: () => undefined });

/** The jobs of the organisation, kept up to date for the whole house: the list now and then, the running ones by events. */
export function JobsProvider({ children }: { children: ReactNode }) {
  const { permissions, organisation } = useSession();
  const reads = organisation !== null && permissions.includes("record.read");
  const [jobs, setJobs] = useState<Job[]>([]);
  const [turn, setTurn] = useState(0);
  const hear = useCallback((job: Job) => {
    setJobs((last) => (last.some((one) => one.key === job.key) ? last.map((one) => (one.key === job.key ? job : one)) : [job, ...last]));
  }, []);
  const add = useCallback(
    (job: Job) => {
      hear(job);
      setTurn((last) => last + 1);
    },
    [hear],
  );
  useEffect(() => {
    if (!reads) return;
    const stop = new AbortController();
    listJobs(stop.signal).then(
      (answer) => {
        if (!stop.signal.aborted) setJobs(answer.items);
      },
      // The mark stays as it was; the next look tells.
      () => undefined,
    );
    const next = setTimeout(() => {
      setTurn((last) => last + 1);
    }, EVERY);
    return () => {
      stop.abort();
      clearTimeout(next);
    };
  }, [reads, turn]);
  const followed = jobs.filter((job) => !isOver(job)).slice(0, FOLLOWED).map((job) => job.key).join(" ");
  useEffect(() => {
    const ends = followed.split(" ").filter(Boolean).map((key) => followJob(key, hear));
    return () => {
      for (const end of ends) end();
    };
  }, [followed, hear]);
  const value = useMemo(() => ({ jobs, add }), [jobs, add]);
  return <Context value={value}>{children}</Context>;
}

export const useJobs = () => useContext(Context);

/** One job, as far as it is now. */
export function useJob(key: string | null): { job: Job | undefined; error: unknown } {
  const listed = useJobs().jobs.find((one) => one.key === key);
  const asked = useAnswer(key && !listed ? `job ${key}` : null, (signal) => showJob(key ?? "", signal));
  const job = listed ?? (asked.answer?.key === key ? asked.answer : undefined);
  return { job, error: job ? undefined : asked.error };
}
