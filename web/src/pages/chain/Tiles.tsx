import { Tooltip } from "antd";
import { Link } from "react-router";
import { useWords } from "../../app/appearance";
import { within } from "../../app/focus";
import { written } from "../../components/numbers";
import { useSaid } from "../../components/said";
import type { Tile } from "./asking";
import { isDeep, type Painted } from "./colours";
import { Strip } from "./Strip";

interface TilesProps {
  tiles: readonly Tile[];
  all: readonly Tile[];
  painted: Painted;
  workspace: string;
  chain: string;
  indicator: string;
}

/** Branches with the nodes under them; a tile is the wider the more families it holds. */
export function Branches({ tiles, ...rest }: TilesProps) {
  const said = useSaid();
  const words = useWords().chain;
  const codes = new Set(tiles.map((one) => one.code));
  const heads = tiles.filter((one) => !codes.has(one.parent) || one.level === 2);
  const roots = heads.filter((one) => one.level < 2 || !codes.has(one.parent));
  return roots.map((root) => {
    const below = heads.filter((one) => one.parent === root.code && one !== root);
    return (
      <section key={root.code} className="branch">
        <h2>
          <Link to={within(rest.workspace, "chains", rest.chain, "nodes", root.code)}>{said(root.name)}</Link>{" "}
          <span className="quiet">{written(root.families, "")} {words.families}</span>
        </h2>
        {(below.length ? below : [root]).map((one) => (
          <div key={one.code} className="tiles">
            {[one, ...tiles.filter((other) => under(other, one, rest.all))].map((tile) => (
              <NodeTile key={tile.code} tile={tile} head={tile === one} {...rest} />
            ))}
          </div>
        ))}
      </section>
    );
  });
}

function under(tile: Tile, above: Tile, all: readonly Tile[]): boolean {
  const parents = new Map(all.map((one) => [one.code, one.parent]));
  for (let code = tile.parent; code; code = parents.get(code) ?? "") if (code === above.code) return true;
  return false;
}

/** The width that a tile takes: by the root of its families, so that its area grows with them. */
export function weight(families: number, most: number): number {
  return 104 + Math.round(Math.sqrt(families / Math.max(1, most)) * 132);
}

function NodeTile({ tile, head, all, painted, workspace, chain, indicator }: Omit<TilesProps, "tiles"> & { tile: Tile; head: boolean }) {
  const words = useWords().chain;
  const said = useSaid();
  const colour = painted.of(tile);
  const most = Math.max(...all.map((one) => one.families), 1);
  const name = said(tile.name);
  const value = tile.colour ? said(tile.colour.text) : "";
  const years = tile.trend?.map((one) => `${one.year} ${written(one.count, words.unknown)}${one.complete ? "" : `（${words.incomplete}）`}`).join("\n") ?? "";
  const hover = (
    <div className="tile-hover">
      <strong>{tile.code} {name}</strong>
      <div>{written(tile.families, words.unknown)} {words.families} · {written(tile.publications, words.unknown)} {words.publications}</div>
      {value ? <div>{indicator}：{value}</div> : null}
      {tile.pending_families ? <div>{words.pending(written(tile.pending_families, ""))}</div> : null}
    </div>
  );
  const classes = ["tile", head ? "tile-head" : "", colour ? "" : "tile-unknown", colour && isDeep(colour) ? "tile-deep" : ""];
  return (
    <Tooltip title={hover}>
      <Link
        className={classes.join(" ")}
        to={within(workspace, "chains", chain, "nodes", tile.code)}
        style={{ width: weight(tile.families, most), ...(colour ? { background: colour } : {}) }}
      >
        <span className="tile-name">{name}</span>
        <span className="tile-number">
          {written(tile.families, words.unknown)} <small>{words.families}</small>
          {value ? <em>{value}</em> : null}
        </span>
        {tile.trend ? <Strip trend={tile.trend} said={`${words.trend} ${years}`} /> : null}
      </Link>
    </Tooltip>
  );
}
