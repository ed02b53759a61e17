import { useCallback, useRef, useState } from "react";
import { keepFile } from "./asking";

export interface Upload {
  id: number;
  file: File;
  /** Part of it that has gone out, 0 to 1. */
  gone: number;
  state: "waiting" | "sending" | "kept" | "refused";
  key?: string;
  error?: unknown;
}

/** Files that go out side by side. */
const LANES = 2;

/** Files on their way to the server, each with its own fate. */
export function useUploads(secrecy: string) {
  const [uploads, setUploads] = useState<Upload[]>([]);
  const lanes = useRef<Promise<void>[]>([]);
  const next = useRef(0);
  const change = useCallback((id: number, to: Partial<Upload>) => {
    setUploads((last) => last.map((one) => (one.id === id ? { ...one, ...to } : one)));
  }, []);
  const send = useCallback(
    (id: number, file: File) => {
      const lane = id % LANES;
      const going = async () => {
        change(id, { state: "sending", gone: 0, error: undefined });
        try {
          const kept = await keepFile(file, secrecy, (gone) => { change(id, { gone }); });
          change(id, { state: "kept", gone: 1, key: kept.key });
        } catch (error) {
          change(id, { state: "refused", error });
        }
      };
      lanes.current[lane] = (lanes.current[lane] ?? Promise.resolve()).then(going);
    },
    [change, secrecy],
  );
  const add = useCallback(
    (files: readonly File[]) => {
      const fresh = files.map((file): Upload => ({ id: next.current++, file, gone: 0, state: "waiting" }));
      setUploads((last) => [...last, ...fresh]);
      for (const one of fresh) send(one.id, one.file);
    },
    [send],
  );
  const drop = useCallback((gone: (one: Upload) => boolean) => {
    setUploads((last) => last.filter((one) => !gone(one)));
  }, []);
  return { uploads, add, again: send, drop };
}
