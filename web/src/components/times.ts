const two = (number: number) => String(number).padStart(2, "0");

/** A moment of the server in the reader's own time: 2026-11-29 15:04. */
export function moment(told: string): string {
  const at = new Date(told);
  return `${dayOf(at)} ${two(at.getHours())}:${two(at.getMinutes())}`;
}

export function dayOf(at: Date): string {
  return `${String(at.getFullYear())}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}

/** Whether a day has gone by. */
export function isPast(day: string | null): boolean {
  return day !== null && day < dayOf(new Date());
}
