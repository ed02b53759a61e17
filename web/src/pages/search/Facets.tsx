import { Button, Checkbox } from "antd";
import { useState } from "react";
import type { Found } from "../../api/client";
import { useWords } from "../../app/appearance";
import { written } from "../../components/numbers";
import { FACETS, type FacetName } from "./state";

interface FacetsProps {
  facets: Found["facets"];
  narrowed: string[];
  narrow: (narrowed: string[]) => void;
}

const SHORT = 6;

/** How the found publications part, and narrowing to some of them. */
export function Facets({ facets, narrowed, narrow }: FacetsProps) {
  const words = useWords().search;
  return (
    <>
      {narrowed.length ? (
        <Button size="small" type="link" onClick={() => { narrow([]); }}>
          {words.clear}
        </Button>
      ) : null}
      {FACETS.map((name) => (
        <Facet key={name} name={name} values={facets[name] ?? []} narrowed={narrowed} narrow={narrow} />
      ))}
    </>
  );
}

interface FacetProps {
  name: FacetName;
  values: { value: string; count: number }[];
  narrowed: string[];
  narrow: (narrowed: string[]) => void;
}

function Facet({ name, values, narrowed, narrow }: FacetProps) {
  const words = useWords();
  const [all, showAll] = useState(false);
  const ordered = name === "py" ? [...values].sort((one, other) => other.value.localeCompare(one.value)) : values;
  const chosen = narrowed.filter((one) => one.startsWith(`${name}:`)).map((one) => one.slice(name.length + 1));
  const absent = chosen.filter((one) => !values.some(({ value }) => value === one)).map((value) => ({ value, count: 0 }));
  const entries = [...ordered, ...absent];
  if (entries.length === 0) return null;
  const shown = all ? entries : entries.filter((one, place) => place < SHORT || chosen.includes(one.value));
  const toggle = (value: string) => {
    const one = `${name}:${value}`;
    narrow(narrowed.includes(one) ? narrowed.filter((other) => other !== one) : [...narrowed, one]);
  };
  return (
    <fieldset className="facet">
      <legend>{words.search.facets[name]}</legend>
      {shown.map(({ value, count }) => (
        <Checkbox key={value} checked={chosen.includes(value)} onChange={() => { toggle(value); }}>
          <span className="facet-value" title={value}>{valueSaid(words, name, value)}</span>
          <span className="facet-count">{written(count, "")}</span>
        </Checkbox>
      ))}
      {entries.length > SHORT ? (
        <Button size="small" type="link" onClick={() => { showAll(!all); }}>
          {all ? words.search.fewer : words.search.more}
        </Button>
      ) : null}
    </fieldset>
  );
}

function valueSaid({ records }: ReturnType<typeof useWords>, name: FacetName, value: string): string {
  const known: Record<string, string | undefined> = name === "st" ? records.states : name === "type" ? records.types : name === "lang" ? records.languages : {};
  return known[value] ?? value;
}
