import type { BoardReport, ReportTable } from '@/lib/charts/board-report';
import { palette } from '../palette';
import { drawFunnel, drawTimes, drawVerdicts } from './bars';
import { readinessNote } from '@/lib/charts/readiness-map';
import { drawForecast, drawTrend, drawValueRisk } from './lines';
import { drawReadiness } from './readiness';
import { styles, type Box, type Sheet } from './sheet';
import { drawTable } from './table';

/** A4, landscape. */
export const page = { width: 841.89, height: 595.28, margin: 44 };
const width = page.width - 2 * page.margin;
const bottom = page.height - page.margin - 14;
const between = 32;
const column = (width - between) / 2;
const columns = [page.margin, page.margin + column + between] as const;

/** Begins a page under a heading, and gives where its content begins. */
function begin(sheet: Sheet, title: string): number {
  sheet.doc.addPage();
  sheet.tag('H1', () => sheet.words(title, page.margin, page.margin - 6, width, styles.section));
  sheet.artifact(() =>
    sheet.line(
      [
        [page.margin, page.margin + 22],
        [page.margin + width, page.margin + 22],
      ],
      palette.line,
      { width: 1 },
    ),
  );
  return page.margin + 38;
}

/** The page that one has time for: what it is about, the figures, and the whole in sentences. */
export function drawCover(sheet: Sheet, { title, workspace, scope, day, since, figures, inShort }: BoardReport): void {
  sheet.doc.addPage();
  const x = page.margin;
  let y = page.margin - 6;
  sheet.artifact(() => sheet.rect({ x: 0, y: 0, width: page.width, height: 7 }, palette.accent));
  sheet.tag(
    'P',
    () => void (y += sheet.words(workspace, x, y, width, { ...styles.heading, color: palette.accent }, { most: 1 })),
  );
  sheet.tag('H1', () => void (y += 3 + sheet.words(title, x, y + 3, width, styles.title, { most: 2 })));
  const about = `Board report of ${day} · changes since ${since} · ${scope}`;
  sheet.tag('P', () => void (y += 2 + sheet.words(about, x, y + 2, width, styles.quiet, { most: 2 })));
  y += 14;
  const [across, high, gap] = [4, 80, 10];
  const wide = (width - (across - 1) * gap) / across;
  for (const [place, figure] of figures.entries()) {
    const left = x + (place % across) * (wide + gap);
    const top = y + Math.floor(place / across) * (high + gap);
    sheet.artifact(() => sheet.rect({ x: left, y: top, width: wide, height: high }, palette.sunken, 4));
    sheet.tag('P', () => {
      const inner = wide - 24;
      sheet.words(figure.label, left + 12, top + 9, inner, styles.quiet, { most: 1 });
      const color = figure.alert ? palette.cautionInk : palette.ink;
      sheet.words(figure.value, left + 12, top + 22, inner, { ...styles.figure, color }, { most: 1 });
      const look = { good: palette.positiveInk, bad: palette.cautionInk, plain: palette.subtle }[figure.look];
      if (figure.change)
        sheet.words(figure.change, left + 12, top + 50, inner, { ...styles.small, color: look }, { most: 1 });
      sheet.words(figure.note, left + 12, top + (figure.change ? 62 : 50), inner, styles.small, { most: 1 });
    });
  }
  y += 2 * high + gap + 20;
  sheet.tag('H2', () => void (y += sheet.words('In short', x, y, width, styles.heading) + 4));
  for (const sentence of inShort) {
    const high = sheet.heightOf(sentence, width - 14, styles.text, 2);
    if (y + high > bottom) break;
    const top = y;
    sheet.artifact(() => sheet.rect({ x, y: top + 4.2, width: 4, height: 4 }, palette.accent, 2));
    sheet.tag('P', () => sheet.words(sentence, x + 14, top, width - 14, styles.text, { most: 2 }));
    y += high + 4.5;
  }
}

/** Where each use case that is closest to production stands, area by area. */
export function drawMap(sheet: Sheet, { readiness }: BoardReport): void {
  let y = begin(sheet, 'How ready it is');
  sheet.tag('P', () => void (y += sheet.words(readiness.summary, page.margin, y, width, styles.quiet) + 10));
  if (readiness.rows.length === 0) return;
  y = drawReadiness(sheet, readiness, page.margin, y, width) + 6;
  sheet.tag('P', () => sheet.words(readinessNote, page.margin, y, width, styles.quiet, { most: 2 }));
}

