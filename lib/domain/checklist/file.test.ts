import { describe, expect, it } from 'vitest';
import { cleanFileName, fileSize, fileTypeLabel, sniffType } from './file';

const text = (value: string) => new TextEncoder().encode(value);
const hex = (value: string) => Uint8Array.from(value.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16));
const zip = (...names: string[]) =>
  new Uint8Array([...hex('504b0304'), ...text(`\u0001\u0002${names.join('\u0003')}`)]);

describe('sniffType', () => {
  it.each([
    ['a PDF', text('%PDF-1.7\n'), 'application/pdf'],
    ['a PNG', hex('89504e470d0a1a0a0000'), 'image/png'],
    ['a JPEG', hex('ffd8ffe000104a46'), 'image/jpeg'],
    ['a WebP', new Uint8Array([...text('RIFF1234WEBPVP8 ')]), 'image/webp'],
    ['an MP4', new Uint8Array([0, 0, 0, 24, ...text('ftypisom')]), 'video/mp4'],
    ['a zip', zip('readme.md'), 'application/zip'],
    [
      'a Word document',
      zip('[Content_Types].xml', 'word/document.xml'),
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    ],
    [
      'an Excel workbook',
      zip('[Content_Types].xml', 'xl/workbook.xml'),
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    ],
    ['text', text('Grüße, 世界\n'), 'text/plain; charset=utf-8'],
    ['nothing', new Uint8Array(), 'text/plain; charset=utf-8'],
    ['HTML, which stays text', text('<html><script>alert(1)</script>'), 'text/plain; charset=utf-8'],
    [
      'SVG, which stays text',
      text('<svg xmlns="http://www.w3.org/2000/svg" onload="x()"/>'),
      'text/plain; charset=utf-8',
    ],
    ['a program', new Uint8Array([...text('MZ'), 0, 1, 2]), 'application/octet-stream'],
    ['Windows-1252', hex('47 72 fc df 65'.replaceAll(' ', '')), 'application/octet-stream'],
  ])('knows %s', (_, bytes, type) => {
    expect(sniffType(bytes)).toBe(type);
  });

  it('does not take a character cut at the end of its window for binary', () => {
    expect(sniffType(text(`a${'ü'.repeat(40_000)}`))).toBe('text/plain; charset=utf-8');
  });
});

describe('cleanFileName', () => {
  it.each([
    ['report.pdf', 'report.pdf'],
    ['C:\\Users\\ann\\report.pdf', 'report.pdf'],
    ['../../etc/passwd', 'passwd'],
    ['..', 'file'],
    ['', 'file'],
    ['.htaccess', 'htaccess'],
    ['a\r\nContent-Type: text/html.pdf', 'html.pdf'],
    ['invoice\u202Efdp.exe', 'invoicefdp.exe'],
    ['what?<is>"this".txt', 'what__is__this_.txt'],
    ['Prüfbericht 年.pdf', 'Prüfbericht 年.pdf'],
    ['The %22new%22 plan%0D%0A.pdf', 'The _new_ plan__.pdf'],
    ['100%25.pdf', '100%25.pdf'],
  ])('%j becomes %j', (name, expected) => {
    expect(cleanFileName(name)).toBe(expected);
  });

  it('keeps the ending of a name that is too long', () => {
    const cleaned = cleanFileName(`${'a'.repeat(300)}.xlsx`);
    expect(cleaned).toHaveLength(150);
    expect(cleaned.endsWith('.xlsx')).toBe(true);
  });
});

it('tells size and type in words', () => {
  expect([fileSize(12), fileSize(999_400), fileSize(999_600), fileSize(10_485_760)]).toEqual([
    '12 B',
    '999 kB',
    '1.0 MB',
    '10.5 MB',
  ]);
  expect(fileTypeLabel('application/pdf')).toBe('PDF');
  expect(fileTypeLabel('application/unheard-of')).toBe('File');
});
