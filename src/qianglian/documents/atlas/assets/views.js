"use strict";
// The other views: what is said in brief, the modules, what moved, data and searches.
function overview() {
  const about = DATA.about, gate = about.gate;
  const card = (name, value, more) => h("div", { class: "card" }, h("span", {}, say(name)), h("b", {}, value), more ? h("small", {}, more) : null);
  const nodes = DATA.own.nodes;
  return h("section", {}, h("div", { class: "cards" },
    card("cutOff", about.cutOff || say("none")), card("generation", "v" + about.generation), about.subject ? card("subject", about.subject) : null,
    card("gate", told(gate.said), gate.override ? `${say("override")} ${gate.override[0]}，${gate.override[1]}，${say("reason")}：${gate.override[2]}` : ""),
    card("version", about.versions.length ? String(about.versions[about.versions.length - 1].number) : "—")),
  h("h2", {}, say("conclusions")), DATA.modules.map((module) => h("div", { class: "brief" }, h("h3", {}, told(module.title)),
    module.findings.filter((one) => one.says.length).map((one) => sentence(one, one.says[0])))),
  nodes ? [h("h2", {}, say("nodes")), findingBody(nodes)] : null,
  DATA.own.gate ? [h("h2", {}, say("gate")), findingBody(DATA.own.gate)] : null);
}
function findingBody(finding) {
  return [
    finding.state !== "computed" ? h("p", { class: "banner" }, told(finding.stated), "：", told(finding.reason)) : null,
    finding.says.map((one) => sentence(finding, one)),
    finding.chart ? [chart(finding.chart, 360), say("chartsZh") ? h("p", { class: "quiet" }, say("chartsZh")) : null] : null,
    finding.tables.map(tableBlock),
    finding.coverage.length ? h("p", { class: "quiet" }, say("coverage"), "：", finding.coverage.map((one) => `${told(one.what)} ${one.known.toLocaleString()}/${one.total.toLocaleString()}`).join(" · ")) : null,
    finding.caveats.length ? h("details", { class: "fold" }, h("summary", {}, say("caveats")), h("ul", {}, finding.caveats.map((one) => h("li", {}, told(one))))) : null];
}
function moduleView(module) {
  return h("section", { class: "module" }, h("nav", { class: "aside" }, module.findings.map((one) => h("a", { href: "#" + one.name, class: one.state === "computed" ? "" : "weak", onclick: (event) => {
    event.preventDefault(); byId("f-" + one.name).scrollIntoView(); } }, told(one.title)))),
  h("div", { class: "findings" }, module.findings.map((one) => h("article", { id: "f-" + one.name }, h("h2", {}, told(one.title)), findingBody(one)))));
}
function movedView() {
  const moved = DATA.own.moved;
  const versions = DATA.about.versions;
  return h("section", {}, moved ? [h("h2", {}, told(moved.title)), findingBody(moved)] : h("p", {}, say("still")),
    versions.length ? [h("h2", {}, say("versions")), plainTable(["#", say("date"), say("by"), say("note")], versions.map((one) => [one.number, one.day, one.by, one.note]))] : null);
}
function dataView() {
  const log = DATA.log;
  return h("section", {}, h("h2", {}, say("searches")), plainTable([say("database"), say("query"), say("date"), say("hits"), say("kept"), say("by"), say("note")], log.searches.map((row) => row.map((one) => (one == null ? say("unknown") : one)))),
    h("h2", {}, say("terms")), plainTable([say("sourceOf"), say("terms")], log.terms.map(([source, share]) => [source, say("terms_" + share)])),
    DATA.chain.source ? h("p", { class: "quiet" }, told(DATA.chain.name), " · ", DATA.chain.source) : null);
}
