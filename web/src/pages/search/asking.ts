import { Stopped } from "../../api/asking";
import { body, server, type Fated, type Found } from "../../api/client";
import { FACETS, wholeQuery, type Asked } from "./state";

/** One page of what is found. A mistake in a query is told by its place in what was written, not in what was sent. */
export async function findPage(workspace: string, asked: Asked, signal: AbortSignal): Promise<Found> {
  const find = (q: string) =>
    body<Found>(
      server.GET("/api/v1/workspaces/{workspace}/search", {
        params: {
          path: { workspace },
          query: { q, page: asked.page, size: asked.size, sort: asked.sort, facets: [...FACETS] },
        },
        signal,
      }),
    );
  try {
    return await find(wholeQuery(asked));
  } catch (error) {
    if (asked.narrowed.length && error instanceof Stopped && error.problem.code === "query_syntax") await find(asked.q);
    throw error;
  }
}

export const tellWhyNot = (workspace: string, number: string[], q: string, signal: AbortSignal) =>
  body<Fated[]>(
    server.GET("/api/v1/workspaces/{workspace}/why-not", {
      params: { path: { workspace }, query: { number, q } },
      signal,
    }),
  );
