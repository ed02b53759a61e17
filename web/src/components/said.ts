import type { Text } from "../api/client";
import { useAppearance } from "../app/appearance";

/** Reads a text of the server in the chosen language. */
export function useSaid(): (text: Text) => string {
  const { language } = useAppearance();
  return (text) => text[language];
}
