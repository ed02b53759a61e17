// Beside the map while no node is open: the indicator, its nodes in order, and how to read it.
function indicatorPanel() {
  const indicator = indicatorOf(state.by), scale = scaleOf(indicator), finding = findingOf(indicator);
  const ranked = LEAVES.map((code) => [code, valueOf(indicator, code)]);
  const numbers = ranked.filter(([, value]) => typeof value === "number").sort((a, b) => b[1] - a[1] || familiesOf(b[0]) - familiesOf(a[0]));
  const words = ranked.filter(([code, value]) => typeof value === "string" && classOf(indicator, scale, code)).sort((a, b) => a[1].localeCompare(b[1], "zh"));
  const blank = ranked.filter(([code]) => !classOf(indicator, scale, code)).map(([code]) => code);
  const most = Math.max(1e-9, ...numbers.map(([, value]) => Math.abs(value)));
  const row = ([code, value]) => {
    const found = classOf(indicator, scale, code);
    return h("tr", {}, h("td", {}, nodeLink(code)), h("td", { class: "bar-cell" }, typeof value === "number" && !indicator.cells[code][1][0].toString().startsWith("▲")
      ? h("i", { class: "bar", style: { width: `${Math.round((100 * Math.abs(value)) / most)}%`, ...(found && found.colour ? { background: found.colour } : {}) } })
      : h("i", { class: "dot-key", style: found && found.colour ? { background: found.colour } : {} })),
    h("td", { class: "n" }, figure(indicator.cells[code][1])));
  };
  return [
    h("h2", {}, told(indicator.title), h("small", {}, unitWords(indicator))),
    finding && finding.says.length && finding.name !== "moved" ? h("p", { class: "says" }, sentence(finding.says[0])) : null,
    h("h3", {}, say("ranking"), h("small", {}, " ", say("rankingOf"))),
    h("table", { class: "ranking" }, h("tbody", {}, [...numbers, ...words].map(row))),
    blank.length ? [h("h3", {}, say("notRanked")), h("p", { class: "blank-nodes" }, blank.map((code, at) => [at ? "、" : "", nodeLink(code), h("small", {}, ` ${wordsOf(indicator, code)}`)]))] : null,
    finding ? notes(finding) : null];
}

const nodeLink = (code) => h("button", { class: "node-link", "data-node": code, onclick: () => openNode(code) }, nameOf(code));

// What must be said under a finding: how it is counted, what the data cover.
function notes(finding) {
  const covered = ([what, known, total]) => `${told(what)} ${total ? ((100 * known) / total).toFixed(1) : "—"}${total ? "%" : ""}（${counted(known)}/${counted(total)}）`;
  return h("div", { class: "notes" },
    finding.coverage.length ? [h("h4", {}, say("coverage")), h("ul", {}, finding.coverage.map((one) => h("li", {}, covered(one))))] : null,
    finding.caveats.length ? [h("h4", {}, say("caveats")), h("ul", {}, finding.caveats.map((one) => h("li", {}, told(one))))] : null);
}

function fillSide() {
  const side = byId("side");
  if (!side) return;
  dropCharts(side);
  const open = Boolean(NODE[state.node]);
  side.className = `side${open ? " node" : ""}`;
  side.parentElement.classList.toggle("with-node", open);
  clear(side).append(h("div", { class: "side-body" }, open ? nodePanel(state.node) : indicatorPanel()));
  side.scrollTop = 0;
  drawCharts();
}

function openNode(code) {
  if (!NODE[code]) return;
  noTip();
  state.node = code;
  if (state.tab !== "map") { state.tab = "map"; show(); } else { remember(); fillSide(); mark(); drawLinks(); }
  const heading = byId("node-name");
  if (heading) heading.focus({ preventScroll: true });
}
function closeNode() {
  const code = state.node;
  state.node = "";
  remember(); fillSide(); mark(); drawLinks();
  const back = document.querySelector(`.tile[data-code="${CSS.escape(code)}"]`);
  if (back) back.focus({ preventScroll: true });
}
function mark() {
  every(".tile").forEach((one) => one.classList.toggle("chosen", one.dataset.code === state.node));
}
