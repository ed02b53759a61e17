import { sendForm } from "../../api/asking";
import { body, server, type Schemas, type Text } from "../../api/client";
import type { Job } from "../../api/jobs";

export type Batch = Schemas["Batch"];
export type Searched = Schemas["Searched"];
export type Kept = Schemas["FileTold"];

/** What an import comes to (`result` of its job). */
export interface Outcome {
  imported: { batch: string; name: string; source: string; kept: number; rejected: number }[];
  already: { name: string; known_as: string }[];
  failed: { name: string; code: string; text: Text }[];
  not_taken: string[];
}

export const SIZE = 50;

export const listBatches = (workspace: string, page: number, signal: AbortSignal) =>
  body<Schemas["Listed_Batch_"]>(
    server.GET("/api/v1/workspaces/{workspace}/batches", { params: { path: { workspace }, query: { page, size: SIZE } }, signal }),
  );

export async function keepFile(file: File, secrecy: string, gone: (part: number) => void): Promise<Kept> {
  const form = new FormData();
  form.append("secrecy", secrecy);
  form.append("file", file, file.name);
  return (await sendForm("/files", form, gone)) as Kept;
}

export const beginImport = (workspace: string, files: string[], search: Searched) =>
  body<Job>(
    server.POST("/api/v1/workspaces/{workspace}/imports", { params: { path: { workspace } }, body: { files, format: "", search } }),
  );
