import { useWords } from "../app/appearance";
import { isPast } from "./times";

/** The day until which something is to be done; vermilion where it has gone by. */
export function Due({ day, over }: { day: string | null; over?: boolean }) {
  const words = useWords().home;
  if (!day) return <span className="quiet">{words.noDue}</span>;
  return <time dateTime={day} className={isPast(day) && !over ? "overdue" : "quiet"}>{isPast(day) && !over ? words.overdue(day) : day}</time>;
}
