"use strict";
// What the page says in its own words, Chinese first; everything else comes with the data in both languages.
const DATA = JSON.parse(document.getElementById("data").textContent);
const WORDS = {
  overview: ["概览", "Overview"], map: ["产业链图", "Chain map"], moved: ["变化", "What moved"],
  data: ["数据与检索", "Data and searches"], origins: ["溯源", "Provenance"],
  cutOff: ["数据截止", "Cut-off"], generation: ["数据版本", "Data version"], none: ["未设", "none"],
  subject: ["分析对象", "Subject"], by: ["编制", "Prepared by"], day: ["成图", "Made on"],
  gate: ["数据质检", "Quality gate"], override: ["放行", "Let pass by"], reason: ["理由", "reason"],
  version: ["图谱版本", "Map version"], unpublished: ["未发布", "not published"],
  synthetic: [
    "演示数据：全部为合成数据，不对应任何真实的专利、企业或个人，不得据以决策。",
    "Synthetic data: no real patent, firm or person; nothing is to be decided upon it.",
  ],
  ownUse: [
    "仅限本单位内部使用：含不得外传来源（{held}）的内容。",
    "For use in the house only: it holds what the terms of {held} keep there.",
  ],
  heldBack: [
    "按来源条款（{held}），名称、标题等文字未载入；数量与自有标引照列。",
    "By the terms of {held}, names, titles and other words are left out; counts and own tags stand.",
  ],
  footer: ["本系统为非涉密系统，严禁处理国家秘密。", "Not for state secrets."],
  legalAdvice: ["本图册不构成法律意见。", "This is no legal advice."],
  colour: ["着色指标", "Colour by"], usual: ["常用指标", "Usual"], findNode: ["查找节点", "Find a node"],
  links: ["供应关系", "Supply links"], noStage: ["未分环节", "No stage"],
  unknown: ["未知", "unknown"], insufficient: ["样本不足", "sample too small"],
  blankLegend: ["未知或样本不足（不着色，不等于零）", "unknown or too small (not zero)"],
  zero: ["零", "zero"], still: ["无变动", "nothing moved"], up: ["净增 ▲", "more ▲"], down: ["净减 ▼", "fewer ▼"],
  even: ["增减相抵", "as many came as went"],
  unsearched: ["未检索", "not searched"],
  ranking: ["节点排序", "Nodes in order"], rankingOf: ["末级节点，按指标由高到低", "Leaves, highest first"],
  notRanked: ["没有数值的节点", "Nodes without a value"], more: ["显示全部 {n} 行", "Show all {n} rows"],
  less: ["收起", "Show fewer"], cut: ["全表 {n} 行，本页载前 {m} 行；其余见图表数据包。", "The first {m} of {n} rows; the figure pack holds all."],
  incomplete: ["* 该年受公开滞后影响，数据不完整，不作下降解读。", "* Incomplete by publication lag: no decline."],
  node: ["节点", "Node"], definition: ["定义", "Definition"], includes: ["包括", "Includes"], excludes: ["不包括", "Excludes"],
  rule: ["检索规则", "Rule"], noRule: ["没有自己的规则，由下级节点构成", "No rule of its own: made of the nodes under it"],
  noRuleLeaf: ["没有检索规则：未检索，数量为零不说明什么", "No rule: not searched, so that zero says nothing"],
  owner: ["负责人", "Owner"], refresh: ["更新间隔（天）", "Refresh every (days)"],
  keyFigures: ["主要数字", "Key figures"], trend: ["逐年申请", "Filings by year"], asTable: ["数据表", "As a table"],
  hollow: ["空心柱受公开滞后影响，不完整，不作下降解读。", "Hollow bars are incomplete by publication lag."],
  applicants: ["主要申请人", "Leading applicants"], regions: ["主要地区", "Leading regions"],
  legal: ["法律状态", "Legal status"], control: ["候选核心专利的持有人", "Holders of candidate core patents"],
  otherFigures: ["各项分析中的本节点", "This node in every analysis"], facts: ["产业事实（非专利）", "Industry facts (no patents)"],
  under: ["下级节点", "Nodes under it"], supplies: ["供给", "Supplies"], supplied: ["由其供给", "Supplied by"],
  records: ["文献", "Publications"], newest: ["最新公开", "Newest"], cited: ["被引最多", "Most cited"],
  listed: ["列 {n} 件，共 {total} 件；全部：qianglian search node:{code}", "{n} of {total}; all: qianglian search node:{code}"],
  leftOut: ["另有 {n} 件按来源条款不列。", "{n} more may not be listed by their terms."],
  heldShort: ["按条款不载", "held back"],
  noRecords: ["没有可列的文献。", "There are no publications to list."],
  number: ["公开号", "Number"], title: ["标题", "Title"], applicant: ["申请人", "Applicants"], filed: ["申请日", "Filed"],
  published: ["公开日", "Published"], state: ["法律状态", "Status"], times: ["被引", "Cited"],
  in_force: ["有效", "in force"], pending: ["审中", "pending"], lapsed: ["失效", "lapsed"],
  came: ["新增", "Came"], went: ["减少", "Went"], movedSince: ["与上一版相比", "Since the version before"],
  listedMoves: ["列 {n} 项，共 {total} 项；全部：qianglian chain diff", "{n} of {total}; all: qianglian chain diff"],
  behindMoves: ["变动背后的文献，按节点", "The publications behind it, by node"],
  noMoved: ["没有可比的已发布版本，或与上一版相比没有变动。", "There is no version to compare with, or nothing moved."],
  source: ["溯源", "Provenance"], mark: ["编号", "Mark"], unit: ["计数单位", "Unit"], counting: ["计数口径", "Counting"],
  ruleVersion: ["规则版本", "Rule version"], evidence: ["证据指纹", "Evidence"], definitionOf: ["定义", "Definition"],
  table: ["所在表", "Table"], analysis: ["分析", "Analysis"], column: ["指标", "Column"], cell: ["行", "Row"],
  command: ["列出全部记录的命令", "To list all records"], copy: ["复制", "Copy"], copied: ["已复制", "Copied"],
  behind: ["计入的记录", "What was counted"], tooMany: ["记录较多，未随图册载入。", "Too many to come with the page."],
  held: ["按来源条款不列 {n} 件。", "{n} may not be listed by their terms."],
  close: ["关闭", "Close"], back: ["返回", "Back"], print: ["打印", "Print"],
  light: ["浅色", "Light"], dark: ["深色", "Dark"], other: ["English", "中文"],
  coverage: ["数据覆盖", "Coverage"], caveats: ["口径与局限", "How to read it"], conclusions: ["主要结果", "Main results"],
  advice: ["建议（按规则，待确认）", "Recommendations (by rule, to be confirmed)"], noAdvice: ["本版没有登记建议。", "None are registered."],
  notComputed: ["没有得出结果的分析", "What could not be computed"], notZero: ["不能理解为数量为零。", "This does not mean zero."],
  state_of: ["状态", "State"], path: ["路径", "Path"], evidenceOf: ["建议与证据", "Recommendation and evidence"],
  confirmed: ["确认", "State"], unassigned: ["待指定", "to be named"],
  searches: ["检索过程", "Search log"], terms: ["来源与使用条款", "Sources and terms"], termsOf: ["使用条款", "Terms"], terms_yes: ["可以对外提供", "may be shared"],
  terms_numbers_only: ["仅可提供计数与自有标引", "numbers and own tags only"], terms_no: ["不得对外提供", "not to be passed on"],
  database: ["数据库", "Database"], query: ["检索式", "Query"], date: ["日期", "Date"], hits: ["命中", "Hits"], kept: ["收录", "Kept"],
  operator: ["检索人", "By"], note: ["说明", "Note"], merges: ["申请人名称合并", "Merged names of applicants"],
  mergedName: ["规范名称", "Name"], members: ["合并的名称", "Merged names"], how: ["依据", "Evidence"], documents: ["文献（件）", "Publications"],
  breakdown: ["技术分解表", "Breakdown of the technology"], code: ["代码", "Code"], stage: ["环节", "Stage"],
  noise: ["去噪规则", "Noise rules"], conditions: ["各项分析的数据条件", "What each analysis could be made of"],
  versions: ["已发布版本", "Published versions"], supplier: ["供应方", "Supplier"], customer: ["需求方", "Customer"],
  what: ["内容", "What"], quantity: ["数量", "Quantity"], from: ["来源", "Source"], region: ["地区", "Region"], year: ["年份", "Year"],
  indicator: ["指标", "Indicator"], value: ["数值", "Value"], chainSource: ["产业链分解依据", "Source of the breakdown"],
  findMark: ["输入编号（如 f3a91c）", "A mark (like f3a91c)"], noMark: ["本图册没有这个编号。", "No figure here has this mark."],
  aboutMarks: [
    "图中每个数字都有编号。点任一数字，右侧列出其定义、单位、计数口径、截止日与数据版本；记录不多时一并列出。用 qianglian why 加编号，可在项目中列出计入该数字的每一件文献。",
    "Every number here has a mark. A click shows its definition, unit, counting, cut-off and data version, and its records where they are few. qianglian why with the mark lists every record in the workspace.",
  ],
  tables: ["各表的定义", "Tables and their definitions"], heldBackHere: ["该项含按来源条款不载的文字，图与相应语句从略。", "Words of this finding are held back by the terms of their sources; its chart and such sentences are left out."],
  keys: ["/ 查找节点 · Tab 移动 · Enter 打开 · Esc 关闭", "/ find · Tab move · Enter open · Esc close"],
};
const state = { tab: "map", by: "", node: "", language: 0, theme: "", links: true };
const say = (name, values) => {
  const said = WORDS[name] ? WORDS[name][state.language] : name;
  return values ? said.replace(/\{(\w+)\}/g, (_, key) => values[key]) : said;
};
// A pair of texts in the language of the page; a single text is the same in both, and so is a pair that says 0.
const told = (pair) => {
  if (pair === null || pair === undefined) return "";
  if (!Array.isArray(pair)) return String(pair);
  return String(state.language && pair[1] !== 0 && pair[1] !== undefined ? pair[1] : pair[0]);
};
const counted = (value) => (value === null || value === undefined ? say("unknown") : Number(value).toLocaleString("en-US"));
