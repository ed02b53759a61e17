// Classes of an indicator: few, told apart by those who see red and green alike and on grey paper, each with its words.
const RAMP = {
  light: ["#e4edf7", "#bcd2ea", "#86add6", "#4b80b7", "#1d4b84"],
  dark: ["#1f3247", "#294b70", "#356ca3", "#5793d3", "#9cc6f5"],
};
const AROUND = {
  light: ["#b0602a", "#e6bf9b", "#efede6", "#a9c7e4", "#2b629c"],
  dark: ["#c07d47", "#71503a", "#3b4048", "#3a5f87", "#689fdc"],
};
const KINDS = { light: ["#1d4b84", "#b0602a", "#3d8a80", "#b7902f", "#7b6aa6", "#7c8794"], dark: ["#7db3ee", "#d98d52", "#63b5aa", "#d8b45a", "#a999d6", "#8f9aa8"] };
// Words of a verdict have the same colour everywhere.
const VERDICTS = { 强链: 0, 补链: 1, 延链: 2, "薄弱，是否关键待说明": 3, 未达强链条件: 5, 具备: 0, 薄弱: 3, "缺失（检索过，本地区没有）": 1, "缺失（检索过，库内没有）": 4, 优势: 0, 劣势: 1, 不显著: 5 };
const BLANKS = new Set(["样本不足", "未知", "未检索", "insufficient"]);
const mode = () => (document.documentElement.dataset.theme === "dark" ? "dark" : "light");

function lightness(colour) {
  const [r, g, b] = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));
  return (0.299 * r + 0.587 * g + 0.114 * b) / 255;
}
const inkOn = (colour) => (lightness(colour) > 0.55 ? "#13202f" : "#ffffff");

function spelled(value, kind) {
  if (kind === "share" || kind === "rate") return `${(value * 100).toFixed(Math.abs(value) < 0.1 && value % 0.01 ? 1 : 0)}%`;
  if (kind === "ratio") return value.toFixed(2).replace(/0$/, "");
  return Math.round(value).toLocaleString("en-US");
}

// A step that reads well: 1, 2, 2.5 or 5 times a power of ten, not below the value.
function nice(value) {
  if (!(value > 0)) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  return [1, 2, 2.5, 5, 10].find((one) => one * power >= value * 0.999) * power;
}

function breaksOf(numbers, kind) {
  const most = Math.max(...numbers), share = kind === "share";
  const sorted = [...numbers].sort((a, b) => a - b);
  const round = (value) => { const unit = share ? (value < 0.1 ? 0.01 : 0.05) : 10 ** Math.max(0, Math.floor(Math.log10(Math.max(value, 1))) - 1); return Math.max(unit, Math.round(value / unit) * unit); };
  const cuts = [0.2, 0.4, 0.6, 0.8].map((part) => round(sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))]));
  return [...new Set(cuts)].filter((one) => one > sorted[0] && one <= most);
}

function quantity(indicator) {
  const kind = indicator.column.kind;
  const leaves = LEAVES.map((code) => valueOf(indicator, code)).filter((one) => typeof one === "number" && one > 0);
  const all = Object.values(indicator.cells).map((one) => one[0]).filter((one) => typeof one === "number" && one > 0);
  const numbers = leaves.length > 1 ? leaves : all;
  const breaks = numbers.length ? breaksOf(numbers, kind) : [];
  const ramp = RAMP[mode()].slice(RAMP[mode()].length - breaks.length - 1);
  const integer = kind === "count" || kind === "number";
  const classes = ramp.map((colour, at) => {
    const from = at ? breaks[at - 1] : null, to = breaks[at];
    const until = to === undefined ? null : integer ? spelled(to - 1, kind) : spelled(to, kind);
    const words = from === null && until === null ? "＞0" : from === null ? (integer ? `1–${until}` : `＜${until}`) : until === null ? `≥${spelled(from, kind)}`
      : spelled(from, kind) === until ? until : `${spelled(from, kind)}–${until}`;
    return { colour, words };
  });
  const zero = { colour: "", words: `0（${say("zero")}）`, plain: true };
  const has = Object.values(indicator.cells).some((one) => one[0] === 0);
  return { classes: has ? [zero, ...classes] : classes, of: (value) => (value === 0 ? zero : classes[breaks.filter((one) => value >= one).length]) };
}

function centred(indicator) {
  const kind = indicator.column.kind;
  const reach = Math.max(1e-9, ...Object.values(indicator.cells).map((one) => (typeof one[0] === "number" ? Math.abs(one[0] - indicator.centre) : 0)));
  const small = nice(reach / 6), large = nice(reach / 2.2);
  const breaks = kind === "ratio" ? [0.5, 0.8, 1.25, 2] : [-large, -small, small, large];
  const words = [`＜${spelled(breaks[0], kind)}`, ...[0, 1, 2].map((at) => `${spelled(breaks[at], kind)} 至 ${spelled(breaks[at + 1], kind)}`), `≥${spelled(breaks[3], kind)}`];
  const classes = AROUND[mode()].map((colour, at) => ({ colour, words: state.language ? words[at].replace(" 至 ", " to ") : words[at] }));
  return { classes, of: (value) => classes[breaks.filter((one) => value >= one).length] };
}

function kinds(indicator) {
  const found = new Map();
  let next = 0;
  for (const [value, cell] of Object.values(indicator.cells)) {
    if (typeof value !== "string" || BLANKS.has(value) || found.has(value)) continue;
    const own = VERDICTS[value];
    const colour = KINDS[mode()][(own === undefined ? next++ : own) % 6];
    found.set(value, { colour, words: told(cell) });
  }
  return { classes: [...found.values()], of: (value) => found.get(value) };
}

function moved() {
  const [down, , , , up] = AROUND[mode()], even = KINDS[mode()][4];
  const classes = { up: { colour: up, words: say("up") }, down: { colour: down, words: say("down") }, even: { colour: even, words: say("even") }, still: { colour: "", words: say("still"), plain: true } };
  return { classes: Object.values(classes), of: (value, cell) => (value > 0 ? classes.up : value < 0 ? classes.down : told(cell).includes("▲") ? classes.even : classes.still) };
}

const SCALES = { quantity, centred, kinds, moved };
const scaleOf = (indicator) => SCALES[indicator.scale](indicator);
const valueOf = (indicator, code) => (indicator && indicator.cells[code] ? indicator.cells[code][0] : null);

// The class of a node; none where its value is unknown, too small a sample or not searched.
function classOf(indicator, scale, code) {
  const value = valueOf(indicator, code);
  if (value === null || BLANKS.has(value)) return null;
  return scale.of(value, indicator.cells[code][1]) || null;
}
const wordsOf = (indicator, code) => {
  const cell = indicator && indicator.cells[code];
  return cell ? told(cell[1]) : say("unknown");
};
