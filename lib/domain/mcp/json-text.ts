import { contractLimits } from './contract';

/** JSON that somebody typed or pasted, or what is wrong with it. */
export function parseJson(text: string): { value: unknown } | { problem: string } {
  try {
    return { value: JSON.parse(text.replace(/^\ufeff/, '')) };
  } catch (error) {
    return { problem: notJson(text, error as Error) };
  }
}

/** Where it goes wrong, without what stands there: that may be anything. */
function notJson(text: string, { message }: Error): string {
  const position = /position (\d+)/.exec(message)?.[1];
  if (position) {
    const lines = text.slice(0, Number(position)).split('\n');
    return `This is not JSON: it goes wrong in line ${lines.length}, at character ${(lines.at(-1) ?? '').length + 1}.`;
  }
  return message.includes('end of') ? 'This is not JSON: it breaks off before its end.' : 'This is not JSON.';
}

/**
 * Where stands what can neither be hashed (RFC 8785 wants well-formed text and finite numbers) nor kept in a database (the NUL
 * character), and what is nested so deep that a walk would not come back. Iterative for that reason.
 */
export function unfitPlace(root: unknown): { place: string; problem: string } | null {
  const left: { value: unknown; place: string; depth: number }[] = [{ value: root, place: '', depth: 0 }];
  for (let next = left.pop(); next; next = left.pop()) {
    const { value, place, depth } = next;
    if (typeof value === 'number' && !Number.isFinite(value)) return { place, problem: 'the number is too large.' };
    if (typeof value === 'string' && unfit(value)) return { place, problem: unfitText };
    if (typeof value !== 'object' || value === null) continue;
    if (depth >= contractLimits.depth) {
      return { place, problem: `it is nested deeper than ${contractLimits.depth} levels.` };
    }
    for (const [key, inner] of Object.entries(value)) {
      // The parser of the record would leave it out: neither hashed nor searched, but shown to a model.
      if (key === '__proto__') return { place, problem: 'a key is called __proto__, which no tool needs.' };
      if (unfit(key)) return { place, problem: unfitText };
      const name = Array.isArray(value) ? `${place}[${key}]` : `${place}${place ? '.' : ''}${key}`;
      left.push({ value: inner, place: name.length > 300 ? `${name.slice(0, 300)}…` : name, depth: depth + 1 });
    }
  }
  return null;
}

const unfitText = 'it contains a NUL character or half a character, which is no text.';
const unfit = (text: string): boolean => text.includes('\u0000') || /\p{Cs}/u.test(text);
