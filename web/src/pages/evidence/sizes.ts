const UNITS = ["B", "KB", "MB", "GB"] as const;

/** A number of bytes as people read it: 1,536 is 1.5 KB. */
export function sizeSaid(bytes: number): string {
  const step = Math.min(UNITS.length - 1, bytes > 0 ? Math.floor(Math.log(bytes) / Math.log(1024)) : 0);
  const value = bytes / 1024 ** step;
  return `${step === 0 || value >= 100 ? String(Math.round(value)) : value.toFixed(1)} ${UNITS[step] ?? "B"}`;
}