type Panel = { title: string; summary: string; draw: (box: Box) => void; empty: string | null; notes: string[] };

function drawPanel(sheet: Sheet, x: number, top: number, { title, summary, draw, empty, notes }: Panel): void {
  let y = top;
  sheet.tag('H2', () => void (y += sheet.words(title, x, y, column, styles.heading) + 2));
  sheet.tag('P', () => void (y += sheet.words(summary, x, y, column, styles.quiet, { most: 3 })));
  y += 12;
  const under = notes.reduce((sum, note) => sum + sheet.heightOf(note, column, styles.quiet, 4) + 4, 0);
  const box = { x, y, width: column, height: Math.min(350, bottom - y - under - 10) };
  if (empty) {
    sheet.tag('P', () => sheet.words(empty, x, y + 30, column, styles.quiet, { align: 'center' }));
    return;
  }
  sheet.figure(`${title}. ${summary}`, box, () => draw(box));
  y += box.height + 10;
  for (const note of notes)
    sheet.tag('P', () => void (y += sheet.words(note, x, y, column, styles.quiet, { most: 4 }) + 4));
}

export function drawCharts(sheet: Sheet, report: BoardReport): void {
  const { funnel, forecast, trend, time, valueRisk, verdicts } = report;
  const aside = funnel.aside.map(({ label, count }) => `${label}: ${count}`).join(' · ');
  const panel = (title: string, summary: string, draw: Panel['draw'], rest: Partial<Panel> = {}): Panel => ({
    title,
    summary,
    draw,
    empty: null,
    notes: [],
    ...rest,
  });
  const pairs: [string, Panel, Panel][] = [
    [
      'Where it stands, and when it is live',
      panel('Stage funnel', funnel.summary, (box) => drawFunnel(sheet, box, funnel.bars), {
        notes: [`Beside the track: ${aside}`],
      }),
      panel('Go-live forecast', forecast.summary, (box) => drawForecast(sheet, box, forecast.marks), {
        empty: forecast.marks.length === 0 ? 'No use case has been verified yet.' : null,
        notes: [forecast.heldBack, forecast.trust].filter((note) => note !== ''),
      }),
    ],
    [
      'How it moves',
      panel('Trend', trend.summary, (box) => drawTrend(sheet, box, trend), {
        empty: trend.marks.length < 2 ? 'The second week shows a trend.' : null,
      }),
      panel('Time in stage', time.summary, (box) => drawTimes(sheet, box, time)),
    ],
    [
      'What it is worth, at which risk',
      panel('Value against risk', valueRisk.summary, (box) => drawValueRisk(sheet, box, valueRisk.pairs), {
        empty: valueRisk.pairs.length === 0 ? 'No use case is scored yet.' : null,
      }),
      panel('Verdict mix', verdicts.summary, (box) => drawVerdicts(sheet, box, verdicts.bars)),
    ],
  ];
  for (const [title, left, right] of pairs) {
    const top = begin(sheet, title);
    drawPanel(sheet, columns[0], top, left);
    drawPanel(sheet, columns[1], top, right);
  }
}

export function drawTables(sheet: Sheet, { blockers, roles, people, held, due, moved }: BoardReport): void {
  let title = 'What is blocked, and on whom';
  const next = () => begin(sheet, title);
  const put = (table: ReportTable, x: number, top: number, wide: number): number => {
    let y = top;
    if (table.title !== title) {
      sheet.tag('H2', () => void (y += sheet.words(table.title, x, y, wide, styles.heading) + 2));
    }
    if (table.summary && table.rows.length > 0) {
      sheet.tag('P', () => void (y += sheet.words(table.summary, x, y, wide, styles.quiet) + 5));
    }
    return drawTable(sheet, table, { x, y: y + 2, width: wide, height: bottom - y - 2 }, next) + 18;
  };
  const top = next();
  put(blockers, columns[0], top, column);
  put(people, columns[1], put(roles, columns[1], top, column), column);
  title = held.title;
  put(held, page.margin, next(), width);
  title = due.title;
  put(due, page.margin, next(), width);
  title = moved.title;
  put(moved, page.margin, next(), width);
}
