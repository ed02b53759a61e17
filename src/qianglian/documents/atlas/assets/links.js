// Supply links: between groups in the gutters of the map; those of the chosen node stand out.
function drawLinks() {
  const canvas = byId("links"), map = byId("map");
  if (!canvas || !map) return;
  clear(canvas);
  if (!state.links) return;
  const around = map.getBoundingClientRect();
  canvas.setAttribute("viewBox", `0 0 ${around.width} ${around.height}`);
  for (const [name, kind] of [["arrow", ""], ["arrow-strong", " strong"]]) {
    canvas.append(h("marker", { id: name, viewBox: "0 0 8 8", refX: 7, refY: 4, markerWidth: 7, markerHeight: 7, orient: "auto-start-reverse" }, h("path", { d: "M0 0.5 L8 4 L0 7.5 z", class: `arrow${kind}` })));
  }
  const drawn = new Map();
  for (const [supplier, customer, what] of DATA.chain.links) {
    const strong = state.node && [supplier, customer].some((code) => pathOf(code).some((one) => one.code === state.node));
    const ends = [groupOf(supplier), groupOf(customer)];
    if (!ends[0] || !ends[1] || ends[0] === ends[1]) continue;
    const key = ends.map((one) => one.dataset.block || one.dataset.code).join(">");
    const held = drawn.get(key) || { ends, whats: [], strong: false };
    held.whats.push(what);
    held.strong = held.strong || Boolean(strong);
    drawn.set(key, held);
  }
  for (const one of [...drawn.values()].sort((a, b) => a.strong - b.strong)) canvas.append(curve(one, around));
}

// The frame in its column that a node lies in.
function groupOf(code) {
  for (const one of pathOf(code)) {
    const found = document.querySelector(`.stage > [data-block="${CSS.escape(one.code)}"], .stage > [data-code="${CSS.escape(one.code)}"]`);
    if (found) return found;
  }
  return null;
}

function curve({ ends, whats, strong }, around) {
  const [a, b] = ends.map((one) => one.getBoundingClientRect());
  const onward = b.left > a.right - 4, back = b.right < a.left + 4;
  const y1 = a.top + Math.min(a.height / 2, 60) - around.top + (back ? 14 : 0), y2 = b.top + Math.min(b.height / 2, 60) - around.top + (back ? 14 : 0);
  const x1 = (back ? a.left : a.right) - around.left, x2 = (onward ? b.left : back ? b.right : b.right) - around.left;
  const bend = onward || back ? Math.max(18, Math.abs(x2 - x1) / 2) : 26;
  const [c1, c2] = onward ? [x1 + bend, x2 - bend] : back ? [x1 - bend, x2 + bend] : [x1 + bend, x2 + bend];
  return h("path", { d: `M${x1} ${y1} C${c1} ${y1} ${c2} ${y2} ${x2} ${y2}`, class: `link${strong ? " strong" : ""}${back ? " back" : ""}`, "marker-end": `url(#${strong ? "arrow-strong" : "arrow"})` },
    h("title", {}, whats.filter(Boolean).join("、")));
}
