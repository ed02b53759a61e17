import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from "react";
import { messagesOf, type Language, type Messages } from "../locales";
import { speak } from "../api/asking";
import { keep, kept } from "./kept";
import { paint, type Shade } from "./theme";

interface Appearance {
  language: Language;
  shade: Shade;
  setLanguage: (language: Language) => void;
  setShade: (shade: Shade) => void;
}

const Context = createContext<Appearance | null>(null);

function firstLanguage(): Language {
  const chosen = kept("language");
  if (chosen === "zh" || chosen === "en") return chosen;
  return navigator.language.toLowerCase().startsWith("zh") ? "zh" : "en";
}

function firstShade(): Shade {
  return document.documentElement.dataset.theme === "dark" ? "dark" : "light";
}

/** The language and the theme of the pages, kept in this browser. */
export function AppearanceProvider({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState(firstLanguage);
  const [shade, setShade] = useState(firstShade);
  useEffect(() => {
    document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
  }, [language]);
  useEffect(() => {
    paint(shade);
  }, [shade]);
  // Told while rendering, not after: what a page asks for must already be asked in its language.
  speak(language);
  const value = useMemo(
    () => ({
      language,
      shade,
      setLanguage: (next: Language) => {
        keep("language", next);
        setLanguage(next);
      },
      setShade: (next: Shade) => {
        keep("theme", next);
        setShade(next);
      },
    }),
    [language, shade],
  );
  return <Context value={value}>{children}</Context>;
}

export function useAppearance(): Appearance {
  const value = useContext(Context);
  if (!value) throw new Error("useAppearance outside of AppearanceProvider");
  return value;
}

/** The words of the pages in the chosen language. */
export function useWords(): Messages {
  return messagesOf(useAppearance().language);
}
