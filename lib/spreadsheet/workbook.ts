import { Zip, ZipDeflate, ZipPassThrough, strToU8 } from 'fflate';
import type { Day } from '@/lib/domain/use-case/facts';

/** Text stays text, whatever it begins with; a day becomes a date of the spreadsheet; null is an empty cell. */
export type Cell = string | number | { day: Day } | null;

export type Column = { title: string; /** In characters. */ width: number };

const sheetFile = 'xl/worksheets/sheet1.xml';
/** Of a workbook: what a cell can hold at most (ECMA-376 leaves it to Excel). */
export const mostCharacters = 32_767;

/**
 * An XLSX file (ECMA-376, SpreadsheetML) of one sheet, piece by piece as the rows come: its size in memory does not grow with them.
 * The first row names the columns and stays in sight.
 */
export async function* workbook(
  sheet: string,
  columns: Column[],
  rows: AsyncIterable<Cell[][]>,
): AsyncGenerator<Uint8Array> {
  const made: Uint8Array[] = [];
  let failure: Error | null = null;
  const zip = new Zip((error, piece) => {
    failure ??= error;
    made.push(piece);
  });
  function* drain(): Generator<Uint8Array> {
    if (failure) throw failure;
    yield* made.splice(0).filter((piece) => piece.length > 0);
  }
  for (const [name, text] of Object.entries(parts(sheet))) {
    const file = new ZipPassThrough(name);
    zip.add(file);
    file.push(strToU8(text), true);
  }
  const file = new ZipDeflate(sheetFile, { level: 6 });
  zip.add(file);
  file.push(strToU8(head(columns)));
  let row = 1;
  for await (const some of rows) {
    file.push(strToU8(some.map((cells) => rowXml(cells, (row += 1))).join('')));
    yield* drain();
  }
  file.push(strToU8('</sheetData></worksheet>'), true);
  zip.end();
  yield* drain();
}

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relations = 'http://schemas.openxmlformats.org/package/2006/relationships';
const documents = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const contents = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** Everything but the sheet itself. Styles: 0 plain, 1 a date, 2 the names of the columns. */
const parts = (sheet: string): Record<string, string> => ({
  '[Content_Types].xml': `${declaration}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${contents}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${contents}.styles+xml"/><Override PartName="/${sheetFile}" ContentType="${contents}.worksheet+xml"/></Types>`,
  '_rels/.rels': `${declaration}<Relationships xmlns="${relations}"><Relationship Id="r1" Type="${documents}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  'xl/workbook.xml': `${declaration}<workbook xmlns="${main}" xmlns:r="${documents}"><sheets><sheet name="${escape(sheet)}" sheetId="1" r:id="r1"/></sheets></workbook>`,
  'xl/_rels/workbook.xml.rels': `${declaration}<Relationships xmlns="${relations}"><Relationship Id="r1" Type="${documents}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="${documents}/styles" Target="styles.xml"/></Relationships>`,
  'xl/styles.xml': `${declaration}<styleSheet xmlns="${main}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf xfId="0"/><xf numFmtId="164" applyNumberFormat="1" xfId="0"/><xf fontId="1" applyFont="1" xfId="0"/></cellXfs></styleSheet>`,
});

function head(columns: Column[]): string {
  const widths = columns.map(({ width }, place) => {
    const number = place + 1;
    return `<col min="${number}" max="${number}" width="${width}" customWidth="1"/>`;
  });
  const names = columns.map(({ title }, place) => textCell(title, ` r="${letters(place)}1" s="2"`));
  return (
    `${declaration}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0">` +
    '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>' +
    `<cols>${widths.join('')}</cols><sheetData><row r="1">${names.join('')}</row>`
  );
}

// Rows and cells say where they are: not every reader counts.
const rowXml = (cells: Cell[], row: number): string =>
  `<row r="${row}">${cells.map((cell, place) => cellXml(cell, ` r="${letters(place)}${row}"`)).join('')}</row>`;

function cellXml(cell: Cell, attributes: string): string {
  if (cell === null || cell === '') return '';
  if (typeof cell === 'number') return `<c${attributes}><v>${cell}</v></c>`;
  if (typeof cell === 'object') return `<c${attributes} s="1"><v>${serialOf(cell.day)}</v></c>`;
  return textCell(cell, attributes);
}

function textCell(text: string, attributes: string): string {
  if (text.length > mostCharacters) throw new RangeError(`A cell holds at most ${mostCharacters} characters.`);
  return `<c${attributes} t="inlineStr"><is><t xml:space="preserve">${escape(text)}</t></is></c>`;
}

/** A column by its place from 0: A … Z, AA … */
const letters = (place: number): string =>
  (place < 26 ? '' : letters(Math.floor(place / 26) - 1)) + String.fromCharCode(65 + (place % 26));

/** Days since 30 December 1899: as spreadsheets count. */
const serialOf = (day: Day): number => Date.parse(`${day}T00:00:00Z`) / 86_400_000 + 25_569;

/** What XML cannot hold is left out; `_x0041_`, which spreadsheets would read as a code, is kept as it is written. */
function escape(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`);
}
