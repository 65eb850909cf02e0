import { importLimits } from '@/lib/domain/import/limits';
import type { Result } from '@/lib/domain/result';
import { refuse } from '@/lib/domain/result';
import { readText } from './read-text';
import { readWorkbook } from './read-workbook';
import { cannotRead, type Table } from './table';

/** The one refusal of a file that is too large, wherever it is noticed. */
export const tooLarge = refuse('too-large', 'The file is too large: it must be smaller than 50 MB.', [
  {
    code: 'too-large',
    message: 'The file is too large: it must be smaller than 50 MB.',
    remedy: 'Divide it, or leave out columns that are not needed.',
  },
]);

/** The table in a file, whatever it is called: a workbook (.xlsx) by its content, else text. Or why it is none. */
export function readTable(bytes: Uint8Array): Promise<Result<Table>> {
  let table = read.get(bytes);
  if (!table) read.set(bytes, (table = readBytes(bytes)));
  return table;
}

// Reading takes a second or more, and several steps ask for the same bytes.
const read = new WeakMap<Uint8Array, Promise<Result<Table>>>();

async function readBytes(bytes: Uint8Array): Promise<Result<Table>> {
  if (bytes.length >= importLimits.fileBytes) return tooLarge;
  if (bytes.length === 0) return cannotRead('The file is empty.', 'Choose a file with a header and at least one row.');
  if (startsWith(bytes, 0x50, 0x4b, 0x03, 0x04)) return readWorkbook(bytes);
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) {
    return cannotRead(
      'This is a workbook of the old Excel format (.xls), or one that a password protects.',
      'Save it without a password as an Excel workbook (.xlsx) or as CSV.',
    );
  }
  return readText(bytes);
}

const startsWith = (bytes: Uint8Array, ...begin: number[]) => begin.every((byte, index) => bytes[index] === byte);
