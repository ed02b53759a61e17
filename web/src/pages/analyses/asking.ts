import { careful, PREFIX } from "../../api/asking";
import { body, server, type Schemas } from "../../api/client";

export type Offered = Schemas["qianglian__api__routes__analyses__Offered"];
export type Finding = Schemas["Finding"];
export type FoundTable = Finding["tables"][number];
export type FoundColumn = FoundTable["columns"][number];
export type Question = { q: string; params: Record<string, unknown> };

export const listAnalyses = (signal: AbortSignal) => body<Offered[]>(server.GET("/api/v1/analyses", { signal }));

export const runAnalysis = (workspace: string, name: string, question: Question, signal: AbortSignal) =>
  body<Finding>(
    server.POST("/api/v1/workspaces/{workspace}/analyses/{name}", {
      params: { path: { workspace, name } },
      body: question as Schemas["Question"],
      signal,
    }),
  );

export interface Cell {
  table: string;
  row: number;
  column: string;
  figure: string;
}

export const listRecords = (workspace: string, name: string, question: Question, cell: Cell, page: number, signal: AbortSignal) =>
  body<Schemas["Records"]>(
    server.POST("/api/v1/workspaces/{workspace}/analyses/{name}/records", {
      params: { path: { workspace, name } },
      body: { ...question, ...cell, page, size: 50 } as Schemas["Asked"],
      signal,
    }),
  );

/** One table of the answer as a file. */
export async function tableFile(
  workspace: string,
  name: string,
  question: Question,
  table: string,
  format: "xlsx" | "csv",
  ownUse: boolean,
): Promise<Blob> {
  const place = `${PREFIX}/workspaces/${encodeURIComponent(workspace)}/analyses/${encodeURIComponent(name)}`;
  const query = new URLSearchParams({ format, table, own_use: String(ownUse) });
  const answer = await careful(
    new Request(new URL(`${place}?${query.toString()}`, location.origin), {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(question),
    }),
  );
  return answer.blob();
}
