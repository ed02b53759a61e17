import { body, server, type Schemas } from "../../api/client";
import type { Job } from "../../api/jobs";

export type Version = Schemas["VersionTold"];
export type NewReport = Schemas["NewReport"];

export const listVersions = (workspace: string, signal: AbortSignal) =>
  body<Schemas["Listed_VersionTold_"]>(
    server.GET("/api/v1/workspaces/{workspace}/chains/{chain}/versions", {
      params: { path: { workspace, chain: "current" }, query: { size: 200 } },
      signal,
    }),
  );

export const beginPublishing = (workspace: string, note: string) =>
  body<Job>(server.POST("/api/v1/workspaces/{workspace}/versions", { params: { path: { workspace } }, body: { note } }));

export const beginReport = (workspace: string, told: NewReport) =>
  body<Job>(server.POST("/api/v1/workspaces/{workspace}/reports", { params: { path: { workspace } }, body: told }));

export const beginTakingUp = (workspace: string, region: string) =>
  body<Job>(
    server.POST("/api/v1/workspaces/{workspace}/recommendations", {
      params: { path: { workspace } },
      body: { query: "", region, families: "simple", level: "party" },
    }),
  );
