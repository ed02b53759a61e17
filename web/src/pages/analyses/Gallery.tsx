import { Skeleton } from "antd";
import { Link, useParams } from "react-router";
import { useAnswer } from "../../api/useAnswer";
import { useWords } from "../../app/appearance";
import { useFocus, within } from "../../app/focus";
import { useTrail } from "../../app/trail";
import { useSaid } from "../../components/said";
import { Trouble } from "../../components/Trouble";
import { listAnalyses } from "./asking";

/** Every analysis, by the three modules of an industry navigation: 方向、定位、路径. */
export function Gallery() {
  const words = useWords().analyses;
  const said = useSaid();
  const { workspace: key = "" } = useParams();
  const { workspace } = useFocus();
  useTrail({ said: workspace?.name ?? "", to: within(key, "search") }, { said: words.title });
  const { answer, error, again } = useAnswer("analyses", listAnalyses);
  if (error) return <Trouble error={error} again={again} />;
  if (!answer) return <Skeleton active paragraph={{ rows: 10 }} />;
  const modules = grouped(answer);
  return (
    <div className="gallery">
      {[...modules].map(([module, offered]) => (
        <section key={module} className="sheet">
          <h2>{offered[0] ? said(offered[0].module_title) : module}</h2>
          <ul className="lines">
            {offered.map((one) => (
              <li key={one.name}>
                <Link to={within(key, "analyses", one.name)}>{said(one.title)}</Link>
                <span className="quiet">{one.needs_chain ? words.needsChain : ""}</span>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function grouped<Item extends { module: string }>(items: Item[]): Map<string, Item[]> {
  const found = new Map<string, Item[]>();
  for (const one of items) found.set(one.module, [...(found.get(one.module) ?? []), one]);
  return found;
}
