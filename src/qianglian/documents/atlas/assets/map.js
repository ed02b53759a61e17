"use strict";
// The chain map: stages as columns, nodes as tiles coloured by an indicator, supply links over them.
const NODES = DATA.chain.nodes;
const NODE = Object.fromEntries(NODES.map((one) => [one.code, one]));
const UNDER = {};
for (const one of NODES) (UNDER[one.parent && NODE[one.parent] ? one.parent : ""] ||= []).push(one.code);
const FAMILIES = (() => { const own = DATA.indicators.find((one) => one.name.endsWith(".families")) || DATA.indicators[0]; return own ? own.cells : {}; })();
const LARGEST = Math.max(1, ...Object.values(FAMILIES).map((one) => (typeof one[0] === "number" ? one[0] : 0)));
// Words of a verdict have their own colours everywhere; what could not be said has none.
const VERDICTS = { 强链: "#1d4f91", 补链: "#c9502b", 延链: "#2a8c82", "薄弱，是否关键待说明": "#b98a1d", 未达强链条件: "#6b7b8c", 优势: "#1d4f91", 有优势: "#1d4f91", 缺失: "#c9502b", 薄弱: "#b98a1d" };
const UNSAID = new Set(["样本不足", "未知", "未检索"]);
const KINDS = ["#1d4f91", "#c9502b", "#2a8c82", "#b98a1d", "#7a6aa8", "#6b7b8c", "#9a5b7d", "#4f7f3a", "#8a8a8a"];
const mix = (a, b, t) => a.map((one, at) => Math.round(one + (b[at] - one) * t));
const hex = (words) => [1, 3, 5].map((at) => parseInt(words.slice(at, at + 2), 16));
const rgb = (one) => `rgb(${one.join(",")})`;
const dark = () => document.documentElement.dataset.theme === "dark";
function scaleOf(indicator) {
  const numbers = Object.values(indicator.cells).map((one) => one[0]).filter((one) => typeof one === "number");
  const least = Math.min(...numbers), most = Math.max(...numbers);
  const ground = hex(dark() ? "#24303d" : "#edf2f8"), full = hex(dark() ? "#6ea8ff" : "#123f78");
  const under = hex(dark() ? "#d99a5b" : "#b2621c");
  if (indicator.scale === "kinds") {
    const kinds = [...new Set(Object.values(indicator.cells).map((one) => one[0]))].filter((one) => !UNSAID.has(one));
    return { kinds, of: (value) => VERDICTS[value] || KINDS[(kinds.indexOf(value) + 2) % KINDS.length] };
  }
  if (indicator.scale === "centred") {
    const reach = Math.max(1e-9, ...numbers.map((one) => Math.abs(one - indicator.centre)));
    return { least, most, reach, ends: [rgb(under), rgb(ground), rgb(full)],
      of: (value) => rgb(mix(ground, value < indicator.centre ? under : full, Math.sqrt(Math.abs(value - indicator.centre) / reach))) };
  }
  return { least: 0, most, ends: [rgb(ground), rgb(full)], of: (value) => rgb(mix(ground, full, most > 0 ? Math.sqrt(Math.max(0, value) / most) : 0)) };
}
function lightness(colour) {
  const [r, g, b] = colour.startsWith("#") ? hex(colour) : colour.match(/\d+/g).map(Number);
  return (0.299 * r + 0.587 * g + 0.114 * b) / 255;
}
function mapView() {
  const indicator = DATA.indicators[state.indicator];
  const scale = indicator ? scaleOf(indicator) : null;
  const stages = Object.keys(DATA.chain.stages);
  const roots = UNDER[""] || [];
  // A root without a stage of its own stands in several: then the columns are made of what is under it.
  const across = (code) => !NODE[code].stage && UNDER[code] && UNDER[code].some((one) => NODE[one].stage);
  const tops = roots.flatMap((code) => (across(code) ? UNDER[code] : [code]));
  const columns = [...stages, ""].map((stage) => [stage, tops.filter((code) => NODE[code].stage === stage)]).filter(([stage, codes]) => codes.length || stage);
  return h("section", { class: "map-view" }, controls(indicator), legend(indicator, scale),
    roots.filter(across).map((code) => h("div", { class: "across" }, tile(code, indicator, scale, true))),
    h("div", { class: "map", id: "map" }, columns.filter(([, codes]) => codes.length).map(([stage, codes]) =>
      h("div", { class: "stage" }, h("h3", {}, stage ? told(DATA.chain.stages[stage]) : say("noStage")), codes.map((code) => block(code, indicator, scale)))),
    h("svg", { id: "links", class: "links", "aria-hidden": "true" })),
    DATA.chain.links.length ? linkTable() : null);
}
function controls(indicator) {
  const groups = {};
  DATA.indicators.forEach((one, at) => (groups[told(one.group)] ||= []).push(at));
  const select = h("select", { id: "indicator", onchange: (event) => { state.indicator = Number(event.target.value); render(); } },
    Object.entries(groups).map(([name, places]) => h("optgroup", { label: name }, places.map((at) =>
      h("option", { value: at, selected: at === state.indicator }, told(DATA.indicators[at].title))))));
  const find = h("input", { id: "find", type: "search", placeholder: say("search") + "  /", "aria-label": say("search"), oninput: (event) => findNodes(event.target.value),
    onkeydown: (event) => { if (event.key === "Enter") { const first = document.querySelector(".tile.found"); if (first) openNode(first.dataset.code); } } });
  return h("div", { class: "controls" }, h("label", { for: "indicator" }, say("colour")), select, find,
    h("label", { class: "check" }, h("input", { type: "checkbox", id: "show-links", checked: state.links, onchange: (event) => { state.links = event.target.checked; drawLinks(); } }), say("showLinks")),
    h("span", { class: "quiet" }, say("hint")));
}
function legend(indicator, scale) {
  if (!indicator) return null;
  const unit = unitOf(indicator);
  const number = (value) => indicator.kind === "share" || indicator.kind === "rate" ? (value * 100).toFixed(1) + "%" : indicator.kind === "ratio" ? value.toFixed(2) : Math.round(value).toLocaleString();
  const bar = (ends) => h("i", { class: "ramp", style: { background: `linear-gradient(90deg, ${ends.join(",")})` } });
  let shown;
  if (scale.kinds) shown = scale.kinds.map((one) => { const cell = Object.values(indicator.cells).find((each) => each[0] === one)[1]; return h("span", { class: "key" }, h("i", { style: { background: scale.of(one) } }), pieces(cell)[0]); });
  else if (indicator.scale === "centred") shown = [h("span", { class: "key" }, number(indicator.centre - scale.reach), bar(scale.ends), number(indicator.centre + scale.reach)), h("span", { class: "quiet" }, say("below") + " ◀ " + number(indicator.centre) + " ▶ " + say("above"))];
  else shown = [h("span", { class: "key" }, number(scale.least), bar(scale.ends), number(scale.most))];
  return h("div", { class: "legend" }, h("b", {}, told(indicator.group), " · ", told(indicator.title), unit), shown, h("span", { class: "key" }, h("i", { class: "hatched" }), say("noData")),
    h("span", { class: "quiet" }, say("cutOff") + " " + (DATA.about.cutOff || say("none"))));
}
function block(code, indicator, scale) {
  const under = UNDER[code] || [];
  return h("div", { class: "block" }, tile(code, indicator, scale, true),
    under.length ? h("div", { class: "under" }, under.map((one) => (UNDER[one] ? block(one, indicator, scale) : tile(one, indicator, scale, false)))) : null);
}
function tile(code, indicator, scale, head) {
  const node = NODE[code], cell = indicator && indicator.cells[code];
  const value = cell ? cell[0] : null;
  const known = value != null && value !== "insufficient" && !UNSAID.has(value) && (typeof value === "number" || (scale && scale.kinds));
  const colour = known ? scale.of(value) : "";
  const families = FAMILIES[code] && typeof FAMILIES[code][0] === "number" ? FAMILIES[code][0] : 0;
  const words = cell ? pieces(cell[1])[0] : say("unknown");
  return h("button", { class: "tile" + (head ? " head" : "") + (known ? "" : " hatched") + (state.node === code ? " chosen" : ""), "data-code": code,
    style: { background: known ? colour : "", color: known ? (lightness(colour) > 0.58 ? "#14202e" : "#ffffff") : "", flexGrow: String(1 + 3 * Math.sqrt(families / LARGEST)) },
    title: `${code} ${told(node.name)}\n${told(indicator ? indicator.title : "")}：${words}`, onclick: () => openNode(code) },
  h("span", { class: "tile-name" }, told(node.name)), h("span", { class: "tile-value" }, words), spark(code));
}
function spark(code) {
  const years = DATA.trend[code];
  if (!years || years.length < 3) return h("span", { class: "spark" });
  const last = years.slice(-16), most = Math.max(1, ...last.map((one) => one[1])), wide = 100 / last.length;
  return h("svg", { class: "spark", viewBox: "0 0 100 20", preserveAspectRatio: "none", "aria-hidden": "true" }, last.map(([, count, whole], at) =>
    h("rect", { x: at * wide + 0.6, y: 20 - (20 * count) / most, width: wide - 1.2, height: (20 * count) / most, fill: whole ? "currentColor" : "none", stroke: whole ? "none" : "currentColor", "stroke-width": 0.6, opacity: 0.55 })));
}
function findNodes(words) {
  const wanted = words.trim().toLowerCase();
  document.querySelectorAll(".tile").forEach((one) => {
    const node = NODE[one.dataset.code];
    const hit = wanted && [node.code, ...node.name, node.definition, node.includes].some((text) => text && text.toLowerCase().includes(wanted));
    one.classList.toggle("found", Boolean(hit)); one.classList.toggle("faded", Boolean(wanted) && !hit);
  });
}
function drawLinks() {
  const canvas = byId("links"), map = byId("map");
  if (!canvas || !map) return;
  clear(canvas);
  if (!state.links) return;
  const around = map.getBoundingClientRect();
  canvas.setAttribute("viewBox", `0 0 ${around.width} ${around.height}`);
  canvas.append(h("marker", { id: "arrow", viewBox: "0 0 8 8", refX: 7, refY: 4, markerWidth: 7, markerHeight: 7, orient: "auto" }, h("path", { d: "M0 0 L8 4 L0 8 z", class: "arrow" })));
  const place = {};
  map.querySelectorAll(".tile").forEach((one) => { place[one.dataset.code] = one.getBoundingClientRect(); });
  for (const link of DATA.chain.links) {
    const a = place[link.from], b = place[link.to];
    if (!a || !b) continue;
    const right = b.left >= a.right - 4;
    const x1 = (right ? a.right : a.left) - around.left, x2 = (right ? b.left : b.right) - around.left;
    const y1 = a.top + a.height / 2 - around.top, y2 = b.top + b.height / 2 - around.top;
    const bend = Math.max(36, Math.abs(x2 - x1) / 2) * (right ? 1 : -1);
    canvas.append(h("path", { d: `M${x1} ${y1} C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`, class: "link" + (state.node && (state.node === link.from || state.node === link.to) ? " strong" : state.node ? " weak" : ""), "marker-end": "url(#arrow)" }));
  }
}
function linkTable() {
  const rows = DATA.chain.links.map((one) => [told((NODE[one.from] || { name: one.from }).name), told((NODE[one.to] || { name: one.to }).name), one.what, one.quantity == null ? say("unknown") : `${one.quantity} ${one.unit}`, one.source]);
  return h("details", { class: "fold" }, h("summary", {}, `${say("links")}（${rows.length}）`), plainTable([say("from"), say("to"), say("what"), say("quantity"), say("sourceOf")], rows));
}
