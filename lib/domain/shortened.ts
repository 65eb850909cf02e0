/** The first `most` UTF-16 units of a longer text, with "…" after them; a character that would be cut in two is left out. */
export const shortened = (text: string, most: number): string =>
  text.length > most ? `${text.slice(0, most).replace(/[\uD800-\uDBFF]$/, '')}…` : text;
