import type { Refusal } from '../result';

/** Why a file was not taken in, by the code that goes with an address: no text of an address is shown as the product's own. */
const sentences: Record<string, string> = {
  'too-large': 'The file is too large: it must be smaller than 50 MB.',
  'no-file': 'Choose a file first.',
  'unreadable-file':
    'The file could not be read as a table with headings. CSV files and Excel workbooks (.xlsx) can be imported.',
  forbidden: 'Your role here does not allow imports. Ask an architect or an admin.',
  other: 'Something was wrong with the file or the form. Try again.',
};

export function uploadRefusalCode({ kind, reasons }: Refusal): string {
  return [reasons[0]?.code ?? '', kind].find((code) => Object.hasOwn(sentences, code)) ?? 'other';
}

/** Null for anything that is no code. */
export const uploadRefusalSentence = (code: unknown): string | null =>
  typeof code === 'string' && Object.hasOwn(sentences, code) ? (sentences[code] ?? null) : null;
