"use strict";
// Tables of findings: compact, numbers right, every figure a button that says where it comes from.
const NUMBERS = new Set(["count", "share", "rate", "ratio", "number", "year"]);
// A unit is said once: not where the title has it in brackets.
const unitOf = (column) => (column.unit && column.kind === "count" && !/[（(]/.test(told(column.title)) && told(column.title).toLowerCase() !== say("unit_" + column.unit) ? h("small", {}, " " + say("unit_" + column.unit)) : null);
const pieces = (cell) => (Array.isArray(cell) ? [cell[state.language], cell[2]] : [cell, undefined]);
function figure(cell, table, column) {
  const [words, mark] = pieces(cell);
  if (!mark) return document.createTextNode(words);
  return h("button", { class: "figure", "data-mark": mark, title: say("source"), onclick: () => origin(words, mark, table, column) }, words);
}
function grid(table, chosen) {
  const rows = chosen ? table.rows.filter((_, at) => chosen(at)) : table.rows;
  const places = chosen ? table.rows.map((_, at) => at).filter(chosen) : table.rows.map((_, at) => at);
  const lag = new Set(table.lag);
  const unknown = (words) => words === say("unknown") || words === "未知" || words === say("insufficient") || words === "样本不足";
  return h("div", { class: "scroll" }, h("table", { class: "grid" },
    h("thead", {}, h("tr", {}, table.columns.map((one) => h("th", { class: NUMBERS.has(one.kind) ? "n" : "" }, told(one.title), unitOf(one))))),
    h("tbody", {}, rows.map((row, at) => h("tr", { class: lag.has(places[at]) ? "lag" : "" }, row.map((cell, place) => {
      const [words] = pieces(cell);
      return h("td", { class: (NUMBERS.has(table.columns[place].kind) ? "n" : "") + (unknown(words) ? " unknown" : "") }, figure(cell, table, table.columns[place]));
    }))))));
}
function tableBlock(table) {
  return h("figure", { class: "table" }, h("figcaption", {}, told(table.title)), grid(table),
    table.total > table.rows.length ? h("p", { class: "quiet" }, filled("of", { n: table.total, m: table.rows.length })) : null);
}
function plainTable(heads, rows) {
  return h("div", { class: "scroll" }, h("table", { class: "grid" }, h("thead", {}, h("tr", {}, heads.map((one) => h("th", {}, one)))),
    h("tbody", {}, rows.map((row) => h("tr", {}, row.map((one) => h("td", {}, one == null || one === "" ? "—" : one)))))));
}
function sentence(finding, parts) {
  const tables = finding.tables;
  return h("p", { class: "says" }, parts[state.language].map((part) => {
    if (!Array.isArray(part)) return document.createTextNode(part);
    const [words, mark] = pieces(part);
    if (!mark) return h("b", {}, words);
    return h("b", {}, figure(part, tables.find((one) => one.rows.some((row) => row.some((cell) => Array.isArray(cell) && cell[2] === mark))) || tables[0], null));
  }));
}
