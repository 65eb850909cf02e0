import { commonPasswords, commonWords } from './common-passwords';

/** Characters; NIST SP 800-63B and OWASP ask for length rather than for kinds of characters. */
export const shortestPassword = 12;
/** A limit only so that nobody makes the server hash megabytes. */
export const longestPassword = 200;

/** Unicode has several spellings of the same characters; the same keys must open whatever keyboard typed them. */
export const normalisePassword = (password: string): string => password.normalize('NFKC');

/** What is wrong with a new password, a sentence each; empty if it will do. */
export function passwordProblems(password: string, person: { name: string; email: string }): string[] {
  const text = normalisePassword(password);
  const length = [...text].length;
  if (length < shortestPassword) return [`Use at least ${shortestPassword} characters; this has ${length}.`];
  if (length > longestPassword) return [`Use at most ${longestPassword} characters.`];
  const lower = text.toLowerCase();
  if (isPersonal(lower, person)) return ['Leave your name and e-mail address out of it: they are the first guess.'];
  if (isCommon(lower)) return ['This is one of the first passwords that are guessed. Take a few unrelated words.'];
  return [];
}

/** Nothing remains when names, address and what people put around them are taken away. */
function isPersonal(lower: string, { name, email }: { name: string; email: string }): boolean {
  const address = email.toLowerCase();
  const parts = [...name.toLowerCase().split(/\s+/), ...address.split(/[@.+_-]/)].filter((part) => part.length >= 3);
  if (lower.includes(address)) return true;
  const rest = parts.sort((a, b) => b.length - a.length).reduce((left, part) => left.replaceAll(part, ''), lower);
  return rest !== lower && letters(rest).length < 6;
}

function isCommon(lower: string): boolean {
  if (commonPasswords.has(lower) || new Set(lower).size < 5) return true;
  if (isSequence(lower) || isRepetition(lower)) return true;
  const rest = withoutWords(lower);
  return rest !== lower && letters(rest).length < 3;
}

/** Takes the words out however they are disguised: a digit stands for a letter only inside a word. */
function withoutWords(lower: string): string {
  return commonWords.reduce((left, word) => {
    const at = unleet(left).indexOf(word);
    return at < 0 ? left : left.slice(0, at) + withoutWords(left.slice(at + word.length));
  }, lower);
}

const letters = (text: string) => text.replace(/[^\p{L}]/gu, '');
const unleet = (text: string) => text.replace(/[@013457$]/g, (sign) => spelled[sign] ?? sign);
const spelled: Record<string, string> = {
  '@': 'a',
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  $: 's',
};

/** Runs along the alphabet, the digits or a row of keys, either way. */
function isSequence(lower: string): boolean {
  const rows = [
    'abcdefghijklmnopqrstuvwxyzabcdef',
    '01234567890123456789',
    'qwertyuiopasdfghjklzxcvbnm',
    'qazwsxedcrfvtgbyhnujm',
  ];
  const both = rows.flatMap((row) => [row, [...row].reverse().join('')]);
  return both.some((row) => row.includes(lower));
}

/** A short piece over and over: abcabcabcabc. */
function isRepetition(lower: string): boolean {
  return /^(.{1,4})\1{2,}.{0,3}$/.test(lower);
}
