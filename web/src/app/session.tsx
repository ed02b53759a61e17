import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from "react";
import { keep, kept } from "./kept";
import { onSignedOut, Stopped, trust } from "../api/asking";
import { whoAmI, type Session } from "../api/session";

/** `undefined` until the server has said who it is. */
type Known = Session | null | undefined;

interface Held {
  session: Known;
  error: unknown;
  setSession: (session: Session | null) => void;
}

const Context = createContext<Held | null>(null);

/** Who is signed in, asked once; every page that needs somebody stands inside. */
export function SessionProvider({ children }: { children: ReactNode }) {
  const [session, hold] = useState<Known>(undefined);
  const [error, setError] = useState<unknown>(null);
  const value = useMemo(
    () => ({
      session,
      error,
      setSession: (next: Session | null) => {
        trust(next?.csrf ?? "");
        keep("signed-in", next ? "yes" : "no");
        setError(null);
        hold(next);
      },
    }),
    [session, error],
  );
  useEffect(() => {
    const stop = new AbortController();
    const none = () => {
      trust("");
      keep("signed-in", "no");
      hold(null);
    };
    onSignedOut(none);
    // A browser in which nobody signed in has nobody to ask about.
    if (kept("signed-in") !== "yes") {
      none();
      return;
    }
    whoAmI(stop.signal).then(
      (found) => {
        trust(found.csrf);
        hold(found);
      },
      (reason: unknown) => {
        if (stop.signal.aborted) return;
        if (reason instanceof Stopped && reason.problem.status === 401) none();
        else setError(reason);
      },
    );
    return () => {
      stop.abort();
    };
  }, []);
  return <Context value={value}>{children}</Context>;
}

export function useHeldSession(): Held {
  const value = useContext(Context);
  if (!value) throw new Error("useHeldSession outside of SessionProvider");
  return value;
}

/** Who is signed in, on a page that only they see. */
export function useSession(): Session {
  const { session } = useHeldSession();
  if (!session) throw new Error("useSession outside of the frame");
  return session;
}
