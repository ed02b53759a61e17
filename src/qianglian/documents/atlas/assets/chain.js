// The chain by code, and what is asked of it everywhere.
const NODES = DATA.chain.nodes;
const NODE = Object.fromEntries(NODES.map((one) => [one.code, one]));
const UNDER = {};
for (const one of NODES) (UNDER[one.parent] = UNDER[one.parent] || []).push(one.code);
const LEAVES = NODES.filter((one) => !UNDER[one.code]).map((one) => one.code);
const INDICATORS = DATA.indicators;
const indicatorOf = (name) => INDICATORS.find((one) => one.name === name);
const FAMILIES = indicatorOf("chain_nodes.nodes.families");
const MOVED = indicatorOf("moved");
const TREND = DATA.nodeTables.find((one) => one.byYear);
const nameOf = (code) => (NODE[code] ? told(NODE[code].name) : code);
const familiesOf = (code) => { const value = valueOf(FAMILIES, code); return typeof value === "number" ? value : 0; };

function pathOf(code) {
  const path = [];
  for (let at = NODE[code]; at && !path.includes(at); at = NODE[at.parent]) path.unshift(at);
  return path;
}

// The finding that an indicator is a column of, with its state and its caveats.
function findingOf(indicator) {
  return [...DATA.findings, ...Object.values(DATA.own)].find((one) => one.name === indicator.analysis);
}

// Nodes whose code, name or definition holds the words.
function nodesWith(words) {
  const wanted = words.trim().toLowerCase();
  if (!wanted) return [];
  return NODES.filter((node) => [node.code, ...node.name, node.definition, node.includes].some((text) => text && text.toLowerCase().includes(wanted)));
}
