import readXlsxFile from 'read-excel-file/node';
import { expect, it } from 'vitest';
import { mostCharacters, workbook, type Cell } from './workbook';

async function* inPieces(...pieces: Cell[][][]): AsyncGenerator<Cell[][]> {
  yield* pieces;
}

async function bytesOf(rows: AsyncIterable<Cell[][]>, columns = ['A', 'B']): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  const titled = columns.map((title) => ({ title, width: 12 }));
  for await (const piece of workbook('Use cases', titled, rows)) pieces.push(piece);
  return Buffer.concat(pieces);
}

it('is read back as it was written: text, figures, days, nothing', async () => {
  const rows: Cell[][] = [
    ['=1+1', 12.5],
    ['<b> & "quotes" äöü 漢字 🚚\nsecond line', { day: '2026-11-20' }],
    ['_x0041_', null],
    ['', -3],
  ];
  const [sheet] = await readXlsxFile(await bytesOf(inPieces(rows.slice(0, 1), [], rows.slice(1))));
  expect(sheet?.sheet).toBe('Use cases');
  expect(sheet?.data).toEqual([
    ['A', 'B'],
    ['=1+1', 12.5],
    ['<b> & "quotes" äöü 漢字 🚚\nsecond line', new Date('2026-11-20T00:00:00Z')],
    ['_x0041_', null],
    [null, -3],
  ]);
});

it('leaves out what a workbook cannot hold, and refuses to cut', async () => {
  const [sheet] = await readXlsxFile(await bytesOf(inPieces([['a\u0000b\u0008c\ud800', 1]])));
  expect(sheet?.data[1]).toEqual(['abc', 1]);
  await expect(bytesOf(inPieces([['x'.repeat(mostCharacters + 1), 1]]))).rejects.toThrow('at most 32767');
});

it('gives pieces as rows come, and keeps none of them', async () => {
  const piece: Cell[][] = Array.from({ length: 1_000 }, (_, row) => [`Text ${row} ${Math.sin(row)}`, row]);
  async function* many() {
    for (let count = 0; count < 30; count += 1) yield piece;
  }
  const pieces = [];
  for await (const some of workbook(
    'Many',
    [
      { title: 'A', width: 9 },
      { title: 'B', width: 9 },
    ],
    many(),
  )) {
    pieces.push(some.length);
  }
  expect(pieces.length).toBeGreaterThan(20);
  expect(Math.max(...pieces)).toBeLessThan(200_000);
});
