import { body, server, type Schemas } from "./client";

export type Session = Schemas["SessionTold"];
export type SigningIn = Schemas["SigningIn"];

export const whoAmI = (signal: AbortSignal) => body<Session>(server.GET("/api/v1/session", { signal }));

export const signIn = (stated: SigningIn) => body<Session>(server.POST("/api/v1/session", { body: stated }));

export const signOut = () => server.DELETE("/api/v1/session");

export const actFor = (organisation: string) =>
  body<Session>(server.PUT("/api/v1/session/organisation", { body: { organisation } }));

export const choosePassword = (old: string, chosen: string) =>
  server.PUT("/api/v1/session/password", { body: { old, new: chosen } });
