import type { Column } from '@/lib/domain/import/columns';
import { ok, refuse, type Result } from '@/lib/domain/result';

/** A file as rows of text. A row may have fewer or more cells than the header. */
export type Table = {
  columns: Column[];
  /** Under the header; a line without any character is no row. */
  rows: string[][];
  /** Of a text file; null for a workbook. */
  encoding: Encoding | null;
  delimiter: Delimiter | null;
  /** What its reader should know: "Only the first of 3 sheets is read: Overview." */
  remarks: string[];
};

export const encodings = ['UTF-8', 'UTF-16LE', 'UTF-16BE', 'Windows-1252'] as const;
export type Encoding = (typeof encodings)[number];

export const delimiters = [',', ';', '\t', '|'] as const;
export type Delimiter = (typeof delimiters)[number];

/** Why a file cannot be imported, in a sentence, and what to do about it. */
export function cannotRead(message: string, remedy: string): Result<never> {
  return refuse('invalid', message, [{ code: 'unreadable-file', message, remedy }]);
}

export { ok };
