import type PptxGenJS from 'pptxgenjs';
import { cellWords, readinessNote, type ReadinessModel } from '@/lib/charts/readiness-map';
import { bandPaint, palette } from '../palette';
import { hex } from './charts';

type Place = { x: number; y: number; w: number };

/** Shares of the width: the use case, the open blockers; the areas and the whole have the rest in equal parts. */
const shares = { name: 0.3, blockers: 0.08 };
const rowHeight = 0.36;

/** The map as a table of PowerPoint's own: each cell says its figure on the shade of it. */
export function readinessTable(
  on: PptxGenJS.Slide,
  { summary, rows, columns, cells }: ReadinessModel,
  { x, y, w }: Place,
): void {
  const quiet = { fontSize: 11, color: hex(palette.subtle), margin: 0 } as const;
  on.addText(summary, { x, y, w, h: 0.3, ...quiet });
  if (rows.length === 0) return;
  const each = ((1 - shares.name - shares.blockers) * w) / (columns.length + 1);
  const white = { type: 'solid', pt: 2, color: hex(palette.paper) } as const;
  const cell = (text: string, options: PptxGenJS.TableCellProps): PptxGenJS.TableCell => ({
    text,
    options: {
      align: 'center',
      valign: 'middle',
      margin: [2, 3, 2, 3],
      border: [white, white, white, white],
      ...options,
    },
  });
  const head = ['Use case', ...columns.map(({ label }) => label), 'All', 'Open blockers'].map((label, place) =>
    cell(label, {
      fontSize: 8,
      margin: 0,
      bold: true,
      color: hex(palette.subtle),
      align: place === 0 ? 'left' : 'center',
      valign: 'bottom',
    }),
  );
  const body = rows.map(({ key, title, stage, overall, openBlockers }, row) => {
    const plain = { bold: true, color: hex(palette.ink) };
    return [
      cell(shortened(`${key} ${title}`), { ...plain, align: 'left' }),
      ...cells
        .filter((one) => one.row === row)
        .map((one) => {
          const { fill, ink } = bandPaint[one.band];
          return cell(cellWords(one), { fill: { color: hex(fill) }, color: hex(ink), bold: true });
        }),
      cell(overall, plain),
      cell(String(openBlockers), plain),
    ].map((one, place) => (place === 0 ? { ...one, text: `${one.text as string} · ${stage}` } : one));
  });
  on.addTable([head, ...body], {
    x,
    y: y + 0.4,
    w,
    colW: [shares.name * w, ...columns.map(() => each), each, shares.blockers * w],
    rowH: rowHeight,
    fontSize: 9,
    fontFace: 'Arial',
  });
  on.addText(readinessNote, { x, y: y + 0.5 + (rows.length + 1.3) * rowHeight, w, h: 0.3, ...quiet, fontSize: 9 });
}

/** So that with its stage it takes two lines of its cell at most. */
const shortened = (text: string, most = 80) => (text.length > most ? `${text.slice(0, most - 1).trimEnd()}…` : text);
