/** Every word of the pages, one file for each area with both languages. What one language lacks does not compile. */
import * as frame from "./frame";
import * as home from "./home";
import * as signIn from "./signIn";
import * as states from "./states";

export type Language = "zh" | "en";

const zh = { frame: frame.zh, home: home.zh, signIn: signIn.zh, states: states.zh };

export type Messages = typeof zh;

const en: Messages = { frame: frame.en, home: home.en, signIn: signIn.en, states: states.en };

export const MESSAGES: Record<Language, Messages> = { zh, en };

export function messagesOf(language: Language): Messages {
  return MESSAGES[language];
}
