"use strict";
// What the page says in its own words, Chinese first; everything else comes with the data in both languages.
const DATA = JSON.parse(document.getElementById("data").textContent);
const WORDS = {
  overview: ["概览", "Overview"], map: ["产业链图", "Chain map"], moved: ["变化", "What moved"], data: ["数据与检索", "Data and searches"],
  cutOff: ["数据截止", "Cut-off"], generation: ["数据版本", "Data version"], none: ["未设", "none"], subject: ["分析对象", "Subject"],
  gate: ["数据质检", "Quality gate"], override: ["放行人", "Let pass by"], reason: ["理由", "reason"], version: ["地图版本", "Map version"],
  synthetic: ["演示数据：均为合成，不对应任何真实的专利、企业或个人，不得据以决策。", "Synthetic data: no real patent, firm or person; not to be decided upon."],
  secret: ["本系统为非涉密系统，严禁处理国家秘密", "Not for state secrets"],
  colour: ["着色指标", "Colour by"], search: ["查找节点", "Find a node"], links: ["供应关系", "Supply links"], showLinks: ["显示供应关系", "Show links"],
  unknown: ["未知", "unknown"], insufficient: ["样本不足", "sample too small"], noData: ["未知或样本不足", "unknown or sample too small"],
  noStage: ["未分环节", "No stage"], node: ["节点", "Node"], definition: ["定义", "Definition"], includes: ["包括", "Includes"], excludes: ["不包括", "Excludes"],
  rule: ["检索规则", "Rule"], noRule: ["由下级节点构成", "Made of the nodes under it"], owner: ["负责人", "Owner"], refresh: ["更新间隔（天）", "Refreshed every (days)"],
  figures: ["各项分析中的数", "Figures"], facts: ["产业事实", "Industry facts"], records: ["最新文献", "Newest publications"],
  listed: ["列出最新 {n} 件；全部：qianglian search node:{code}", "the newest {n}; all of them: qianglian search node:{code}"],
  number: ["公开号", "Number"], title: ["标题", "Title"], applicants: ["申请人", "Applicants"], day: ["公开日", "Published"], state: ["法律状态", "Status"],
  trend: ["逐年申请", "Filings by year"], lag: ["空心柱受公开滞后影响，不完整，不作下降解读", "Hollow bars are incomplete by publication lag: no decline"],
  source: ["溯源", "Where it comes from"], mark: ["编号", "Mark"], unit: ["单位", "Unit"], counting: ["计数口径", "Counting"], ruleVersion: ["规则版本", "Rule version"],
  define: ["定义", "Definition"], why: ["列出记录", "List the records"], copy: ["复制", "Copy"], copied: ["已复制", "Copied"], close: ["关闭", "Close"],
  coverage: ["数据覆盖", "Coverage"], caveats: ["口径与局限", "Caveats"], of: ["共 {n} 行，列前 {m} 行；全表见图表数据包", "the first {m} of {n} rows; all are in the figure pack"],
  from: ["供应方", "Supplier"], to: ["需求方", "Customer"], what: ["内容", "What"], quantity: ["数量", "Quantity"], sourceOf: ["来源", "Source"],
  database: ["数据库", "Database"], query: ["检索式", "Query"], date: ["日期", "Date"], hits: ["命中", "Hits"], kept: ["收录", "Kept"], by: ["操作人", "By"], note: ["说明", "Note"],
  searches: ["检索过程", "Search log"], terms: ["来源的使用条款", "Terms of the sources"], terms_yes: ["可以对外提供", "may be shared"],
  terms_numbers_only: ["仅可提供计数与自有标引", "numbers and own tags only"], terms_no: ["不得对外提供", "not to be passed on"],
  still: ["尚无可比的版本，或与上一版相比没有变动。", "There is no version to compare with, or nothing moved since."],
  small: ["小", "low"], large: ["大", "high"], below: ["低于", "below"], above: ["高于", "above"], region: ["地区", "Region"], year: ["年份", "Year"], indicator: ["指标", "Indicator"], value: ["数值", "Value"],
  levels: ["明细到各级节点", "All levels"], conclusions: ["要点", "In brief"], nodes: ["节点数量", "Nodes"], versions: ["已发布版本", "Published versions"],
  light: ["浅色", "Light"], dark: ["深色", "Dark"], other: ["English", "中文"], chartsZh: ["", "Charts are labelled in Chinese."],
  unit_family: ["项", "families"], unit_publication: ["件", "publications"], unit_party: ["个主体", "parties"], unit_person: ["人", "people"],
  hint: ["点击节点看详情，点击数字溯源；/ 查找，Esc 关闭。", "Click a node for its page, a number for its origin; / to search, Esc to close."],
};
const state = { language: 0, tab: "map", indicator: 0, node: "", links: true, theme: "" };
const say = (name) => (WORDS[name] ? WORDS[name][state.language] : name);
// A pair of texts in the language of the page; a single text is the same in both.
const told = (pair) => (pair == null ? "" : Array.isArray(pair) ? pair[state.language] : String(pair));
const filled = (name, values) => say(name).replace(/\{(\w+)\}/g, (_, key) => values[key]);
