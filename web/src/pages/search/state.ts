import type { operations } from "../../api/schema";

type Query = NonNullable<operations["search"]["parameters"]["query"]>;
export type Sort = NonNullable<Query["sort"]>;
export type FacetName = NonNullable<Query["facets"]>[number];

export const FACETS: readonly FacetName[] = ["st", "office", "type", "applicant", "ipc4", "py", "lang"];
const SORTS: readonly string[] = ["relevance", "-pd", "pd", "-fd", "fd", "key"];

/** How a facet's value is asked for in the query language. */
const ASKED: Partial<Record<FacetName, (value: string) => string>> = {
  st: (value) => `st:${value}`,
  office: (value) => `office:${value}`,
  kind: (value) => `kind:${value}`,
  type: (value) => `type:${value}`,
  lang: (value) => `lang:${value}`,
  applicant: (value) => `ap:"${value.replaceAll('"', "")}"`,
  ipc4: (value) => `ipc:${value}`,
  py: (value) => `pd:${value}`,
  fy: (value) => `fd:${value}`,
};

/** The whole state of the page, as the address holds it. */
export interface Asked {
  q: string;
  page: number;
  size: number;
  sort: Sort;
  /** Values chosen in the facets, as `facet:value`. */
  narrowed: string[];
}

export const SIZES = [20, 50, 100, 200];

export function readAsked(query: URLSearchParams): Asked {
  const sort = query.get("sort") ?? "";
  const size = Number(query.get("size"));
  return {
    q: query.get("q") ?? "",
    page: Math.max(1, Math.trunc(Number(query.get("page"))) || 1),
    size: SIZES.includes(size) ? size : 50,
    sort: (SORTS.includes(sort) ? sort : "relevance") as Sort,
    narrowed: query.getAll("f").filter((one) => clauseOf(one) !== null),
  };
}

/** Only what differs from the usual stands in the address. */
export function writeAsked(asked: Asked): URLSearchParams {
  const query = new URLSearchParams();
  if (asked.q) query.set("q", asked.q);
  for (const one of asked.narrowed) query.append("f", one);
  if (asked.sort !== "relevance") query.set("sort", asked.sort);
  if (asked.page > 1) query.set("page", String(asked.page));
  if (asked.size !== 50) query.set("size", String(asked.size));
  return query;
}

export function clauseOf(narrowed: string): string | null {
  const [name, value] = parted(narrowed);
  return value ? (ASKED[name as FacetName]?.(value) ?? null) : null;
}

export function parted(narrowed: string): [string, string] {
  const at = narrowed.indexOf(":");
  return [narrowed.slice(0, at), narrowed.slice(at + 1)];
}

/** The query that is really asked: what was written, and each facet's chosen values, any of which will do. */
export function wholeQuery({ q, narrowed }: Asked): string {
  const byFacet = new Map<string, string[]>();
  for (const one of narrowed) {
    const [name] = parted(one);
    const clause = clauseOf(one);
    if (clause) byFacet.set(name, [...(byFacet.get(name) ?? []), clause]);
  }
  const clauses = [...byFacet.values()].map((any) => (any.length > 1 ? `(${any.join(" OR ")})` : any.join("")));
  if (clauses.length === 0) return q;
  return [...(q.trim() ? [`(${q})`] : []), ...clauses].join(" AND ");
}
