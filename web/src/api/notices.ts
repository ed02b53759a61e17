import { body, server, type Schemas } from "./client";

export type Notice = Schemas["NoticeAnswer"];

export const listNotices = (signal: AbortSignal) =>
  body<Schemas["Listed_NoticeAnswer_"]>(server.GET("/api/v1/notices", { params: { query: { size: 50 } }, signal }));

export const countUnseen = (signal: AbortSignal) => body<Schemas["Unseen"]>(server.GET("/api/v1/notices/unseen", { signal }));

export const seeNotices = (keys: string[]) => body<Schemas["Unseen"]>(server.POST("/api/v1/notices/seen", { body: { keys } }));
