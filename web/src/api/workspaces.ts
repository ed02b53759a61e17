import { body, server, type Schemas } from "./client";

export const listWorkspaces = (signal: AbortSignal) =>
  body<Schemas["Listed_Workspace_"]>(server.GET("/api/v1/workspaces", { params: { query: { size: 200 } }, signal }));
