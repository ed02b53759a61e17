// The panel of a node: what it is, its figures, who and where, what moved, its publications.
const TOLD_APART = new Set(["chain_nodes.nodes", "branch_trend.by_year", "node_profiles.applicants", "node_profiles.regions", "node_control.holders", "legal_status.by_node", "moved.moved"]);
const nodeTable = (name) => DATA.nodeTables.find((one) => `${one.analysis}.${one.name}` === name);

function nodePanel(code) {
  const node = NODE[code];
  const fact = (name, value) => (value ? [h("dt", {}, say(name)), h("dd", {}, value)] : null);
  return [
    h("div", { class: "side-head" },
      h("div", {}, h("p", { class: "quiet" }, [node.stage ? told(DATA.chain.stages[node.stage]) : "", ...pathOf(code).slice(0, -1).map((one) => told(one.name))].filter(Boolean).join(" › ")),
        h("h2", { id: "node-name", tabindex: "-1" }, `${code} `, told(node.name))),
      h("button", { class: "plain", id: "close-node", "aria-label": say("close"), onclick: closeNode }, "×")),
    h("dl", { class: "key-figures" }, INDICATORS.filter((one) => one.usual).map((one) => h("div", {}, h("dt", {}, told(one.title)), h("dd", {}, keyFigure(one, code))))),
    h("dl", {}, fact("definition", node.definition), fact("includes", node.includes), fact("excludes", node.excludes), fact("owner", node.owner), fact("refresh", node.refresh)),
    fold(say("rule"), h("pre", {}, node.rule || say(UNDER[code] ? "noRule" : "noRuleLeaf"))),
    trendOf(code), listOfTable("applicants", "node_profiles.applicants", code, "share"), listOfTable("control", "node_control.holders", code, "share"),
    listOfTable("regions", "node_profiles.regions", code, "share"), legalOf(code), movesOf(code), linksOf(code), underOf(code), recordsOf(code), factsOf(code), othersOf(code)];
}

function keyFigure(indicator, code) {
  const cell = indicator.cells[code];
  if (!cell) return h("span", { class: "unknown" }, say("unknown"));
  if (indicator.name === "moved" && DATA.moves[code]) {
    const row = movedRow(code);
    return row ? [h("span", {}, "▲", figure(row.come)), " ", h("span", {}, "▼", figure(row.gone))] : told(cell[1]);
  }
  const words = told(cell[1]);
  return unsaid(words) ? h("span", { class: "unknown" }, words) : [figure(cell[1]), indicator.column.said ? h("small", {}, " ", told(indicator.column.said)) : null];
}

function movedRow(code) {
  const table = nodeTable("moved.moved"), node = table && table.at[code];
  if (!node) return null;
  const at = (name) => node.rows[0][table.columns.findIndex((one) => one.name === name)];
  return { come: at("come"), gone: at("gone") };
}

const fold = (title, ...body) => h("details", { class: "fold" }, h("summary", {}, title), body);

function trendOf(code) {
  const node = TREND && TREND.at[code];
  if (!node || node.rows.length < 2) return null;
  return h("section", {}, h("h3", {}, say("trend")), chart(trendOption(TREND, node), `${nameOf(code)} ${say("trend")}`, 170),
    node.lag.length ? h("p", { class: "quiet" }, say("hollow")) : null, fold(say("asTable"), tableOf(without(TREND, ["node_name"]), rowsWithout(TREND, node, ["node_name"]), { lag: node.lag, limit: 40 })));
}

// The rows of a node without the column that names the node.
const places = (table, names) => table.columns.map((_, at) => at).filter((at) => !names.includes(table.columns[at].name));
const without = (table, names) => ({ ...table, columns: places(table, names).map((at) => table.columns[at]) });
const rowsWithout = (table, node, names) => node.rows.map((row) => places(table, names).map((at) => row[at]));

const UNSHOWN = ["node_name", "wide"];

function listOfTable(title, name, code, bars) {
  const table = nodeTable(name), node = table && table.at[code];
  if (!node) return null;
  return h("section", {}, h("h3", {}, say(title)), tableOf(without(table, UNSHOWN), rowsWithout(table, node, UNSHOWN), { bars, limit: 8 }));
}

// Four states that make a whole, as one bar with its words.
function legalOf(code) {
  const table = nodeTable("legal_status.by_node"), node = table && table.at[code];
  if (!node) return null;
  const parts = ["in_force", "pending", "lapsed", "unknown"].map((name) => [name, node.rows[0][table.columns.findIndex((one) => one.name === name)]]);
  const sizes = parts.map(([, cell]) => numberIn(told(cell)) || 0), total = sizes.reduce((a, b) => a + b, 0);
  if (!total) return null;
  return h("section", {}, h("h3", {}, say("legal")), h("div", { class: "stack", "aria-hidden": "true" }, parts.map(([name], at) => (sizes[at] ? h("i", { class: `part ${name}`, style: { width: `${(100 * sizes[at]) / total}%` } }) : null))),
    h("p", { class: "stack-key" }, parts.map(([name, cell]) => h("span", { class: "key" }, h("i", { class: `part ${name}` }), say(name), " ", figure(cell)))));
}

const movedWords = (code) => { const row = movedRow(code); return row ? `▲${told(row.come)} ▼${told(row.gone)}` : ""; };

function movesOf(code) {
  const moves = DATA.moves[code];
  if (!moves) return null;
  return h("section", {}, h("h3", {}, say("movedSince"), " ", keyFigure(MOVED, code)), moveList(moves));
}

