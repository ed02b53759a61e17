import { body, server, type Schemas } from "./client";

export const listWorkspaces = (signal: AbortSignal) =>
  body<Schemas["Listed_Workspace_"]>(server.GET("/api/v1/workspaces", { params: { query: { size: 200 } }, signal }));

export const showWorkspace = (workspace: string, signal: AbortSignal) =>
  body<Schemas["WorkspaceDetail"]>(server.GET("/api/v1/workspaces/{workspace}", { params: { path: { workspace } }, signal }));

export const beginWorkspace = (told: Schemas["NewWorkspace"]) =>
  body<Schemas["Workspace"]>(server.POST("/api/v1/workspaces", { body: told }));
