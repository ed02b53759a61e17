import { createContext, useContext, useEffect, useMemo, type ReactNode } from "react";
import { useParams } from "react-router";
import type { Workspace } from "../api/client";
import { useAnswer, type Answered } from "../api/useAnswer";
import { listWorkspaces } from "../api/workspaces";
import { keep, kept } from "./kept";
import { useSession } from "./session";

interface Focus {
  /** The workspace that the address names, else the one worked in last, else the first. */
  workspace: Workspace | undefined;
  workspaces: Answered<{ items: Workspace[] }>;
}

const Context = createContext<Focus | null>(null);

export function FocusProvider({ children }: { children: ReactNode }) {
  const { organisation, permissions } = useSession();
  const { workspace: named } = useParams();
  const workspaces = useAnswer(permissions.includes("evidence.read") ? `workspaces ${organisation ?? ""}` : null, listWorkspaces);
  const items = workspaces.answer?.items;
  const last = kept("workspace");
  const workspace = items?.find((one) => one.key === (named ?? last)) ?? (named ? undefined : items?.[0]);
  useEffect(() => {
    if (workspace) keep("workspace", workspace.key);
  }, [workspace]);
  const value = useMemo(() => ({ workspace, workspaces }), [workspace, workspaces]);
  return <Context value={value}>{children}</Context>;
}

export function useFocus(): Focus {
  const value = useContext(Context);
  if (!value) throw new Error("useFocus outside of FocusProvider");
  return value;
}

/** The address of a page within a workspace. */
export function within(workspace: string, ...rest: string[]): string {
  return ["/w", workspace, ...rest].map((part, place) => (place === 0 ? part : encodeURIComponent(part))).join("/");
}
