/** Words that carry no letter of an abbreviation. */
const silent = new Set([
  'of',
  'the',
  'and',
  'for',
  'in',
  'on',
  'at',
  'to',
  'a',
  'an',
  'der',
  'die',
  'und',
  'de',
  'la',
  'et',
]);
const longest = 8;

/**
 * The prefix of the keys of a business unit's use cases, 2–8 letters A–Z, different from those already `taken`:
 * Sales → SALES, Department of Justice → DOJ, a second Sales → SALESB.
 */
export function keyPrefix(unitName: string, taken: Iterable<string>): string {
  const used = new Set(taken);
  const base = abbreviate(unitName);
  for (let attempt = 0; ; attempt += 1) {
    const suffix = attempt === 0 ? '' : letters(attempt);
    const prefix = base.slice(0, longest - suffix.length) + suffix;
    if (!used.has(prefix)) return prefix;
  }
}

/** Whether a text is a use case's key: SALES-12. */
export const isUseCaseKey = (text: string): boolean => /^[A-Z]{2,8}-[1-9][0-9]{0,8}$/.test(text);

/** Digits that a number may have beyond those that were typed: a hundred keys more are soon asked for, a million are not. */
const furtherDigits = 2;

/**
 * Which keys a text may be the beginning of, whatever its case: all that are `like` a pattern of SQL (`gen`: GEN%; `gen-`: GEN-%), or these
 * `keys` (`gen-1`: GEN-1, GEN-10 to GEN-19, GEN-100 to GEN-199). Null: none.
 */
export function beginningOfKey(text: string): { like: string } | { keys: string[] } | null {
  const typed = /^([a-z]{1,8})(-([1-9][0-9]{0,8})?)?$/i.exec(text);
  if (!typed) return null;
  const [, letters = '', dash, digits] = typed;
  const prefix = letters.toUpperCase();
  if (digits === undefined) return { like: `${prefix}${dash ?? ''}%` };
  const first = Number(digits);
  return {
    keys: Array.from({ length: furtherDigits + 1 }, (_, more) => 10 ** more).flatMap((power) =>
      Array.from({ length: power }, (_, at) => useCaseKey(prefix, first * power + at)),
    ),
  };
}

export const useCaseKey = (prefix: string, number: number): string => `${prefix}-${number}`;

function abbreviate(name: string): string {
  const words = name
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .split(/[^A-Za-z]+/)
    .filter((word) => word !== '');
  const telling = words.filter((word) => !silent.has(word.toLowerCase()));
  // "of" counts where too few letters are left: Homeland Security is the DHS, but Justice the DOJ.
  const short = telling.length === 2 ? words.filter((word) => telling.includes(word) || /^of$/i.test(word)) : telling;
  const used = telling.length > 0 ? short : words;
  const text = used.length > 1 ? used.map((word) => word.charAt(0)).join('') : used.join('');
  const prefix = text.toUpperCase().slice(0, longest);
  if (prefix.length >= 2) return prefix;
  return prefix === '' ? 'UNIT' : `${prefix}U`;
}

/** 1 → B, 2 → C, … 25 → Z, 26 → AA, …: the A alone is the first unit's own. */
function letters(number: number): string {
  const last = String.fromCharCode(65 + (number % 26));
  return number < 26 ? last : letters(Math.floor(number / 26) - 1) + last;
}
