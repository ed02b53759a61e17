"use strict";
// The page of a node: what it is, its figures in every analysis, its newest publications.
const ALL = [DATA.own.nodes, DATA.own.moved, ...DATA.modules.flatMap((one) => one.findings), ...DATA.deeper].filter(Boolean);
function openNode(code) {
  const node = NODE[code];
  if (!node) return;
  opened.length = 0; state.node = code;
  document.querySelectorAll(".tile").forEach((one) => one.classList.toggle("chosen", one.dataset.code === code));
  drawLinks();
  const line = (name, value) => (value ? [h("dt", {}, say(name)), h("dd", {}, value)] : null);
  const path = []; for (let at = node; at; at = NODE[at.parent]) path.unshift(at);
  drawer("node", `${node.code}  ${told(node.name)}`, [
    h("p", { class: "quiet" }, node.stage ? told(DATA.chain.stages[node.stage]) + " · " : "", path.map((one) => told(one.name)).join(" › ")),
    h("dl", {}, line("definition", node.definition), line("includes", node.includes), line("excludes", node.excludes), line("owner", node.owner), line("refresh", node.refresh)),
    h("details", { class: "fold" }, h("summary", {}, say("rule")), h("pre", {}, node.rule || say("noRule"))),
    DATA.trend[code] ? [h("h3", {}, say("trend")), chart(trendOption(DATA.trend[code]), 170), h("p", { class: "quiet" }, say("lag"))] : null,
    h("h3", {}, say("figures")), figuresOf(code), factsOf(code), recordsOf(code)]);
  drawCharts();
}
function figuresOf(code) {
  const blocks = [];
  for (const finding of ALL) {
    for (const table of finding.tables) {
      if (!table.nodes || !table.nodes.includes(code)) continue;
      const places = table.nodes.map((one, at) => [one, at]).filter(([one]) => one === code).map(([, at]) => at);
      const title = told(finding.title) === told(table.title) ? told(table.title) : `${told(finding.title)} · ${told(table.title)}`;
      if (places.length === 1) blocks.push(h("details", { class: "fold" }, h("summary", {}, title), upright(table, places[0])));
      else blocks.push(h("details", { class: "fold" }, h("summary", {}, `${title}（${places.length}）`), grid(table, (at) => table.nodes[at] === code)));
    }
  }
  const first = blocks.find(Boolean); if (first) first.open = true;
  return blocks;
}
function upright(table, at) {
  return h("table", { class: "grid upright" }, h("tbody", {}, table.columns.map((column, place) => h("tr", {}, h("th", {}, told(column.title)), h("td", { class: NUMBERS.has(column.kind) ? "n" : "" }, figure(table.rows[at][place], table, column), unitOf(column))))));
}
function factsOf(code) {
  const facts = DATA.chain.facts.filter((one) => one[0] === code);
  if (!facts.length) return null;
  return [h("h3", {}, say("facts")), plainTable([say("region"), say("year"), say("indicator"), say("value"), say("sourceOf")], facts.map((one) => [one[1], one[2], one[3], one[4] == null ? say("unknown") : `${one[4]} ${one[5]}`, one[6]]))];
}
function recordsOf(code) {
  const rows = DATA.records[code] || [];
  if (!rows.length) return null;
  return [h("h3", {}, say("records")), h("p", { class: "quiet" }, filled("listed", { n: rows.length, code })), h("div", { class: "scroll" }, h("table", { class: "grid" },
    h("thead", {}, h("tr", {}, ["number", "title", "applicants", "day", "state"].map((one) => h("th", {}, say(one))))),
    h("tbody", {}, rows.map((row) => h("tr", {}, h("td", { class: "code" }, row[0]), h("td", {}, row[1 + state.language] || "—"), h("td", {}, row[3] || "—"), h("td", { class: "code" }, row[4] || "—"),
      h("td", {}, h("i", { class: "dot " + { 有效: "good", 审中: "wait", 失效: "gone" }[row[5]] }), row[5 + state.language]))))))];
}
