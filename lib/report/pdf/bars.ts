import { count, percent } from '@/lib/charts/chart-filter';
import type { FunnelBar } from '@/lib/charts/funnel';
import type { TimeModel } from '@/lib/charts/time-in-stage';
import type { VerdictBar } from '@/lib/charts/verdict-mix';
import { palette, verdictPaint } from '../palette';
import { scale, ticks } from './axes';
import { styles, type Box, type Sheet } from './sheet';

const labelWidth = 86;

/** Where use cases stand, before how many ever came so far. */
export function drawFunnel(sheet: Sheet, box: Box, bars: FunnelBar[]): void {
  const noteWidth = 96;
  const greatest = Math.max(1, ...bars.map(({ reached, now, unverified }) => Math.max(reached, now + unverified)));
  const along = scale([0, greatest], [0, box.width - labelWidth - noteWidth]);
  const step = (box.height - 18) / bars.length;
  const thick = Math.min(24, step * 0.66);
  for (const [place, bar] of bars.entries()) {
    const y = box.y + place * step + (step - thick) / 2;
    const x = box.x + labelWidth;
    sheet.words(bar.label, box.x, y + thick / 2 - 6, labelWidth - 8, styles.text, { most: 1 });
    sheet.rect({ x, y, width: along(bar.reached), height: thick }, palette.bandLight, 2);
    const inner = { y: y + thick * 0.22, height: thick * 0.56 };
    sheet.rect({ x, width: along(bar.now), ...inner }, palette.accent, 2);
    sheet.hatched({ x: x + along(bar.now), width: along(bar.unverified), ...inner }, palette.accent);
    const end = x + Math.max(along(bar.reached), along(bar.now + bar.unverified)) + 6;
    const said = bar.unverified > 0 ? `${count(bar.now)} + ${count(bar.unverified)} now` : `${count(bar.now)} now`;
    sheet.words(said, end, y + thick / 2 - 11, noteWidth, styles.mark);
    const share = bar.conversion === null ? '' : ` · ${percent(bar.conversion)}`;
    sheet.words(`${count(bar.reached)} reached it${share}`, end, y + thick / 2, noteWidth, styles.small);
  }
  legend(sheet, box, [
    { label: 'In it now', color: palette.accent },
    { label: 'Ever reached it', color: palette.bandLight },
    ...(bars.some(({ unverified }) => unverified > 0)
      ? [{ label: 'Imported, unverified', color: palette.accent, hatched: true }]
      : []),
  ]);
}

export function drawVerdicts(sheet: Sheet, box: Box, bars: VerdictBar[]): void {
  const names = 118;
  const greatest = Math.max(1, ...bars.map(({ verified, unverified }) => verified + unverified));
  const along = scale([0, greatest], [0, box.width - names - 70]);
  const step = Math.min(44, (box.height - 18) / bars.length);
  const thick = Math.min(20, step * 0.6);
  for (const [place, { label, verdict, verified, unverified, share }] of bars.entries()) {
    const y = box.y + place * step + (step - thick) / 2;
    const x = box.x + names;
    const color = verdictPaint[verdict];
    sheet.words(label, box.x, y + thick / 2 - 6, names - 8, styles.text, { most: 1 });
    sheet.rect({ x, y, width: along(verified), height: thick }, color, 2);
    sheet.hatched({ x: x + along(verified), y, width: along(unverified), height: thick }, color);
    const said = `${count(verified + unverified)} · ${percent(share)}`;
    sheet.words(said, x + along(verified + unverified) + 6, y + thick / 2 - 6, 64, styles.mark);
  }
  if (bars.some(({ unverified }) => unverified > 0)) {
    legend(sheet, box, [{ label: 'Imported, unverified', color: palette.neutral, hatched: true }]);
  }
}

/** Days of those who wait, above days of those who got further, beside the usual time. */
export function drawTimes(sheet: Sheet, box: Box, { bars, maxDays }: Pick<TimeModel, 'bars' | 'maxDays'>): void {
  const right = box.x + box.width - 12;
  const x = box.x + labelWidth;
  const bottom = box.y + box.height - 34;
  const along = scale([0, maxDays], [x, right]);
  for (const day of ticks(maxDays, 5).filter((tick) => tick <= maxDays)) {
    sheet.line(
      [
        [along(day), box.y],
        [along(day), bottom],
      ],
      palette.line,
    );
    sheet.words(day === 0 ? '0 days' : String(day), along(day) - 15, bottom + 3, 30, styles.small, { align: 'center' });
  }
  const step = (bottom - box.y) / bars.length;
  for (const [place, bar] of bars.entries()) {
    const middle = box.y + (place + 0.5) * step;
    sheet.words(bar.label, box.x, middle - 11, labelWidth - 8, styles.text, { most: 1 });
    sheet.words(`${count(bar.count)} now`, box.x, middle + 1, labelWidth - 8, styles.small);
    if (bar.count > 0) {
      sheet.line(
        [
          [along(0), middle - 6],
          [along(bar.p90Days), middle - 6],
        ],
        palette.accent,
        { width: 1 },
      );
      sheet.line(
        [
          [along(bar.p90Days), middle - 9],
          [along(bar.p90Days), middle - 3],
        ],
        palette.accent,
        { width: 1 },
      );
      sheet.rect({ x, y: middle - 10, width: along(bar.medianDays) - x, height: 8 }, palette.accent, 2);
    }
    if (bar.spent) {
      const { p10, p25, p50, p75, p90 } = bar.spent;
      sheet.line(
        [
          [along(p10), middle + 6],
          [along(p90), middle + 6],
        ],
        palette.neutral,
        { width: 0.8 },
      );
      const width = Math.max(1, along(p75) - along(p25));
      sheet.rect({ x: along(p25), y: middle + 2, width, height: 8 }, '#c9cdd4', 1);
      sheet.line(
        [
          [along(p50), middle + 2],
          [along(p50), middle + 10],
        ],
        palette.ink,
        { width: 1.2 },
      );
    }
    if (bar.yardstick) {
      const at = along(bar.yardstick.maxDays);
      sheet.line(
        [
          [at, middle - step * 0.42],
          [at, middle + step * 0.42],
        ],
        palette.caution,
        { width: 1.1, dash: 3 },
      );
    }
  }
  legend(sheet, box, [
    { label: 'Now there: median, to nine of ten', color: palette.accent },
    { label: 'Got further: half, median', color: '#c9cdd4' },
    { label: 'Usual at most', color: palette.caution },
  ]);
}

type Key = { label: string; color: string; hatched?: boolean };

/** At the foot of a drawing, in one line. */
export function legend(sheet: Sheet, { x, y, width, height }: Box, keys: Key[]): void {
  let at = x;
  for (const { label, color, hatched } of keys) {
    const swatch = { x: at, y: y + height - 9, width: 8, height: 7 };
    if (hatched) sheet.hatched(swatch, color);
    else sheet.rect(swatch, color, 1);
    const wide = sheet.widthOf(label, styles.small);
    sheet.words(label, at + 12, swatch.y - 1.5, Math.min(wide + 1, x + width - at - 12), styles.small, { most: 1 });
    at += wide + 26;
  }
}
