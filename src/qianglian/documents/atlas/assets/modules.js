// 方向、定位、路径: every finding with its sentences, chart, tables and what must be said under them.
function moduleView(module) {
  const some = DATA.findings.filter((one) => one.module === module);
  return h("section", { class: "module" },
    h("nav", { class: "aside", "aria-label": say("analysis") }, some.map((one) => h("a", { href: `#f-${one.name}`, class: one.state === "computed" ? "" : "short", onclick: (event) => { event.preventDefault(); byId(`f-${one.name}`).scrollIntoView(); } },
      told(one.title), one.state === "computed" ? null : h("small", {}, ` ${told(one.stated)}`)))),
    h("div", { class: "findings" }, some.map(article)));
}

const article = (finding) => h("article", { id: `f-${finding.name}`, "data-finding": finding.name }, h("h2", {}, told(finding.title)), findingBody(finding));

function findingBody(finding) {
  return h("div", { class: "finding" },
    h("div", { class: "main" },
      finding.state !== "computed" ? h("p", { class: "banner" }, h("b", {}, told(finding.stated)), "　", told(finding.reason), finding.name === "gate" ? "" : ` ${say("notZero")}`) : null,
      finding.heldBack ? h("p", { class: "banner" }, say("heldBackHere")) : null,
      finding.says.length ? h("div", { class: "says" }, finding.says.map((one) => h("p", {}, sentence(one)))) : null,
      finding.chart ? chart(finding.chart, told(finding.title)) : null,
      (finding.state === "computed" ? (some) => some : (some) => (some.length ? fold(say("asTable"), some) : null))(finding.tables.map((table) => h("figure", { class: "table", "data-table": `${finding.name}.${table.name}` }, h("figcaption", {}, told(table.title)), tableOf(table, table.rows, { lag: table.lag, total: table.total }))))),
    notes(finding));
}

function movedView() {
  const moved = DATA.own.moved, versions = DATA.about.versions;
  const codes = Object.keys(DATA.moves);
  return h("section", { class: "page" }, h("h2", {}, moved ? told(moved.title) : say("moved")),
    moved ? findingBody(moved) : h("p", { class: "banner" }, say("noMoved")),
    codes.length ? h("h3", {}, say("behindMoves")) : null,
    codes.map((code) => fold([h("b", {}, nameOf(code)), h("small", {}, ` ${code}　`), movedWords(code)], moveList(DATA.moves[code], true))),
    h("h2", {}, say("versions")), versions.length ? plainTable([say("version"), say("date"), say("by"), say("generation"), say("cutOff"), say("note")], versions.map((one) => [`v${one.number}`, one.day, one.by, `v${one.generation}`, one.cutOff || say("none"), one.note])) : h("p", { class: "quiet" }, say("unpublished")));
}