function moveList(moves, open) {
  const around = (title, ...body) => (open ? [h("h4", {}, title), body] : fold(title, body));
  const list = (name, some, total, sign) => (total ? around(`${sign} ${say(name)}`, h("p", { class: "quiet" }, say("listedMoves", { n: some.length, total: counted(total) })),
    plainTable([say("number"), say("reason")], some.map(([numbers, reason]) => [numbers, told(reason)]))) : null);
  return [list("came", moves.come, moves.comeTotal, "▲"), list("went", moves.gone, moves.goneTotal, "▼")];
}

function linksOf(code) {
  const links = DATA.chain.links.filter((one) => one[0] === code || one[1] === code);
  if (!links.length) return null;
  return h("section", {}, h("h3", {}, say("links")), h("ul", { class: "plain-list" }, links.map(([supplier, customer, what, quantity, unit, source]) => h("li", {},
    supplier === code ? [say("supplies"), " → ", nodeLink(customer)] : [say("supplied"), " ← ", nodeLink(supplier)], what ? `：${what}` : "",
    "，", say("quantity"), " ", quantity === null ? say("unknown") : `${counted(quantity)} ${unit}`, source ? h("small", {}, ` （${source}）`) : null))));
}

function underOf(code) {
  if (!UNDER[code]) return null;
  return h("section", {}, h("h3", {}, say("under")), h("ul", { class: "plain-list columns-2" }, UNDER[code].map((one) => h("li", {}, nodeLink(one), " ", FAMILIES && FAMILIES.cells[one] ? [figure(FAMILIES.cells[one][1]), h("small", {}, " ", told(["项", "families"]))] : null))));
}

function factsOf(code) {
  const facts = DATA.chain.facts.filter((one) => one[0] === code);
  if (!facts.length) return null;
  return h("section", {}, h("h3", {}, say("facts")), plainTable([say("region"), say("year"), say("indicator"), say("value"), say("from")],
    facts.map((one) => [one[1], one[2], one[3], one[4] === null ? say("unknown") : `${counted(one[4])} ${one[5]}`, one[6]]), [1, 3]));
}

function recordsOf(code) {
  const lists = DATA.nodes[code];
  if (!lists) return null;
  const body = h("div");
  const tabs = ["newest", "cited"].filter((name) => lists[name].length);
  const choose = (name) => {
    buttons.forEach((one) => one.setAttribute("aria-pressed", String(one.dataset.list === name)));
    clear(body).append(h("p", { class: "quiet" }, say("listed", { n: lists[name].length, total: counted(lists.total), code }), lists.leftOut ? ` ${say("leftOut", { n: counted(lists.leftOut) })}` : ""), recordTable(lists[name], name === "cited"));
  };
  const buttons = tabs.map((name) => h("button", { class: "plain", "data-list": name, onclick: () => choose(name) }, say(name)));
  if (tabs.length) choose(tabs[0]); else body.append(h("p", { class: "quiet" }, say("noRecords"), lists.leftOut ? ` ${say("leftOut", { n: counted(lists.leftOut) })}` : ""));
  return h("section", { id: "records" }, h("h3", {}, say("records"), " ", buttons), body);
}

function recordTable(places, cited) {
  const blank = (held) => (held ? h("span", { class: "unknown" }, say("heldShort")) : h("span", { class: "unknown" }, say("unknown")));
  const heads = [say("number"), `${say("title")} · ${say("applicant")}`, `${say("filed")} · ${say("published")}`, say("state")].concat(cited ? [say("times")] : []);
  return h("div", { class: "scroll tall" }, h("table", { class: "grid records" }, h("thead", {}, h("tr", {}, heads.map((one, at) => h("th", { scope: "col", class: at === 4 ? "n" : "" }, one)))),
    h("tbody", {}, places.map((at) => {
      const [number, zh, en, applicants, filed, published, status, times, held] = DATA.records[at];
      const title = zh === null ? null : state.language && en !== 0 ? en : zh;
      return h("tr", {}, h("td", { class: "code" }, number), h("td", { class: "record" }, h("span", { class: "record-title" }, title || blank(held)), h("small", {}, applicants || blank(held))),
        h("td", { class: "code" }, h("span", {}, filed || "—"), h("br"), h("span", {}, published || "—")), h("td", { class: "code" }, status ? [h("i", { class: `dot ${status}` }), say(status)] : blank(held)),
        cited ? h("td", { class: "n" }, times === null ? say("unknown") : counted(times)) : null);
    }))));
}

// Every other table that speaks of the node, folded.
function othersOf(code) {
  const some = DATA.nodeTables.filter((one) => one.at[code] && !TOLD_APART.has(`${one.analysis}.${one.name}`));
  if (!some.length) return null;
  return h("section", {}, h("h3", {}, say("otherFigures")), some.map((table) => {
    const node = table.at[code], title = told(table.of) === told(table.title) ? told(table.of) : `${told(table.of)} · ${told(table.title)}`;
    if (!table.single) return fold(`${title}（${node.rows.length}）`, tableOf(without(table, ["node_name"]), rowsWithout(table, node, ["node_name"]), { lag: node.lag }));
    return fold(title, h("table", { class: "grid upright" }, h("tbody", {}, places(table, ["node_name", "node"]).map((at) => h("tr", {}, h("th", { scope: "row" }, told(table.columns[at].title), said(table.columns[at])), h("td", { class: NUMERIC.has(table.columns[at].kind) ? "n" : "" }, figure(node.rows[0][at])))))));
  }));
}
