import { delimiters, type Delimiter } from './table';

const sampleCharacters = 256 * 1024;
const sampleRecords = 200;

/**
 * The character between the cells: the one by which most records have as many cells as the first, quotation marks respected;
 * among equals the one that makes more columns. Null if none makes a table of two columns or more.
 */
export function detectDelimiter(text: string): Delimiter | null {
  let best: { delimiter: Delimiter; share: number; width: number } | null = null;
  for (const delimiter of delimiters) {
    const widths = recordWidths(text, delimiter);
    const width = widths[0] ?? 0;
    if (width < 2) continue;
    const share = widths.filter((count) => count === width).length / widths.length;
    if (!best || share > best.share + 0.05 || (share > best.share - 0.05 && width > best.width)) {
      best = { delimiter, share, width };
    }
  }
  // Prose has commas too, but never as many in each line.
  return best && best.share >= 0.5 ? best.delimiter : null;
}

/** How many cells each of the first records has. The last may be cut off by the sample and is left out. */
function recordWidths(text: string, delimiter: Delimiter): number[] {
  const widths: number[] = [];
  const end = Math.min(text.length, sampleCharacters);
  let cells = 1;
  let quoted = false;
  let atStart = true;
  let empty = true;
  let index = 0;
  const close = () => {
    if (!empty) widths.push(cells);
    cells = 1;
    empty = true;
  };
  for (; index < end && widths.length < sampleRecords; index += 1) {
    const character = text[index];
    if (quoted) {
      if (character !== '"') continue;
      if (text[index + 1] === '"') index += 1;
      else quoted = false;
    } else if (character === '\n' || character === '\r') {
      close();
      atStart = true;
      continue;
    } else if (character === '"' && atStart) {
      quoted = true;
    } else if (character === delimiter) {
      cells += 1;
      empty = false;
      atStart = true;
      continue;
    }
    empty = false;
    atStart = false;
  }
  if (index >= text.length || widths.length === 0) close();
  return widths;
}
