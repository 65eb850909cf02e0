import { describe, expect, test } from 'vitest';
import writeExcelFile from 'write-excel-file/node';
import { importLimits } from '@/lib/domain/import/limits';
import { federalBytes, tableFrom } from '@/lib/testing/imports';
import { inventoryFile, toWindows1252 } from '@/lib/testing/inventory-file';
import { zip } from '@/lib/testing/zip';
import { readTable } from './read-table';
import { ArchiveTooLarge, BadArchive, unzip } from './unzip';

const text = 'Title;Über uns\nCafé – „Größe“;Señor\n';
const utf16 = (order: 'le' | 'be', mark: boolean) => {
  const bytes = Buffer.from((mark ? '\ufeff' : '') + text, 'utf16le');
  return order === 'le' ? bytes : bytes.swap16();
};

describe('encodings', () => {
  test.each([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8', Buffer.from(`\ufeff${text}`)],
    ['UTF-16LE', utf16('le', true)],
    ['UTF-16BE', utf16('be', true)],
    ['UTF-16LE', utf16('le', false)],
    ['UTF-16BE', utf16('be', false)],
  ] as const)('%s (%#)', async (encoding, bytes) => {
    const table = await tableFrom(bytes);
    expect(table).toMatchObject({ encoding, delimiter: ';', rows: [['Café – „Größe“', 'Señor']] });
    expect(table.columns.map(({ name }) => name)).toEqual(['Title', 'Über uns']);
  });

  test('Windows-1252, with the dashes and quotes that Latin-1 lacks', async () => {
    const table = await tableFrom(toWindows1252('Title,Note\n“Größe” – it’s €5…,•\n'));
    expect(table).toMatchObject({ encoding: 'Windows-1252', rows: [['“Größe” – it’s €5…', '•']] });
  });
});

describe('delimiters and cells', () => {
  test.each([
    [',', 'a,b\n"1;2",3\n'],
    [';', 'a;b\n"1,2";"3,4"\n'],
    ['\t', 'a\tb\n1, 2\t3\n'],
    ['|', 'a|b\n1|2\n'],
  ])('%j', async (delimiter, content) => {
    expect(await tableFrom(Buffer.from(content))).toMatchObject({ delimiter });
  });

  test('line breaks, quotes and delimiters within quotes stay in their cell, formulas stay text', async () => {
    const table = await tableFrom(Buffer.from('a,b,c\r\n"one\r\ntwo","say ""hi"", please",=1+1\r\n\r\n3,4\r\n,,\r\n'));
    expect(table.rows).toEqual([
      ['one\r\ntwo', 'say "hi", please', '=1+1'],
      ['3', '4'],
      ['', '', ''],
    ]);
  });

  test('headers that repeat or are missing have names of their own', async () => {
    const { columns } = await tableFrom(Buffer.from('Name,"If Other, explain.",,"If Other, explain."\n1,2,3,4\n'));
    expect(columns.map(({ label }) => label)).toEqual([
      'Name',
      'If Other, explain.',
      'Column 3',
      'If Other, explain. (2)',
    ]);
  });
});

describe('what is not a table is refused in words', () => {
  test.each([
    ['', 'The file is empty.'],
    ['  \n \n', 'The file is empty.'],
    ['Title,Problem\n', 'There are no rows under the header.'],
    ['{"a": 1}', 'JSON'],
    ['<!doctype html><p>a,b</p>', 'a web page or XML'],
    ['Only one column\nand, then, prose\nwithout; order\n', 'no columns in common'],
    ['a,b\n"never closed,2\n3,4\n', 'never closed'],
    [`a,b\n${'1,2,3\n'.repeat(9)}1,2\n`, 'not a table'],
    [';;\n1;2;3\n', 'fewer than two headers'],
    [`${'c,'.repeat(501)}c\n${'1,'.repeat(501)}1\n`, 'more than 500 columns'],
    [`a,b\n${'1,2\n'.repeat(importLimits.rows + 1)}`, 'more than 100,000 rows'],
  ])('%#', async (content, words) => {
    const result = await readTable(Buffer.from(content));
    expect(result).toMatchObject({ ok: false, refusal: { message: expect.stringContaining(words) } });
    expect(result.ok ? '' : result.refusal.reasons[0]?.remedy).toBeTruthy();
  });

  test.each([
    [Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13, 1, 2, 3, 4]), 'binary'],
    [Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 1, 2, 3]), '.xls'],
    [Buffer.from('PK\u0003\u0004 and nothing else that a ZIP has'), 'damaged'],
  ])('%#', async (bytes, words) => {
    expect(await readTable(bytes)).toMatchObject({ ok: false, refusal: { message: expect.stringContaining(words) } });
  });
});

