/** The parameters of an analysis, read off their JSON Schema: what a form has to ask, and what of it is not the usual. */
export type Kind = "integer" | "number" | "boolean" | "choice" | "text" | "pairs";

export interface Field {
  name: string;
  kind: Kind;
  title: string;
  description: string;
  usual: unknown;
  choices: string[];
  least?: number;
  most?: number;
  /** Whether it may be left empty. */
  optional: boolean;
}

interface Property {
  type?: string;
  title?: string;
  description?: string;
  default?: unknown;
  enum?: unknown[];
  const?: unknown;
  anyOf?: Property[];
  minimum?: number;
  maximum?: number;
  pattern?: string;
}

const LISTED = /^\^\(([\w|]+)\)\$$/;

export function fieldsOf(schema: unknown): Field[] {
  const { properties = {} } = schema as { properties?: Record<string, Property> };
  return Object.entries(properties).map(([name, property]) => {
    const chosen = property.anyOf?.find((one) => one.type !== "null") ?? property;
    const field: Field = {
      name,
      kind: kindOf(chosen),
      title: property.title ?? name,
      description: property.description ?? "",
      usual: property.default ?? chosen.const ?? null,
      choices: choicesOf(chosen),
      optional: property.anyOf !== undefined,
    };
    if (chosen.minimum !== undefined) field.least = chosen.minimum;
    if (chosen.maximum !== undefined) field.most = chosen.maximum;
    return field;
  });
}

function choicesOf(property: Property): string[] {
  if (property.enum) return property.enum.map(String);
  if (property.const !== undefined) return [String(property.const)];
  return property.pattern?.match(LISTED)?.[1]?.split("|") ?? [];
}

function kindOf(property: Property): Kind {
  if (choicesOf(property).length) return "choice";
  if (property.type === "integer" || property.type === "number" || property.type === "boolean") return property.type;
  return property.type === "object" ? "pairs" : "text";
}

/** Only what differs from the usual, so that an address says what somebody chose. */
export function chosenOf(fields: readonly Field[], values: Record<string, unknown>): Record<string, unknown> {
  const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);
  return Object.fromEntries(
    fields
      .map((field) => [field.name, values[field.name] ?? (field.optional ? null : field.usual)] as const)
      .filter(([name, value]) => !same(value, fields.find((field) => field.name === name)?.usual)),
  );
}

/** Parameters as an address holds them; what cannot be read counts as none. */
export function readParams(written: string | null): Record<string, unknown> {
  try {
    const read: unknown = JSON.parse(written ?? "{}");
    return typeof read === "object" && read !== null && !Array.isArray(read) ? (read as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
