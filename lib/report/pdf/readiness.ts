import { cellWords, type ReadinessModel } from '@/lib/charts/readiness-map';
import { bandPaint, palette } from '../palette';
import { styles, type Sheet } from './sheet';

const rowHeight = 27;
const gap = 3;
/** Shares of the width: the use case, the open blockers; the areas and the whole have the rest in equal parts. */
const shares = { name: 0.3, blockers: 0.08 };

/** The map as a table whose cells say their figure on the shade of it, so that a screen reader reads it, too. */
export function drawReadiness(
  sheet: Sheet,
  { rows, columns, cells }: ReadinessModel,
  x: number,
  top: number,
  width: number,
): number {
  const names = shares.name * width;
  const each = ((1 - shares.name - shares.blockers) * width) / (columns.length + 1);
  const left = (place: number) => x + names + place * each;
  const line = { most: 1 } as const;
  const middle = { ...line, align: 'center' } as const;
  let y = top;
  sheet.table((add) => {
    const heads = [...columns.map(({ label }) => label), 'All', 'Open blockers'];
    add(
      [
        () => sheet.words('Use case', x, y + 12, names - 10, styles.head),
        ...heads.map((label, place) => () => {
          const wide = place > columns.length ? shares.blockers * width : each;
          const tall = sheet.heightOf(label, wide - gap, styles.head, 2);
          sheet.words(label, left(place), y + 22 - tall, wide - gap, styles.head, { align: 'center', most: 2 });
        }),
      ],
      true,
    );
    y += 27;
    rows.forEach(({ key, title, stage, overall, openBlockers }, row) => {
      const at = y;
      const own = cells.filter((cell) => cell.row === row);
      for (const { column, band } of own) {
        const box = { x: left(column), y: at, width: each - gap, height: rowHeight - gap };
        sheet.artifact(() =>
          band === 'unknown' ? sheet.outline(box, palette.lineStrong) : sheet.rect(box, bandPaint[band].fill, 2),
        );
      }
      const figure = (text: string, place: number, wide: number) => () =>
        sheet.words(text, left(place), at + 6, wide - gap, styles.strong, middle);
      add(
        [
          () => {
            sheet.words(`${key} ${title}`, x, at + 1, names - 10, styles.strong, line);
            sheet.words(stage, x, at + 13, names - 10, styles.small, line);
          },
          ...own.map((cell) => () => {
            const style = { ...styles.mark, color: bandPaint[cell.band].ink };
            sheet.words(cellWords(cell), left(cell.column), at + 6.5, each - gap, style, middle);
          }),
          figure(overall, columns.length, each),
          figure(String(openBlockers), columns.length + 1, shares.blockers * width),
        ],
        false,
      );
      y += rowHeight;
    });
  });
  return y;
}
