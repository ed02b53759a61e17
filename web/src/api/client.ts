import createClient from "openapi-fetch";
import { careful } from "./asking";
import type { components, paths } from "./schema";

/** The server, by its own description: addresses, parameters and answers are those of `schema.ts`. */
export const server = createClient<paths>({ baseUrl: location.origin, fetch: careful });

export type Schemas = components["schemas"];
export type Text = Schemas["Text"];
export type Figure = Schemas["Figure"];
export type Row = Schemas["Row"];
export type Found = Schemas["Found"];
export type Fated = Schemas["Fated"];
export type Clause = Schemas["Clause"];
export type Document = Schemas["Document"];
export type Bibliography = Schemas["Bibliography"];
export type LegalTimeline = Schemas["LegalTimeline"];
export type Workspace = Schemas["Workspace"];

/**
 * The body of an answer; what stops a request is raised before (`careful`).
 * Its type is named by the caller: the client forgets the lengths of pairs, which the description states.
 */
export async function body<Answer>(asked: Promise<{ data?: unknown }>): Promise<Answer> {
  const { data } = await asked;
  if (data === undefined) throw new Error("an answer without a body");
  return data as Answer;
}
