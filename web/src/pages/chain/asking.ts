import { body, server, type Schemas } from "../../api/client";

export type ChainMap = Schemas["ChainMap"];
export type Tile = Schemas["NodeBrief"];
export type NodeDetail = Schemas["NodeDetail"];
export type Colouring = NonNullable<ChainMap["indicator"]>;

export const CURRENT = "current";

export const showMap = (workspace: string, chain: string, indicator: string, region: string, signal: AbortSignal) =>
  body<ChainMap>(
    server.GET("/api/v1/workspaces/{workspace}/chains/{chain}/map", {
      params: {
        path: { workspace, chain },
        query: { trend: true, ...(indicator ? { indicator } : {}), ...(region ? { region } : {}) },
      },
      signal,
    }),
  );

export const showNode = (workspace: string, chain: string, node: string, signal: AbortSignal) =>
  body<NodeDetail>(
    server.GET("/api/v1/workspaces/{workspace}/chains/{chain}/nodes/{node}", {
      params: { path: { workspace, chain, node } },
      signal,
    }),
  );
