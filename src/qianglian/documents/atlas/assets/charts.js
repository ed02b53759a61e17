// Charts: the options of the findings as they are, on the page's own ground, in its language.
const alive = [];
const SWAPPED = {
  "#ffffff": "#17212d", "#1f3a5f": "#9cc6f5", "#2f5b8c": "#6fa5de", "#5b86b5": "#4d7fb4", "#8fb0d1": "#365b84", "#bfd2e6": "#2a435f", "#dfe8f2": "#213448",
  "#d5dbe3": "#35455a", "#27303c": "#dfe7f0", "#c8553d": "#e08a6d", "#588157": "#86b985", "#b5893b": "#d8b45a", "#6d597a": "#a999d6", "#4d908e": "#6fbdba",
  "#b5543c": "#d98d52", "#f4f4f2": "#3b4048", "#1f5b8c": "#7db3ee",
};
const colourOf = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

// Words of ours that charts quote, by their Chinese: nodes, regions, columns.
const ENGLISH = new Map();
function learn(value) {
  if (!Array.isArray(value)) { if (value && typeof value === "object") Object.values(value).forEach(learn); return; }
  if (value.length === 2 && typeof value[0] === "string" && typeof value[1] === "string") ENGLISH.set(value[0], value[1]);
  else value.forEach(learn);
}
[DATA.chain.nodes, DATA.findings, DATA.own].forEach(learn);
ENGLISH.set("专利量", "Patents").set("申请人数", "Applicants").set("占比", "Share").set("得分", "Score").set("标准化 RTA", "Normalised RTA");

function adapted(value, key) {
  if (typeof value === "string") {
    if (mode() === "dark" && SWAPPED[value.toLowerCase()]) return SWAPPED[value.toLowerCase()];
    return state.language && key !== "color" ? ENGLISH.get(value) || value : value;
  }
  if (Array.isArray(value)) return value.map((one) => adapted(one, key));
  if (value && typeof value === "object") return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, adapted(one, name)]));
  return value;
}

const grouped = (value) => (typeof value === "number" ? (Math.round(value * 100) / 100).toLocaleString("en-US") : value === null || value === undefined ? "—" : String(value));
const listOf = (value) => (value === undefined || value === null ? [] : [].concat(value));
const categories = (axis) => Math.max(0, ...listOf(axis).map((one) => (one.type === "category" ? (one.data || []).length : 0)));

function themed(given) {
  const option = adapted(given, "");
  const axis = (one) => ({ ...one, axisLabel: { color: colourOf("--soft"), ...(one.axisLabel || {}) }, nameTextStyle: { color: colourOf("--soft") } });
  const matrix = categories(option.xAxis) && categories(option.yAxis);
  for (const name of ["xAxis", "yAxis"]) {
    if (option[name]) option[name] = listOf(option[name]).map(axis);
  }
  if (matrix && categories(option.xAxis) > 8) option.xAxis.forEach((one) => { one.axisLabel = { ...one.axisLabel, interval: 0, rotate: categories(option.xAxis) > 14 ? 60 : 30, fontSize: 11 }; });
  for (const one of listOf(option.series)) {
    if (one.label && one.label.show && !matrix) one.label = { color: colourOf("--ink"), textBorderWidth: 0, ...one.label };
    if (one.endLabel) one.endLabel = { color: colourOf("--ink"), textBorderWidth: 0, ...one.endLabel };
    if (one.label && one.label.show && !one.label.formatter) one.label.formatter = (mark) => grouped(Array.isArray(mark.value) ? mark.value[mark.value.length - 1] : mark.value);
  }
  // What lies has no name above it.
  const named = !matrix && categories(option.yAxis) && listOf(option.xAxis).some((one) => one.type === "value" && one.name);
  const legend = option.legend && option.legend.show !== false
    ? { ...option.legend, right: undefined, left: "center", textStyle: { color: colourOf("--ink") } } : option.legend;
  return {
    ...option, animation: false, backgroundColor: "transparent", legend,
    textStyle: { ...(option.textStyle || {}), color: colourOf("--ink"), fontFamily: colourOf("--font") },
    tooltip: { ...(option.tooltip || {}), confine: true, renderMode: "richText", valueFormatter: grouped },
    grid: Array.isArray(option.grid) || !option.grid ? option.grid : { ...option.grid, ...(matrix ? { top: 8 } : {}), ...(named ? { top: 12 } : {}) },
  };
}

// As high as its rows ask for.
function heightOf(option) {
  const down = categories(option.yAxis), across = categories(option.xAxis);
  if (!down) return 320;
  return Math.min(900, Math.max(160, down * (across ? 30 : 25) + (across > 14 ? 120 : across > 8 ? 90 : across ? 60 : 68)));
}

function chart(option, name, height) {
  const place = h("div", { class: "chart", role: "img", "aria-label": name, style: { height: `${height || heightOf(option)}px` } });
  alive.push({ place, option, drawn: null });
  return place;
}

function drawCharts() {
  for (const one of alive) {
    if (one.drawn || !one.place.isConnected || !one.place.clientWidth) continue;
    one.drawn = echarts.init(one.place, null, { renderer: "svg" });
    one.drawn.setOption(themed(one.option));
  }
}
function dropCharts(within) {
  for (let at = alive.length - 1; at >= 0; at -= 1) {
    if (within && !within.contains(alive[at].place)) continue;
    if (alive[at].drawn) alive[at].drawn.dispose();
    alive.splice(at, 1);
  }
}
const resizeCharts = () => alive.forEach((one) => one.drawn && one.drawn.resize());

// Filings of one node by year, hollow where the year is incomplete.
function trendOption(table, node) {
  const [year, count] = [table.columns.findIndex((one) => one.kind === "year"), table.columns.findIndex((one) => one.kind === "count")];
  const late = new Set(node.lag), ink = "#2f5b8c";
  const rows = node.rows.map((row, at) => [Number(told(row[year])), numberIn(told(row[count])), late.has(at)]).sort((a, b) => a[0] - b[0]);
  const years = [], bars = [];
  for (let at = rows[0][0]; at <= rows[rows.length - 1][0]; at += 1) {
    const row = rows.find((one) => one[0] === at);
    years.push(String(at));
    bars.push(row ? { value: row[1], itemStyle: row[2] ? { color: "#ffffff", borderColor: ink, borderType: "dashed", borderWidth: 1 } : { color: ink } } : 0);
  }
  return {
    grid: { left: 4, right: 8, top: 26, bottom: 2, containLabel: true }, tooltip: { trigger: "axis" },
    xAxis: { type: "category", data: years, axisTick: { show: false }, axisLine: { lineStyle: { color: "#d5dbe3" } } },
    yAxis: { type: "value", minInterval: 1, splitNumber: 3, name: told(table.columns[count].title), nameTextStyle: {}, splitLine: { lineStyle: { color: "#d5dbe3", type: "dashed" } } },
    series: [{ type: "bar", name: told(table.columns[count].title), barMaxWidth: 20, data: bars }],
  };
}
