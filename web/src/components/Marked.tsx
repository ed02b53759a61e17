/** A text with the asked words marked; places are counted in characters, as the server counts them. */
export function Marked({ text, places }: { text: string; places: readonly (readonly number[])[] | undefined }) {
  if (!places?.length) return text;
  const characters = Array.from(text);
  const piece = (from: number, to: number) => characters.slice(from, to).join("");
  const pieces = places.map(([from = 0, to = 0], place) => (
    <span key={from}>
      {piece(places[place - 1]?.[1] ?? 0, from)}
      <mark>{piece(from, to)}</mark>
    </span>
  ));
  return (
    <>
      {pieces}
      {piece(places.at(-1)?.[1] ?? 0, characters.length)}
    </>
  );
}
