import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from "react";
import { isOver } from "../api/jobs";
import { countUnseen } from "../api/notices";
import { useAnswer } from "../api/useAnswer";
import { useJobs } from "./jobs";

const EVERY = 45_000;

interface Notices {
  /** How many one has not seen. */
  unseen: number;
  renew: () => void;
}

const Context = createContext<Notices>({ unseen: 0, renew: () => undefined });

/** How many notices wait, asked now and then and whenever a job came to its end. */
export function NoticesProvider({ children }: { children: ReactNode }) {
  const over = useJobs().jobs.filter(isOver).length;
  const [turn, setTurn] = useState(0);
  const { answer, again } = useAnswer(`unseen ${String(over)} ${String(turn)}`, countUnseen);
  useEffect(() => {
    const looking = setInterval(() => {
      setTurn((last) => last + 1);
    }, EVERY);
    return () => {
      clearInterval(looking);
    };
  }, []);
  const unseen = answer?.count ?? 0;
  const value = useMemo(() => ({ unseen, renew: again }), [unseen, again]);
  return <Context value={value}>{children}</Context>;
}

export const useNotices = () => useContext(Context);
