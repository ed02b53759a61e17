// 数据与检索 and 溯源: how the data came about, and every table with its definition.
function dataView() {
  const log = DATA.log, gate = DATA.own.gate;
  const unknown = (value) => (value === null || value === undefined ? say("unknown") : value);
  const node = (one) => ["　".repeat(Math.max(0, one.level - 1)) + told(one.name)];
  return h("section", { class: "page" },
    h("h2", {}, say("terms")), plainTable([say("from"), say("termsOf"), say("note")], log.terms.map(([source, share, note]) => [source, say(`terms_${share}`), note])),
    h("h2", {}, say("searches")), plainTable([say("database"), say("query"), say("date"), say("hits"), say("kept"), say("operator"), say("note")], log.searches.map((row) => row.map((one, at) => (at === 3 || at === 4 ? (one === null ? say("unknown") : counted(one)) : unknown(one)))), [3, 4]),
    h("h2", {}, say("gate")), DATA.about.gate.override || !gate ? gateCard() : null, gate ? findingBody(gate) : null,
    h("h2", {}, say("conditions")), plainTable([say("analysis"), say("state_of"), say("coverage"), say("reason")], DATA.findings.map((one) => [told(one.title), told(one.stated), one.coverage.map(([what, known, total]) => `${told(what)} ${counted(known)}/${counted(total)}`).join("；"), told(one.reason)])),
    h("h2", {}, say("breakdown")), DATA.chain.source ? h("p", { class: "quiet" }, say("chainSource"), "：", DATA.chain.source) : null, DATA.chain.note ? h("p", { class: "quiet" }, DATA.chain.note) : null,
    h("div", { class: "scroll" }, h("table", { class: "grid breakdown" }, h("thead", {}, h("tr", {}, ["code", "node", "stage", "definition", "includes", "excludes", "rule"].map((one) => h("th", { scope: "col" }, say(one))))),
      h("tbody", {}, NODES.map((one) => h("tr", {}, h("td", { class: "code" }, one.code), h("td", { class: "code" }, node(one)), h("td", {}, one.stage ? told(DATA.chain.stages[one.stage]) : "—"), h("td", {}, one.definition || "—"), h("td", {}, one.includes || "—"), h("td", {}, one.excludes || "—"), h("td", { class: "rule" }, one.rule || `（${say(UNDER[one.code] ? "noRule" : "noRuleLeaf")}）`)))))),
    DATA.chain.links.length ? [h("h2", {}, say("links")), plainTable([say("supplier"), say("customer"), say("what"), say("quantity"), say("from")], DATA.chain.links.map((one) => [nameOf(one[0]), nameOf(one[1]), one[2], one[3] === null ? say("unknown") : `${counted(one[3])} ${one[4]}`, one[5]]), [3])] : null,
    DATA.chain.noise.length ? [h("h2", {}, say("noise")), plainTable([say("node"), say("query"), say("operator"), say("date"), say("reason")], DATA.chain.noise)] : null,
    log.merges.length ? [h("h2", {}, say("merges")), plainTable([say("mergedName"), say("members"), say("how"), say("confirmed"), say("documents")], log.merges.map((row) => [...row.slice(0, 4), counted(row[4])]), [4])] : null);
}

function originsView() {
  const answer = h("p", { class: "quiet", role: "status" });
  const ask = (words) => {
    const wanted = words.trim().toLowerCase().replace(/^⌕\s*/, "");
    const found = wanted.length >= 4 ? Array.from(MARKS.keys()).find((mark) => mark.startsWith(wanted) || wanted.startsWith(mark)) : undefined;
    answer.textContent = found || !wanted ? "" : say("noMark");
    if (found) openOrigin(found);
  };
  const input = h("input", { type: "search", id: "find-mark", placeholder: say("findMark"), "aria-label": say("findMark"), onkeydown: (event) => { if (event.key === "Enter") ask(event.target.value); } });
  const rows = [...DATA.findings, ...Object.values(DATA.own)].flatMap((finding) => finding.tables.map((table) => [told(finding.title), told(table.title), h("code", {}, table.definition), table.cutOff || say("none"), `v${table.generation}`, table.evidence || "—"]));
  return h("section", { class: "page" }, h("h2", {}, say("source")), h("p", {}, say("aboutMarks")), h("p", { class: "controls" }, input, answer), h("h2", {}, say("tables")),
    plainTable([say("analysis"), say("table"), say("definitionOf"), say("cutOff"), say("generation"), say("evidence")], rows));
}
