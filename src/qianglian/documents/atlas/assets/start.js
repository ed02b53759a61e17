"use strict";
// The frame: title, tabs, language and theme; the address keeps the view, so that it can be sent.
const TABS = ["overview", "map", ...DATA.modules.map((one) => one.name), "moved", "data"];
function tabName(name) { const module = DATA.modules.find((one) => one.name === name); return module ? told(module.title) : say(name); }
function view() {
  if (state.tab === "overview") return overview();
  if (state.tab === "moved") return movedView();
  if (state.tab === "data") return dataView();
  const module = DATA.modules.find((one) => one.name === state.tab);
  return module ? moduleView(module) : mapView();
}
function render() {
  document.documentElement.lang = state.language ? "en" : "zh-CN";
  dropCharts();
  const about = DATA.about;
  clear(byId("page")).append(
    about.synthetic ? h("p", { class: "synthetic" }, say("synthetic")) : "",
    h("header", {}, h("h1", {}, told(about.title)), h("span", { class: "quiet" }, [about.subject, `${say("cutOff")} ${about.cutOff || say("none")}`, `${say("generation")} v${about.generation}`, about.by].filter(Boolean).join(" · ")),
      h("span", { class: "tools" }, h("button", { class: "plain", id: "language", onclick: () => { state.language = 1 - state.language; render(); } }, say("other")),
        h("button", { class: "plain", id: "theme", onclick: () => { setTheme(dark() ? "light" : "dark"); render(); } }, dark() ? say("light") : say("dark")))),
    h("nav", { class: "tabs", role: "tablist" }, TABS.map((name) => h("button", { role: "tab", id: "tab-" + name, "aria-selected": state.tab === name ? "true" : "false", class: state.tab === name ? "on" : "", onclick: () => { state.tab = name; keep(); render(); window.scrollTo(0, 0); } }, tabName(name)))),
    h("main", {}, view()),
    h("aside", { class: "drawer", id: "drawer", "aria-hidden": "true" }),
    h("footer", { class: "quiet" }, "QiangLian 强链 · ", about.day, " · ", say("secret")));
  drawCharts(); drawLinks();
  if (state.node) openNode(state.node);
}
function setTheme(name) { document.documentElement.dataset.theme = name; }
function keep() { try { history.replaceState(null, "", "#" + state.tab); } catch (_) { /* a page on a disk may not keep its address */ } }
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") closeDrawer();
  if (event.key === "/" && !/INPUT|SELECT|TEXTAREA/.test(document.activeElement.tagName)) {
    const find = byId("find"); if (find) { event.preventDefault(); find.focus(); }
  }
});
setTheme(window.matchMedia && window.matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
const asked = new URLSearchParams(location.search), kept = location.hash.slice(1);
if (TABS.includes(kept)) state.tab = kept;
if (asked.get("language") === "en") state.language = 1;
if (asked.get("theme")) setTheme(asked.get("theme"));
if (NODE[asked.get("node")]) state.node = asked.get("node");
state.indicator = Math.max(0, DATA.indicators.findIndex((one) => one.name === "chain_nodes.nodes.families"));
if (asked.get("indicator")) state.indicator = Math.max(0, DATA.indicators.findIndex((one) => one.name === asked.get("indicator")));
render();
