/** Amounts travel in fen (分) and are read in yuan (元). */
export function yuan(fen: number | null): number | undefined {
  return fen === null ? undefined : fen / 100;
}

export function fen(told: number | null | undefined): number | undefined {
  return told === null || told === undefined ? undefined : Math.round(told * 100);
}
