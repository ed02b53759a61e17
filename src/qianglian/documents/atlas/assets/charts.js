"use strict";
// Charts: the options of the findings as they are, on the page's own ground and ink.
const alive = [];
const ink = () => { const style = getComputedStyle(document.body); return (name) => style.getPropertyValue(name).trim(); };
function themed(option) {
  const of = ink();
  const axis = { axisLine: { lineStyle: { color: of("--line") } }, axisLabel: { color: of("--soft") }, splitLine: { lineStyle: { color: of("--faint") } }, nameTextStyle: { color: of("--soft") } };
  const both = (one) => (Array.isArray(one) ? one.map((each) => merge(axis, each)) : one ? merge(axis, one) : one);
  return { ...option, animation: false, backgroundColor: "transparent", textStyle: { color: of("--ink"), fontFamily: of("--font") }, xAxis: both(option.xAxis), yAxis: both(option.yAxis),
    tooltip: { confine: true, renderMode: "richText", ...(option.tooltip || {}) },
    legend: option.legend ? { left: "center", ...option.legend, right: undefined, textStyle: { color: of("--ink"), ...(option.legend.textStyle || {}) } } : undefined };
}
function merge(base, over) {
  const out = { ...base };
  for (const [name, value] of Object.entries(over)) out[name] = value && base[name] && typeof value === "object" && !Array.isArray(value) ? merge(base[name], value) : value;
  return out;
}
function chart(option, height) {
  const place = h("div", { class: "chart", role: "img", style: { height: (height || 320) + "px" } });
  alive.push([place, option, null]);
  return place;
}
function drawCharts() {
  for (const one of alive) {
    if (one[2] || !one[0].isConnected || !one[0].clientWidth) continue;
    one[2] = echarts.init(one[0], null, { renderer: "canvas" });
    one[2].setOption(themed(one[1]));
  }
}
function dropCharts() { for (const one of alive.splice(0)) if (one[2]) one[2].dispose(); }
const resizeCharts = () => { for (const one of alive) if (one[2]) one[2].resize(); };
window.addEventListener("resize", () => { resizeCharts(); drawLinks(); });
function trendOption(years) {
  const of = ink();
  return { grid: { left: 8, right: 12, top: 12, bottom: 4, containLabel: true },
    xAxis: { type: "category", data: years.map((one) => String(one[0])) }, yAxis: { type: "value", minInterval: 1 }, tooltip: { trigger: "axis" },
    series: [{ type: "bar", barMaxWidth: 22, data: years.map(([, count, whole]) => ({ value: count, itemStyle: whole ? { color: of("--brand") } : { color: "transparent", borderColor: of("--brand"), borderType: "dashed" } })) }] };
}
