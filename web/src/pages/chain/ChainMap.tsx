import { Select, Skeleton } from "antd";
import { useParams, useSearchParams } from "react-router";
import { Stopped } from "../../api/asking";
import { useAnswer } from "../../api/useAnswer";
import { useAppearance, useWords } from "../../app/appearance";
import { useFocus, within } from "../../app/focus";
import { useTrail } from "../../app/trail";
import { Nothing } from "../../components/Nothing";
import { written } from "../../components/numbers";
import { useSaid } from "../../components/said";
import { Trouble } from "../../components/Trouble";
import { CURRENT, showMap, type ChainMap as Map } from "./asking";
import { painted, type Painted } from "./colours";
import { Supplies } from "./Supplies";
import { Branches } from "./Tiles";

/** The heart: stages from left to right, nodes as tiles, coloured by the chosen indicator. */
export function ChainMap() {
  const words = useWords().chain;
  const { workspace: key = "", chain = CURRENT } = useParams();
  const { workspace } = useFocus();
  const [query, setQuery] = useSearchParams();
  const indicator = query.get("indicator") ?? "";
  const region = query.get("region") ?? "";
  const { answer, error, loading, again } = useAnswer(`${key} ${chain} ${indicator} ${region}`, (signal) =>
    showMap(key, chain, indicator, region, signal),
  );
  useTrail({ said: workspace?.name ?? "", to: within(key, "search") }, { said: words.title });
  if (error instanceof Stopped && error.problem.status === 404 && !indicator) {
    return <Nothing said={error.problem.detail || words.none} hint={error.problem.hint ?? words.noneHint} />;
  }
  return (
    <section className="sheet chain-map" aria-busy={loading}>
      {error ? <Trouble error={error} again={again} /> : null}
      {answer ? (
        <div className={loading ? "stale" : undefined}>
          <Sheet
            map={answer}
            workspace={key}
            chain={chain}
            choose={(name) => {
              setQuery({ ...(name ? { indicator: name } : {}), ...(region ? { region } : {}) });
            }}
            chosen={indicator}
          />
        </div>
      ) : null}
      {!answer && loading ? <Skeleton active paragraph={{ rows: 12 }} /> : null}
    </section>
  );
}

interface SheetProps {
  map: Map;
  workspace: string;
  chain: string;
  chosen: string;
  choose: (name: string) => void;
}

function Sheet({ map, workspace, chain, chosen, choose }: SheetProps) {
  const words = useWords().chain;
  const said = useSaid();
  const { shade, language } = useAppearance();
  const paint = painted(map.tiles, map.indicator, shade, language);
  const staged = map.stages.filter((stage) => map.tiles.some((tile) => tile.stage === stage.code));
  const columns = staged.map((stage) => ({ key: stage.code as string, title: said(stage.title), tiles: map.tiles.filter((tile) => tile.stage === stage.code) }));
  const rest = map.tiles.filter((tile) => tile.stage === null);
  const shown = staged.length === 0 || rest.some((tile) => tile.level > 1) ? [...columns, { key: "", title: staged.length ? words.stageless : "", tiles: rest }] : columns;
  const indicator = map.indicator ? said(map.indicator.title) : "";
  return (
    <>
      <header className="chain-head">
        <h1>{said(map.name)}</h1>
        <span className="quiet">{words.nodesOf(written(map.nodes, ""))}</span>
        <label>
          {words.colour}{" "}
          <Select
            value={chosen}
            popupMatchSelectWidth={false}
            aria-label={words.colour}
            options={[{ value: "", label: words.plain }, ...map.indicators.map((one) => ({ value: one.name, label: said(one.title) }))]}
            onChange={choose}
          />
        </label>
        <Legend paint={paint} />
      </header>
      {map.indicator?.reason ? <p className="state">{said(map.indicator.reason)}</p> : null}
      {map.conflicts ? <p className="state">{words.conflicts(written(map.conflicts, ""))}</p> : null}
      <div className={shown.length > 1 ? "stages" : undefined}>
        {shown.map((column) => (
          <div key={column.key} className="stage">
            {column.title ? <h2 className="stage-title">{column.title}</h2> : null}
            <Branches tiles={column.tiles} all={map.tiles} painted={paint} workspace={workspace} chain={chain} indicator={indicator} />
          </div>
        ))}
      </div>
      <Supplies links={map.links} tiles={map.tiles} workspace={workspace} chain={chain} />
      <p className="caveats">{[map.source, ...(map.indicator?.caveats.map(said) ?? [])].filter(Boolean).map((one) => <span key={one}>{one}</span>)}</p>
    </>
  );
}

function Legend({ paint }: { paint: Painted }) {
  const words = useWords().chain;
  return (
    <span className="legend">
      {paint.scale === "kinds" ? null : words.least}
      {paint.legend.map((one) => (
        <span key={one.colour} className="legend-step">
          <i style={{ background: one.colour }} />
          {one.said}
        </span>
      ))}
      {paint.scale === "kinds" ? null : words.most}
      <span className="legend-step">
        <i className="tile-unknown" />
        {words.unknown} / {words.insufficient}
      </span>
    </span>
  );
}
