"use strict";
// The drawer on the right: the page of a node, or where a number comes from.
const opened = [];
function drawer(kind, title, body) {
  const panel = clear(byId("drawer"));
  panel.className = "drawer open " + kind;
  panel.append(
    h("div", { class: "drawer-head" }, h("h2", {}, title),
      h("button", { class: "plain", "aria-label": say("close"), onclick: closeDrawer }, "×")),
    h("div", { class: "drawer-body" }, body));
  panel.setAttribute("aria-hidden", "false");
  document.body.classList.add("beside"); drawLinks(); resizeCharts();
  panel.querySelector("button").focus();
}
function closeDrawer() {
  const panel = byId("drawer");
  if (opened.length) { const back = opened.pop(); back(); return; }
  panel.className = "drawer"; panel.setAttribute("aria-hidden", "true"); state.node = "";
  document.querySelectorAll(".tile.chosen").forEach((one) => one.classList.remove("chosen"));
  document.body.classList.remove("beside"); drawLinks(); resizeCharts();
}
function origin(words, mark, table, column) {
  if (state.node) { const code = state.node; opened.push(() => openNode(code)); }
  const command = "qianglian why " + mark;
  const copy = h("button", { class: "plain", onclick: () => {
    const done = () => { copy.textContent = say("copied"); };
    if (navigator.clipboard) navigator.clipboard.writeText(command).then(done, done); else done();
  } }, say("copy"));
  const line = (name, value) => value === "" || value == null ? null : [h("dt", {}, say(name)), h("dd", {}, value)];
  drawer("origin", say("source"), [
    h("p", { class: "origin-value" }, words, h("small", {}, column && column.unit ? " " + say("unit_" + column.unit) : "")),
    h("p", { class: "quiet" }, told(table.title), column ? " · " + told(column.title) : ""),
    h("dl", {}, line("mark", mark), line("define", table.definition), line("counting", table.counting),
      line("cutOff", table.cutOff || say("none")), line("generation", table.generation), line("ruleVersion", table.rule)),
    h("p", {}, say("why")), h("p", { class: "command" }, h("code", {}, command), copy)]);
}
