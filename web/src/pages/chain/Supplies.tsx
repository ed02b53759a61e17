import { Link } from "react-router";
import { useWords } from "../../app/appearance";
import { within } from "../../app/focus";
import { written } from "../../components/numbers";
import { useSaid } from "../../components/said";
import type { ChainMap, Tile } from "./asking";

interface SuppliesProps {
  links: ChainMap["links"];
  tiles: readonly Tile[];
  workspace: string;
  chain: string;
}

/** What one node supplies to another. */
export function Supplies({ links, tiles, workspace, chain }: SuppliesProps) {
  const words = useWords().chain;
  const said = useSaid();
  if (links.length === 0) return null;
  const node = (code: string) => {
    const tile = tiles.find((one) => one.code === code);
    return <Link to={within(workspace, "chains", chain, "nodes", code)}>{tile ? said(tile.name) : code}</Link>;
  };
  return (
    <section className="supplies">
      <h2>{words.supplies}</h2>
      <ul>
        {links.map((one) => (
          <li key={`${one.supplier} ${one.customer} ${one.what}`} title={one.source}>
            {node(one.supplier)} <span className="quiet">→ {one.what}</span>{" "}
            {one.quantity === null || one.quantity === undefined ? null : `${written(one.quantity, "")} ${one.unit ?? ""} `}
            {node(one.customer)}
          </li>
        ))}
      </ul>
    </section>
  );
}
