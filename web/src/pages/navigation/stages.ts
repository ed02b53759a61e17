/** The ten steps of a project, in their order; where it ended stands outside of them. */
export const STAGES = [
  "approved",
  "collecting",
  "processing",
  "checking",
  "analysing",
  "reviewing",
  "published",
  "in_use",
  "evaluated",
  "renewing",
] as const;

export type Stage = (typeof STAGES)[number];

/** States of a project whose results may be listed for others. */
export const OUT: readonly string[] = ["published", "in_use", "evaluated", "renewing"];
