import { Tabs } from "antd";
import type { Bibliography } from "../../api/client";
import { useWords } from "../../app/appearance";

/** Abstract, claims and description, each in every language that a source gives. */
export function Texts({ stated }: { stated: Bibliography }) {
  const words = useWords();
  const tabs = [
    { key: "abstract", label: words.records.abstract, children: <Passages texts={stated.abstracts} />, held: stated.abstracts.length },
    { key: "claims", label: words.patent.claims, children: <Claims claims={stated.claims} />, held: stated.claims.length },
    { key: "description", label: words.patent.description, children: <Passages texts={stated.descriptions} />, held: stated.descriptions.length },
  ].filter((tab) => tab.held > 0);
  if (tabs.length === 0) return <p className="quiet">{words.patent.nothingMore}</p>;
  return <Tabs size="small" items={tabs.map(({ key, label, children }) => ({ key, label, children }))} />;
}

function Passages({ texts }: { texts: Bibliography["abstracts"] }) {
  const words = useWords();
  return texts.map((one) => (
    <div key={one.lang + one.text.slice(0, 20)} lang={one.lang} className="passage">
      {texts.length > 1 || one.translated ? (
        <p className="quiet">
          {words.records.languages[one.lang] ?? one.lang}
          {one.translated ? ` · ${words.patent.translated}` : ""}
        </p>
      ) : null}
      {one.text.split(/\n+/).map((paragraph, place) => (
        <p key={place}>{paragraph}</p>
      ))}
    </div>
  ));
}

function Claims({ claims }: { claims: Bibliography["claims"] }) {
  const words = useWords().patent;
  return claims.map((one) => (
    <p key={`${one.lang} ${one.number}`} lang={one.lang} className={one.independent ? "claim independent" : "claim"}>
      <strong>{one.number}.</strong> {one.text}
      {one.independent ? <span className="quiet"> [{words.independent}]</span> : null}
    </p>
  ));
}
