// The chain map: stages as columns, groups as frames, leaves as tiles sized by families and coloured by an indicator.
const LARGEST = Math.max(1, ...LEAVES.map(familiesOf));
const DENSE = LEAVES.length > 30;
const SPARK = 14;

// Which groups stand in which column. A root that stands in several stages lies across; then its children are the groups.
function columnsOf() {
  const roots = UNDER[""] || [];
  const across = roots.filter((code) => !NODE[code].stage && (UNDER[code] || []).some((one) => NODE[one].stage));
  const groups = roots.flatMap((code) => (across.includes(code) ? UNDER[code] : [code]));
  if (!groups.some((code) => NODE[code].stage)) return { across, columns: groups.map((code) => ["", [code]]) };
  const stages = [...Object.keys(DATA.chain.stages), ""];
  return { across, columns: stages.map((stage) => [stage, groups.filter((code) => NODE[code].stage === stage)]).filter(([, codes]) => codes.length) };
}

function mapView() {
  const indicator = indicatorOf(state.by), scale = scaleOf(indicator);
  const { across, columns } = columnsOf();
  const staged = columns.some(([stage]) => stage);
  return h("section", { class: "map-view" },
    controls(), legend(indicator, scale),
    h("div", { class: "map-and-side" },
      h("div", { class: `map${DENSE ? " dense" : ""}`, id: "map" },
        h("svg", { id: "links", class: "links", "aria-hidden": "true" }),
        across.map((code) => h("div", { class: "across" }, tile(code, indicator, scale, "head"))),
        h("div", { class: `columns${staged ? " staged" : ""}`, style: { "--columns": String(columns.length) } }, columns.map(([stage, codes]) => h("div", { class: "stage" },
          staged ? h("h2", { class: "stage-name" }, stage ? told(DATA.chain.stages[stage]) : say("noStage")) : null,
          codes.map((code) => block(code, indicator, scale, 1)))))),
      h("aside", { id: "side", class: "side", "aria-live": "polite" })));
}

function controls() {
  const option = (one) => h("option", { value: one.name, selected: one.name === state.by }, told(one.title));
  const groups = new Map();
  for (const one of INDICATORS.filter((each) => !each.usual)) groups.set(told(one.group), [...(groups.get(told(one.group)) || []), one]);
  return h("div", { class: "controls" },
    h("label", {}, say("colour"), " ", h("select", { id: "indicator", onchange: (event) => { state.by = event.target.value; show(); } },
      h("optgroup", { label: say("usual") }, INDICATORS.filter((one) => one.usual).map(option)),
      Array.from(groups, ([name, some]) => h("optgroup", { label: name }, some.map(option))))),
    DATA.chain.links.length ? h("label", { class: "check" }, h("input", { type: "checkbox", id: "show-links", checked: state.links, onchange: (event) => { state.links = event.target.checked; drawLinks(); } }), say("links")) : null,
    h("span", { class: "quiet hint" }, say("keys")));
}

function unitWords(indicator) {
  const column = indicator.column;
  return column.said ? `（${told(column.said)}）` : "";
}

function legend(indicator, scale) {
  const finding = findingOf(indicator);
  const unsayable = indicator.reason || (finding && finding.state !== "computed" && finding.reason);
  const blank = NODES.some((node) => !classOf(indicator, scale, node.code));
  return h("div", { class: "legend", id: "legend" },
    h("b", {}, told(indicator.title), unitWords(indicator)),
    scale.classes.map((one) => h("span", { class: "key" }, h("i", { class: one.plain ? "plain-key" : "", style: one.colour ? { background: one.colour } : {} }), one.words)),
    blank ? h("span", { class: "key" }, h("i", { class: "hatched" }), say("blankLegend")) : null,
    h("span", { class: "quiet" }, `${say("cutOff")} ${DATA.about.cutOff || say("none")}`),
    unsayable ? h("span", { class: "why" }, say("unknown"), "：", told(unsayable)) : null);
}

function block(code, indicator, scale, depth) {
  const under = UNDER[code];
  if (!under) return tile(code, indicator, scale, "leaf");
  return h("div", { class: `block depth-${Math.min(depth, 3)}`, "data-block": code }, tile(code, indicator, scale, "head"),
    h("div", { class: "under" }, under.map((one) => block(one, indicator, scale, depth + 1))));
}

