import { cannotRead, ok, type Encoding } from './table';
import type { Result } from '@/lib/domain/result';

/** Bytes looked at where the whole file need not be. */
const sampleSize = 64 * 1024;

/** The text of a file and how it was written: by its byte-order mark, else UTF-16 or UTF-8 if it is valid, else Windows-1252. */
export function decode(bytes: Uint8Array): Result<{ text: string; encoding: Encoding }> {
  const encoding = markedEncoding(bytes) ?? unmarkedUtf16(bytes);
  if (encoding) return ok({ text: new TextDecoder(encoding).decode(bytes), encoding });
  if (looksBinary(bytes)) {
    return cannotRead(
      'This file is not a table: it holds binary data.',
      'Save the table as CSV or as an Excel workbook (.xlsx) and import that.',
    );
  }
  try {
    return ok({ text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'UTF-8' });
  } catch {
    // Every byte means something in Windows-1252, so it comes last.
    return ok({ text: fromWindows1252(bytes), encoding: 'Windows-1252' });
  }
}

function markedEncoding(bytes: Uint8Array): Encoding | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'UTF-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'UTF-16LE';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'UTF-16BE';
  return null;
}

// Text of European languages in UTF-16 has a zero in nearly every second byte, and the side tells the order.
function unmarkedUtf16(bytes: Uint8Array): Encoding | null {
  const sample = bytes.subarray(0, sampleSize);
  if (sample.length < 4 || bytes.length % 2 !== 0) return null;
  const zeros = [0, 0] as [number, number];
  sample.forEach((byte, index) => {
    if (byte === 0) zeros[index % 2 === 0 ? 0 : 1] += 1;
  });
  const half = sample.length / 2;
  if (zeros[1] > half * 0.4 && zeros[0] < half * 0.05) return 'UTF-16LE';
  if (zeros[0] > half * 0.4 && zeros[1] < half * 0.05) return 'UTF-16BE';
  return null;
}

function looksBinary(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, sampleSize);
  let control = 0;
  for (const byte of sample) {
    if (byte === 0) return true;
    if (byte < 9 || (byte > 13 && byte < 32)) control += 1;
  }
  return control > sample.length * 0.01;
}

// The 32 characters in which Windows-1252 differs from Latin-1, from 0x80; five places are unused and stay as they are.
const windows1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** By hand: TextDecoder('windows-1252') of several Node versions decodes Latin-1 instead, and loses dashes and quotes. */
function fromWindows1252(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    .toString('latin1')
    .replace(/[\u0080-\u009f]/g, (character) => windows1252[character.charCodeAt(0) - 0x80] ?? character);
}
