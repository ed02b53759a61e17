import { ask } from "./asking";

export interface Membership {
  key: string;
  name: string;
}

export interface Session {
  user: string;
  name: string;
  language: "zh" | "en";
  organisation: string | null;
  organisations: Membership[];
  permissions: string[];
  csrf: string;
}

export interface SignIn {
  user: string;
  password: string;
  code?: string;
}

export const whoAmI = (signal?: AbortSignal) => ask<Session>("/session", signal ? { signal } : {});
export const signIn = (stated: SignIn) => ask<Session>("/session", { method: "POST", body: stated });
export const signOut = () => ask<undefined>("/session", { method: "DELETE" });
export const actFor = (organisation: string) =>
  ask<Session>("/session/organisation", { method: "PUT", body: { organisation } });