function tile(code, indicator, scale, shape) {
  const found = classOf(indicator, scale, code), words = wordsOf(indicator, code);
  const size = Math.sqrt(familiesOf(code) / LARGEST);
  const filled = shape === "leaf" && found && found.colour;
  const style = shape === "leaf" ? { "--size": size.toFixed(3), ...(filled ? { background: found.colour, color: inkOn(found.colour) } : {}) } : {};
  return h("button", {
    class: `tile ${shape}${found ? "" : " hatched"}${state.node === code ? " chosen" : ""}`, "data-code": code, style,
    "aria-label": `${code} ${nameOf(code)}，${told(indicator.title)} ${words}`,
    onclick: () => openNode(code), onmouseenter: (event) => tip(event.currentTarget, code), onmouseleave: noTip, onfocus: (event) => tip(event.currentTarget, code), onblur: noTip,
  },
  shape === "head" ? h("i", { class: `chip${found && !found.plain ? "" : found ? " plain-key" : " hatched"}`, style: found && found.colour ? { background: found.colour } : {} }) : null,
  h("span", { class: "tile-name" }, nameOf(code)), h("span", { class: "tile-value" }, words, h("small", {}, NUMERIC.has(indicator.column.kind) && found && indicator.column.said ? told(indicator.column.said) : "")),
  shape === "leaf" && !DENSE ? h("span", { class: "tile-more" }, moreOf(code, indicator)) : null, spark(code));
}

// Beside the value: what came and went, and the growth, where they are known and not what the tile says already.
function moreOf(code, indicator) {
  const growth = indicatorOf("branch_trend.shift.cagr"), parts = [];
  if (indicator !== MOVED && valueOf(MOVED, code) !== null && told(MOVED.cells[code][1]).includes("▲")) parts.push(told(MOVED.cells[code][1]).replace(/ ?[▲▼]0(?!\d)/g, "").trim());
  if (growth && indicator !== growth && typeof valueOf(growth, code) === "number") parts.push(wordsOf(growth, code));
  return parts.join(" · ");
}

// The strip of the trend: the last years, hollow where incomplete.
function spark(code) {
  const node = TREND && TREND.at[code];
  if (!node || node.rows.length < 3) return h("span", { class: "spark" });
  const option = trendOption(TREND, node);
  const bars = option.series[0].data.slice(-SPARK).map((one) => (typeof one === "object" ? one : { value: one }));
  while (bars.length < SPARK) bars.unshift({ value: 0 });
  const most = Math.max(1, ...bars.map((one) => one.value)), wide = 100 / SPARK;
  return h("svg", { class: "spark", viewBox: "0 0 100 20", preserveAspectRatio: "none", "aria-hidden": "true" }, bars.map((one, at) => {
    const tall = (20 * one.value) / most, hollow = one.itemStyle && one.itemStyle.borderType;
    return h("rect", { x: (at * wide + 0.7).toFixed(2), y: (20 - tall).toFixed(2), width: (wide - 1.4).toFixed(2), height: tall.toFixed(2), class: hollow ? "hollow" : "" });
  }));
}

// What hovering shows: the usual figures of the node.
function tip(element, code) {
  noTip();
  const lines = INDICATORS.filter((one) => one.usual || one.name === state.by).slice(0, 10).map((one) => [told(one.title), wordsOf(one, code), one.name === state.by]);
  const box = h("div", { class: "tip", id: "tip", role: "tooltip" }, h("b", {}, `${code} ${nameOf(code)}`),
    h("table", {}, h("tbody", {}, lines.map(([name, words, on]) => h("tr", { class: on ? "on" : "" }, h("td", {}, name), h("td", { class: "n" }, words))))));
  document.body.append(box);
  const at = element.getBoundingClientRect(), size = box.getBoundingClientRect();
  const left = Math.min(at.left, innerWidth - size.width - 8), below = at.bottom + 6 + size.height < innerHeight;
  Object.assign(box.style, { left: `${Math.max(8, left) + scrollX}px`, top: `${(below ? at.bottom + 6 : Math.max(8, at.top - 6 - size.height)) + scrollY}px` });
}
function noTip() { const box = byId("tip"); if (box) box.remove(); }
