const WHOLE = new Intl.NumberFormat("en-US");

/** A number as it is printed: thousands apart; what is not known is never 0. */
export function written(value: number | null | undefined, unknown: string): string {
  return value === null || value === undefined ? unknown : WHOLE.format(value);
}
