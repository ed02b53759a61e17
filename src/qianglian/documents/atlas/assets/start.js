// The frame: title, tabs, search, language and theme; the address keeps the view, so that it can be sent.
const TABS = ["overview", "map", ...DATA.modules.map(([name]) => name), "moved", "data", "origins"];
const VIEWS = { overview: overviewView, map: mapView, moved: movedView, data: dataView, origins: originsView };
const tabName = (name) => { const module = DATA.modules.find(([one]) => one === name); return module ? told(module[1]) : say(name); };

function show() {
  noTip();
  document.documentElement.lang = state.language ? "en" : "zh-CN";
  document.title = told(DATA.about.title);
  dropCharts();
  remember();
  clear(byId("page")).append(
    banners(), heading(),
    h("nav", { class: "tabs", role: "tablist" }, TABS.map((name) => h("button", { role: "tab", id: `tab-${name}`, "aria-selected": String(state.tab === name), tabindex: state.tab === name ? "0" : "-1", onclick: () => { state.tab = name; show(); scrollTo(0, 0); }, onkeydown: stepTab }, tabName(name)))),
    h("main", { id: "main", role: "tabpanel", "aria-labelledby": `tab-${state.tab}` }, (VIEWS[state.tab] || (() => moduleView(state.tab)))()),
    h("footer", { class: "quiet" }, "强链 QiangLian · ", say("footer"), " ", say("legalAdvice")));
  if (state.tab === "map") { fillSide(); requestAnimationFrame(drawLinks); }
  drawCharts();
}

function banners() {
  const about = DATA.about, held = about.held.join("、");
  return h("div", { class: "banners" }, about.synthetic ? h("p", { class: "synthetic" }, say("synthetic")) : null, about.ownUse ? h("p", {}, say("ownUse", { held })) : null, about.heldBack ? h("p", {}, say("heldBack", { held })) : null);
}

function heading() {
  const about = DATA.about, last = about.versions[about.versions.length - 1];
  const facts = [about.subject ? `${say("subject")} ${told(about.subject)}` : "", `${say("cutOff")} ${about.cutOff || say("none")}`, `${say("generation")} v${about.generation}`, `${say("version")} ${last ? `v${last.number}` : say("unpublished")}`, about.by];
  return h("header", {}, h("div", {}, h("h1", {}, told(about.title)), h("p", { class: "quiet" }, facts.filter(Boolean).join(" · "), " · ", h("span", { class: about.gate.state === "passed" ? "" : "warn" }, `${say("gate")}：${told(about.gate.said)}`))),
    h("div", { class: "tools" }, finder(), h("button", { class: "plain", id: "language", onclick: () => { state.language = 1 - state.language; show(); } }, say("other")),
      h("button", { class: "plain", id: "theme", onclick: () => { setTheme(mode() === "dark" ? "light" : "dark"); show(); } }, mode() === "dark" ? say("light") : say("dark")), h("button", { class: "plain", onclick: () => print() }, say("print"))));
}

// The search box over nodes: what is found stands under it and lights up on the map.
function finder() {
  const list = h("ul", { class: "found", id: "found", role: "listbox", hidden: true });
  const look = (words) => {
    const found = nodesWith(words);
    list.hidden = !words.trim();
    clear(list).append(...(found.length ? found.slice(0, 12).map((node) => h("li", { role: "option" }, h("button", { onclick: () => { list.hidden = true; openNode(node.code); } }, h("small", {}, `${node.code} `), told(node.name)))) : [h("li", { class: "quiet" }, "—")]));
    const codes = new Set(found.map((one) => one.code));
    every(".tile").forEach((one) => { one.classList.toggle("hit", codes.has(one.dataset.code)); one.classList.toggle("faded", Boolean(words.trim()) && !codes.has(one.dataset.code)); });
  };
  return h("div", { class: "finder" }, h("input", { id: "find", type: "search", placeholder: `${say("findNode")}  /`, "aria-label": say("findNode"), "aria-controls": "found", autocomplete: "off", oninput: (event) => look(event.target.value), onkeydown: (event) => {
    if (event.key === "Enter") { const first = nodesWith(event.target.value)[0]; if (first) { list.hidden = true; openNode(first.code); } }
    if (event.key === "Escape") { event.target.value = ""; look(""); event.target.blur(); event.stopPropagation(); }
    if (event.key === "ArrowDown") { const first = list.querySelector("button"); if (first) { event.preventDefault(); first.focus(); } }
  } }), list);
}

function stepTab(event) {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (!step) return;
  state.tab = TABS[(TABS.indexOf(state.tab) + step + TABS.length) % TABS.length];
  show();
  byId(`tab-${state.tab}`).focus();
}

function setTheme(name) { state.theme = name; document.documentElement.dataset.theme = name; }

function remember() {
  const said = new URLSearchParams({ tab: state.tab, by: state.by });
  if (state.node) said.set("node", state.node);
  if (state.language) said.set("language", "en");
  try { history.replaceState(null, "", `#${said}`); } catch (_) { /* a page may be kept from writing its address */ }
}

function recall() {
  const said = new URLSearchParams(location.hash.slice(1));
  if (TABS.includes(said.get("tab"))) state.tab = said.get("tab");
  if (indicatorOf(said.get("by"))) state.by = said.get("by");
  state.node = NODE[said.get("node")] ? said.get("node") : "";
  state.language = said.get("language") === "en" ? 1 : 0;
  if (["light", "dark"].includes(said.get("theme"))) setTheme(said.get("theme"));
}

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") {
    if (byId("drawer").classList.contains("open")) closeOrigin();
    else if (state.tab === "map" && state.node) closeNode();
  }
  if (event.key === "/" && !/INPUT|SELECT|TEXTAREA/.test(document.activeElement.tagName)) { event.preventDefault(); byId("find").focus(); }
});
addEventListener("resize", () => { resizeCharts(); drawLinks(); });
addEventListener("hashchange", () => { recall(); show(); });
const darkness = matchMedia("(prefers-color-scheme: dark)");
const follow = () => { document.documentElement.dataset.theme = darkness.matches ? "dark" : "light"; };
follow();
darkness.addEventListener("change", () => { if (!state.theme) { follow(); show(); } });
state.by = (FAMILIES || INDICATORS[0]).name;
recall();
show();
