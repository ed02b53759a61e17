import { useCallback, useEffect, useState } from "react";

export interface Answered<Answer> {
  answer: Answer | undefined;
  error: unknown;
  loading: boolean;
  again: () => void;
}

interface Held<Answer> {
  key: string;
  turn: number;
  answer?: Answer;
  error?: unknown;
}

/**
 * What the server answers to a question named by `key`; `null` asks nothing.
 * While the next answer is on its way the last one stays, so that the page keeps its layout.
 */
export function useAnswer<Answer>(
  key: string | null,
  asking: (signal: AbortSignal) => Promise<Answer>,
): Answered<Answer> {
  const [held, setHeld] = useState<Held<Answer>>({ key: "", turn: -1 });
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    if (key === null) return;
    const stop = new AbortController();
    asking(stop.signal).then(
      (answer) => {
        if (!stop.signal.aborted) setHeld({ key, turn, answer });
      },
      (error: unknown) => {
        if (!stop.signal.aborted) setHeld((last) => ({ key, turn, answer: last.answer, error }));
      },
    );
    return () => {
      stop.abort();
    };
    // The key names everything that the question depends on.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [key, turn]);
  const again = useCallback(() => {
    setTurn((last) => last + 1);
  }, []);
  const loading = key !== null && (held.key !== key || held.turn !== turn);
  return { answer: held.answer, error: loading ? undefined : held.error, loading, again };
}
