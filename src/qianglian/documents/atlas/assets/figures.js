// Figures and tables: numbers right, every figure a button that says where it comes from.
const NUMERIC = new Set(["count", "share", "rate", "ratio", "number", "year"]);
const SHOWN_ROWS = 12;
const markOf = (cell) => (Array.isArray(cell) ? cell[2] : undefined);
const unsaid = (words) => ["未知", "样本不足", "unknown", "sample too small"].includes(words);

// Every mark of the page with its cell, its column, its table and its row in words.
const MARKS = new Map();
function index(table, rows, definition) {
  for (const row of rows) {
    row.forEach((cell, at) => {
      const mark = markOf(cell);
      if (mark && !MARKS.has(mark)) MARKS.set(mark, { cell, column: table.columns[at], table, row, definition });
    });
  }
}
for (const finding of [...DATA.findings, ...Object.values(DATA.own)]) {
  for (const table of finding.tables) {
    table.of = finding.title;
    index(table, table.rows, table.definition);
  }
}
for (const table of DATA.nodeTables) {
  for (const node of Object.values(table.at)) index(table, node.rows, table.definitions[node.definition]);
}

// Which row of its table a figure stands in: the words before its first number.
function rowWords(found) {
  const parts = [];
  found.row.forEach((cell, at) => {
    const column = found.table.columns[at];
    if (parts.length < 3 && (column.kind === "label" || column.kind === "year" || (column.kind === "text" && at < 3))) {
      parts.push(`${told(column.title)} ${told(cell)}`);
    }
  });
  return parts.join(" · ");
}

function figure(cell) {
  const words = told(cell), mark = markOf(cell);
  if (!mark) return document.createTextNode(words);
  return h("button", { class: "figure", "data-mark": mark, title: `${say("source")} ${mark}`, onclick: (event) => {
    event.stopPropagation();
    openOrigin(mark);
  } }, words);
}

const said = (column) => (column.said ? h("small", {}, " ", told(column.said)) : null);
const numberIn = (words) => {
  const number = parseFloat(words.replace(/[,%<]/g, ""));
  return Number.isNaN(number) ? null : number;
};

// A table with a head that sorts: numbers by value, what is unknown last.
function tableOf(table, rows, how) {
  const { lag = [], total = rows.length, limit = SHOWN_ROWS, bars = "" } = how || {};
  const widths = table.columns.map((column, at) => widthOf(column, rows, at));
  const late = new Set(lag);
  const places = rows.map((_, at) => at);
  let sorted = null, open = rows.length <= limit + 3;
  const body = h("tbody"), most = Math.max(1e-9, ...rows.map((row) => barOf(table, row, bars)));
  const draw = () => {
    clear(body).append(...places.slice(0, open ? places.length : limit).map((at) => line(table, rows[at], late.has(at), bars, most, widths)));
  };
  const heads = table.columns.map((column, at) => h("th", { class: NUMERIC.has(column.kind) ? "n" : "", "aria-sort": "none", scope: "col" },
    h("button", { class: "sort", onclick: () => {
      const down = sorted && sorted.at === at ? !sorted.down : NUMERIC.has(column.kind);
      sorted = { at, down };
      places.sort((one, other) => compared(rows[one][at], rows[other][at], down) || one - other);
      heads.forEach((head, place) => head.setAttribute("aria-sort", place === at ? (down ? "descending" : "ascending") : "none"));
      draw();
    } }, told(column.title), said(column))));
  const more = open ? null : h("button", { class: "plain more", onclick: () => {
    open = !open;
    more.textContent = open ? say("less") : say("more", { n: rows.length });
    draw();
  } }, say("more", { n: rows.length }));
  draw();
  return [
    h("div", { class: "scroll" }, h("table", { class: "grid" }, h("thead", {}, h("tr", {}, heads)), body)),
    more,
    late.size ? h("p", { class: "quiet" }, say("incomplete")) : null,
    total > rows.length ? h("p", { class: "quiet" }, say("cut", { n: counted(total), m: rows.length })) : null,
  ];
}

// Words that run on get room, so that no column is a tower of syllables.
function widthOf(column, rows, at) {
  if (NUMERIC.has(column.kind)) return "";
  const longest = Math.max(0, ...rows.map((row) => told(row[at]).length));
  return longest > 40 ? "long" : longest > 14 ? "wide" : longest > 5 ? "some" : "code";
}

function compared(one, other, down) {
  const [a, b] = [told(one), told(other)];
  if (unsaid(a) || unsaid(b)) return unsaid(a) - unsaid(b);
  const [x, y] = [numberIn(a), numberIn(b)];
  const order = x !== null && y !== null ? x - y : a.localeCompare(b, "zh");
  return down ? -order : order;
}

function barOf(table, row, name) {
  const at = name ? table.columns.findIndex((one) => one.name === name) : -1;
  return at < 0 ? 0 : numberIn(told(row[at])) || 0;
}

function line(table, row, late, bars, most, widths) {
  return h("tr", { class: late ? "lag" : "" }, row.map((cell, at) => {
    const column = table.columns[at], words = told(cell);
    const kind = (NUMERIC.has(column.kind) ? "n" : "") + (unsaid(words) ? " unknown" : "");
    const bar = bars && column.name === bars && !unsaid(words)
      ? h("span", { class: "slot" }, h("i", { class: "bar", style: { width: `${Math.round((100 * (numberIn(words) || 0)) / most)}%` } })) : null;
    return h("td", { class: `${kind}${bar ? " barred" : ""} ${widths[at]}` }, bar, figure(cell));
  }));
}

// Rows that people wrote: no figures of an analysis.
function plainTable(heads, rows, numeric) {
  const right = new Set(numeric || []);
  let open = rows.length <= 30;
  const body = h("tbody");
  const draw = () => clear(body).append(...rows.slice(0, open ? rows.length : 25).map((row) => h("tr", {},
    row.map((one, at) => h("td", { class: right.has(at) ? "n" : "" }, one === null || one === undefined || one === "" ? "—" : one)))));
  draw();
  const more = open ? null : h("button", { class: "plain more", onclick: () => { open = !open; more.textContent = open ? say("less") : say("more", { n: rows.length }); draw(); } }, say("more", { n: rows.length }));
  return [h("div", { class: "scroll" }, h("table", { class: "grid" },
    h("thead", {}, h("tr", {}, heads.map((one, at) => h("th", { class: right.has(at) ? "n" : "", scope: "col" }, one)))), body)), more];
}

// A sentence with its numbers as figures.
function sentence(parts) {
  return parts[state.language].map((part) => (Array.isArray(part) ? h("b", {}, Array.isArray(part[0]) ? figure(part[0]) : figure(part)) : part));
}
