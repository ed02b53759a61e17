/** Every word of the pages, one file for each area with both languages. What one language lacks does not compile. */
import * as analyses from "./analyses";
import * as chain from "./chain";
import * as charts from "./charts";
import * as evidence from "./evidence";
import * as figures from "./figures";
import * as frame from "./frame";
import * as home from "./home";
import * as jobs from "./jobs";
import * as navigation from "./navigation";
import * as notices from "./notices";
import * as patent from "./patent";
import * as records from "./records";
import * as search from "./search";
import * as signIn from "./signIn";
import * as states from "./states";
import * as table from "./table";

export type Language = "zh" | "en";

const zh = {
  analyses: analyses.zh,
  chain: chain.zh,
  charts: charts.zh,
  evidence: evidence.zh,
  figures: figures.zh,
  frame: frame.zh,
  home: home.zh,
  jobs: jobs.zh,
  navigation: navigation.zh,
  notices: notices.zh,
  patent: patent.zh,
  records: records.zh,
  search: search.zh,
  signIn: signIn.zh,
  states: states.zh,
  table: table.zh,
};

export type Messages = typeof zh;

const en: Messages = {
  analyses: analyses.en,
  chain: chain.en,
  charts: charts.en,
  evidence: evidence.en,
  figures: figures.en,
  frame: frame.en,
  home: home.en,
  jobs: jobs.en,
  navigation: navigation.en,
  notices: notices.en,
  patent: patent.en,
  records: records.en,
  search: search.en,
  signIn: signIn.en,
  states: states.en,
  table: table.en,
};

export const MESSAGES: Record<Language, Messages> = { zh, en };

export function messagesOf(language: Language): Messages {
  return MESSAGES[language];
}
