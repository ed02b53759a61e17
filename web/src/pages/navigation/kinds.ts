import type { Text } from "../../api/client";
import { listKinds } from "../../api/navigation";
import { useAnswer } from "../../api/useAnswer";
import { useSaid } from "../../components/said";

/** The lists to choose from, in the reader's language; a code without a name is shown as it is. */
export function useKinds() {
  const said = useSaid();
  const { answer } = useAnswer("kinds", listKinds);
  const list = (name: string) => answer?.[name] ?? [];
  return {
    options: (name: string) => list(name).map((one) => ({ value: one.code, label: said(one.name as Text) })),
    named: (name: string, code: string) => {
      const found = list(name).find((one) => one.code === code);
      return found ? said(found.name as Text) : code;
    },
  };
}
