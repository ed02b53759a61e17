import type { FoundColumn } from "./asking";

export interface CellWords {
  unknown: string;
  insufficient: string;
  yes: string;
  no: string;
}

const WHOLE = new Intl.NumberFormat("en-US");
const DECIMAL = new Intl.NumberFormat("en-US", { maximumFractionDigits: 2 });
const PERCENT = new Intl.NumberFormat("en-US", { style: "percent", minimumFractionDigits: 1, maximumFractionDigits: 1 });
const SIGNED = new Intl.NumberFormat("en-US", {
  style: "percent",
  minimumFractionDigits: 1,
  maximumFractionDigits: 1,
  signDisplay: "exceptZero",
});

/** A value of an answer as it is printed: unknown is not 0, and too small a sample gives no number. */
export function cellSaid(value: unknown, kind: FoundColumn["kind"], language: "zh" | "en", words: CellWords): string {
  if (value === null || value === undefined || value === "") return words.unknown;
  if (value === "insufficient") return words.insufficient;
  if (typeof value === "boolean") return value ? words.yes : words.no;
  if (typeof value === "number") return numberSaid(value, kind);
  if (Array.isArray(value)) return value.map((one) => cellSaid(one, kind, language, words)).join("；");
  if (typeof value === "object") return String((value as Record<string, unknown>)[language] ?? words.unknown);
  return String(value as string);
}

function numberSaid(value: number, kind: FoundColumn["kind"]): string {
  switch (kind) {
    case "year":
      return String(value);
    case "share":
      return PERCENT.format(value);
    case "rate":
      return SIGNED.format(value);
    case "count":
      return WHOLE.format(value);
    default:
      return DECIMAL.format(value);
  }
}