describe('workbooks', () => {
  const cell = (value: string | number | boolean | Date | null) =>
    value instanceof Date ? { value, type: Date, format: 'yyyy-mm-dd' } : value;
  const workbook = (rows: (string | number | boolean | Date | null)[][]): Promise<Buffer> =>
    writeExcelFile(rows.map((cells) => cells.map(cell)) as never).toBuffer();

  test('cells of every kind as text', async () => {
    const table = await tableFrom(
      await workbook([
        ['Title', 'Count', 'Yes', 'Day', 'Empty'],
        ['Größe – “x”', 12.5, true, new Date('2026-03-01T00:00:00Z'), null],
        ['=SUM(A1)', 7, false, null, 'end'],
      ]),
    );
    expect(table).toMatchObject({ encoding: null, delimiter: null });
    expect(table.rows).toEqual([
      ['Größe – “x”', '12.5', 'TRUE', '2026-03-01', ''],
      ['=SUM(A1)', '7', 'FALSE', '', 'end'],
    ]);
  });

  test('a grid that is only claimed is refused before it is built', async () => {
    const files = await unzip(
      await workbook([
        ['Title', 'Problem'],
        ['a', 'b'],
      ]),
    );
    const changed = (from: RegExp, to: string) =>
      zip([...files].map(([name, content]) => [name, Buffer.from(content.toString().replace(from, to))]));
    const refusal = (words: string) => ({ ok: false, refusal: { message: expect.stringContaining(words) } });
    expect(await readTable(changed(/r="A2"/, 'r="A2"'))).toMatchObject({ ok: true });
    expect(await readTable(changed(/r="A2"/, 'r="XFD2"'))).toMatchObject(refusal('500 columns'));
    expect(await readTable(changed(/<row r="2"/, '<row r="900000000"'))).toMatchObject(refusal('100,000 rows'));
  });

  test('an archive that unpacks to more than it says is noticed by what comes out', async () => {
    const files: [string, Buffer][] = [['xl/workbook.xml', Buffer.alloc(5_000_000, 'x')]];
    expect((await unzip(zip(files))).get('xl/workbook.xml')).toHaveLength(5_000_000);
    await expect(unzip(zip(files, 100), 1_000_000)).rejects.toBeInstanceOf(ArchiveTooLarge);
    await expect(unzip(zip(files), 1_000_000)).rejects.toBeInstanceOf(ArchiveTooLarge);
    await expect(unzip(zip(files).subarray(0, 900))).rejects.toBeInstanceOf(BadArchive);
  });
});

const inventories = [
  { name: 'the generated inventory', bytes: inventoryFile().bytes },
  ...[federalBytes()].flatMap((bytes) => (bytes ? [{ name: 'the federal inventory', bytes }] : [])),
];

test.each(inventories)('$name: every character that is not ASCII is there, none is mangled', async ({ bytes }) => {
  const table = await tableFrom(bytes);
  const read = [table.columns.map(({ name }) => name), ...table.rows].flat().join('');
  expect(read).not.toContain('\ufffd');
  const found = [...read].filter((character) => character.charCodeAt(0) > 127);
  // In Windows-1252 each is one byte; those from 0x80 to 0x9f are dashes, quotes and the like.
  expect(found).toHaveLength(bytes.filter((byte) => byte > 127).length);
  expect(found.filter((character) => /[\u0080-\u009f]/.test(character))).toEqual([]);
});
