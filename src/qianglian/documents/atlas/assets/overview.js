// 概览: what the page is, the first figures, the main results, what could not be computed.
function overviewView() {
  const about = DATA.about, short = DATA.findings.filter((one) => one.state !== "computed");
  return h("section", { class: "overview" },
    h("div", { class: "strip" }, DATA.figures.map((one) => h("div", { class: "measure" }, h("span", {}, told(one.title)), h("b", {}, figure(one.cell), said(one.column))))),
    h("div", { class: "two" },
      h("div", {}, h("h2", {}, say("conclusions")), DATA.modules.map(([name, title]) => results(name, title)),
        h("h2", {}, say("advice")), adviceTable()),
      h("aside", { class: "facts" }, gateCard(), aboutCard(about),
        short.length ? h("div", { class: "card" }, h("h3", {}, say("notComputed"), h("small", {}, " ", say("notZero"))), h("ul", {}, short.map((one) => h("li", {}, findingLink(one), h("small", {}, ` ${told(one.stated)}：${told(one.reason)}`))))) : null)));
}

function results(module, title) {
  const some = DATA.findings.filter((one) => one.module === module && one.state === "computed" && one.says.length);
  return h("div", { class: "results" }, h("h3", {}, told(title)), h("ul", {}, some.map((one) => h("li", {}, findingLink(one), h("span", {}, sentence(one.says[0]))))));
}

const findingLink = (finding) => h("button", { class: "node-link", onclick: () => openFinding(finding) }, told(finding.title));

function openFinding(finding) {
  state.tab = finding.module;
  show();
  const place = byId(`f-${finding.name}`);
  if (place) place.scrollIntoView();
}

function gateCard() {
  const gate = DATA.about.gate, own = DATA.own.gate;
  return h("div", { class: `card${gate.state === "passed" ? "" : " warn"}` }, h("h3", {}, say("gate"), "：", told(gate.said)),
    gate.override ? h("p", {}, `${say("override")}：${gate.override[0]}，${gate.override[1]}。${say("reason")}：${gate.override[2]}`) : null,
    own && own.reason ? h("p", { class: "quiet" }, told(own.reason)) : null,
    own ? h("p", {}, h("button", { class: "node-link", onclick: () => { state.tab = "data"; show(); } }, say("data"))) : null);
}

function aboutCard(about) {
  const line = (name, value) => (value ? [h("dt", {}, say(name)), h("dd", {}, value)] : null);
  const last = about.versions[about.versions.length - 1];
  return h("div", { class: "card" }, h("dl", {}, line("subject", about.subject ? told(about.subject) : ""), line("cutOff", about.cutOff || say("none")), line("generation", `v${about.generation}`),
    line("version", last ? `v${last.number} · ${last.day} · ${last.by}` : say("unpublished")), line("by", about.by), line("day", about.day), line("chainSource", DATA.chain.source)));
}

function adviceTable() {
  if (!DATA.advice.length) return h("p", { class: "quiet" }, say("noAdvice"));
  return h("table", { class: "grid advice" }, h("thead", {}, h("tr", {}, ["path", "evidenceOf", "reason", "owner", "confirmed"].map((one) => h("th", { scope: "col" }, say(one))))),
    h("tbody", {}, DATA.advice.filter((one) => one.says).map((one) => h("tr", {}, h("td", {}, one.path), h("td", { class: "wide" }, sentence(one.says)), h("td", { class: "wide" }, one.reason || "—"), h("td", {}, one.owner || say("unassigned")), h("td", {}, told(one.state))))));
}
