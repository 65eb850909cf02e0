import type { ReportTable } from '@/lib/charts/board-report';
import { palette } from '../palette';
import { leading, styles, type Box, type Sheet } from './sheet';

const gap = 10;
/** Lines of one cell, at most. */
const most = 3;
const pad = 3.5;

/** The first cell names its row. */
const styleOf = (place: number) => (place === 0 ? styles.strong : styles.text);

/** A table into a width from `y` on, over as many pages as it takes; gives where it ends. `next` begins a page and gives its top. */
export function drawTable(
  sheet: Sheet,
  table: ReportTable,
  { x, y: top, width, height }: Box,
  next: () => number,
): number {
  let bottom = top + height;
  const widths = table.columns.map(({ share }) => share * width);
  const lefts = widths.map((_, place) => x + widths.slice(0, place).reduce((sum, one) => sum + one, 0));
  const cell = (text: string, place: number, y: number, style: (typeof styles)[keyof typeof styles]) => () => {
    const align = table.columns[place]?.figure ? 'right' : 'left';
    const free = place === widths.length - 1 ? 0 : gap;
    sheet.words(text, lefts[place] ?? x, y, (widths[place] ?? width) - free, style, { align, most });
  };
  const tall = (cells: string[]) =>
    2 * pad +
    Math.max(
      ...cells.map((text, place) => sheet.heightOf(text, (widths[place] ?? width) - gap, styleOf(place), most)),
      styles.text.size * leading,
    );

  let y = top;
  if (table.rows.length === 0) {
    sheet.tag('P', () => void (y += sheet.words(table.empty, x, y + pad, width, styles.quiet)));
    return y + 2 * pad;
  }
  sheet.table((add) => {
    const head = () => {
      add(
        table.columns.map(({ label }, place) => cell(label, place, y, styles.head)),
        true,
      );
      y += styles.head.size * leading + 3;
    };
    head();
    for (const cells of table.rows) {
      const high = tall(cells);
      if (y + high > bottom) {
        y = next();
        bottom = y + height;
        head();
      }
      const at = y;
      sheet.artifact(() =>
        sheet.line(
          [
            [x, at],
            [x + width, at],
          ],
          palette.line,
        ),
      );
      add(
        cells.map((text, place) => cell(text, place, at + pad, styleOf(place))),
        false,
      );
      y += high;
    }
  });
  const { more } = table;
  if (more) sheet.tag('P', () => void (y += sheet.words(more, x, y + pad, width, styles.quiet) + pad));
  return y;
}
