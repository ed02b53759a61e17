// The drawer 溯源: where a number comes from.
let openedFrom = null;

function openOrigin(mark) {
  const found = MARKS.get(mark), drawer = byId("drawer");
  if (!drawer.classList.contains("open")) openedFrom = document.activeElement;
  const table = found && found.table;
  const line = (name, value) => (value === "" || value === null || value === undefined ? null : [h("dt", {}, say(name)), h("dd", {}, value)]);
  const command = `qianglian why ${mark}`;
  const copy = h("button", { class: "plain", onclick: () => {
    const done = () => { copy.textContent = say("copied"); };
    if (navigator.clipboard) navigator.clipboard.writeText(command).then(done, () => {});
  } }, say("copy"));
  drawer.className = "drawer open";
  drawer.setAttribute("aria-hidden", "false");
  clear(drawer).append(
    h("div", { class: "drawer-head" }, h("h2", {}, say("source")), h("button", { class: "plain", id: "close-drawer", "aria-label": say("close"), onclick: closeOrigin }, "×")),
    h("div", { class: "drawer-body" },
      found ? [h("p", { class: "origin-value" }, told(found.cell), said(found.column)),
        h("p", {}, table.of ? `${told(table.of)} · ` : "", told(table.title), " · ", told(found.column.title)), h("p", { class: "quiet" }, rowWords(found))] : null,
      h("dl", {}, line("mark", h("code", { id: "origin-mark" }, mark)),
        found ? [line("unit", told(UNITS[found.column.unit])), line("counting", countingWords(table.counting)), line("cutOff", table.cutOff || say("none")), line("generation", `v${table.generation}`),
          line("evidence", table.evidence), line("ruleVersion", table.rule), line("definitionOf", h("code", {}, found.definition))] : null),
      h("h3", {}, say("behind")), originRecords(mark),
      h("h3", {}, say("command")), h("p", { class: "command" }, h("code", {}, command), copy)));
  byId("close-drawer").focus({ preventScroll: true });
}

const UNITS = { family: ["专利族（项）", "families"], publication: ["专利文献（件）", "publications"], application: ["申请（件）", "applications"], party: ["申请人（个）", "parties"], record: ["记录（条）", "records"] };

function countingWords(counting) {
  const [, kind, level] = counting.match(/^(\w+)(?::\S*)? families, (\w+)$/) || [];
  const kinds = { simple: ["简单同族", "simple families"], extended: ["扩展同族", "extended families"], given: ["来源所给同族", "families as given"] };
  const levels = { party: ["申请人按主体", "applicants by party"], group: ["申请人按集团（经确认）", "by confirmed group"], likely_group: ["申请人按集团（含推定）", "by likely group"] };
  return kinds[kind] && levels[level] ? `${told(kinds[kind])}，${told(levels[level])}` : counting === "whole" ? told(["整体计数", "whole counting"]) : counting;
}

function originRecords(mark) {
  const found = DATA.origins[mark];
  if (!found) return h("p", { class: "quiet" }, say("tooMany"));
  if (found.names) return h("ul", {}, found.names.map((name) => h("li", {}, name)));
  return h("ul", { class: "behind" }, found.records.map((at) => {
    const [number, zh, en, applicants, filed] = DATA.records[at];
    return h("li", {}, h("b", {}, number), " ", zh === null ? "" : state.language && en !== 0 ? en : zh, h("small", {}, ` ${[applicants, filed].filter(Boolean).join(" · ")}`));
  }), found.heldBack ? h("li", { class: "quiet" }, say("held", { n: found.heldBack })) : null);
}

function closeOrigin() {
  const drawer = byId("drawer");
  drawer.className = "drawer";
  drawer.setAttribute("aria-hidden", "true");
  clear(drawer);
  if (openedFrom && openedFrom.isConnected) openedFrom.focus({ preventScroll: true });
  openedFrom = null;
}
