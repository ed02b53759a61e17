/** What this browser keeps for its user: choices of appearance, never evidence. */
export function kept(name: string): string | null {
  try {
    return localStorage.getItem(`qianglian.${name}`);
  } catch {
    return null;
  }
}

export function keep(name: string, value: string): void {
  try {
    localStorage.setItem(`qianglian.${name}`, value);
  } catch {
    // A browser that keeps nothing forgets the choice; nothing else is lost.
  }
}
