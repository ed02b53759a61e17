import { ask } from "./asking";

export interface Listed<Item> {
  items: Item[];
  total: number;
  page: number;
  size: number;
}

export interface Workspace {
  key: string;
  name: string;
  about: string;
  organisation: string;
  own: boolean;
  created: string;
  closed: string | null;
}

export const listWorkspaces = (signal: AbortSignal) =>
  ask<Listed<Workspace>>("/workspaces", { query: { size: 200 }, signal });
