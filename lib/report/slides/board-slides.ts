import PptxGenJS from 'pptxgenjs';
import type { BoardReport, ReportTable } from '@/lib/charts/board-report';
import { palette } from '../palette';
import {
  forecastChart,
  funnelChart,
  hex,
  timeChart,
  trendChart,
  valueRiskChart,
  verdictChart,
  type NativeChart,
} from './charts';
import { readinessTable } from './readiness';

/** In inches; 16:9. */
const slide = { width: 13.33, height: 7.5, margin: 0.6 };
const width = slide.width - 2 * slide.margin;
const gap = 0.45;
const column = (width - gap) / 2;
const columns = [slide.margin, slide.margin + column + gap] as const;
const top = 1.25;

type Slide = PptxGenJS.Slide;

/** The board report as slides, its charts and tables PowerPoint's own. */
export async function boardSlides(report: BoardReport): Promise<Uint8Array<ArrayBuffer>> {
  const deck = new PptxGenJS();
  deck.layout = 'LAYOUT_WIDE';
  deck.theme = { headFontFace: 'Arial', bodyFontFace: 'Arial' };
  deck.title = `${report.workspace}: board report, ${report.day}`;
  deck.author = report.workspace;
  deck.company = 'Airworthy';
  const foot = { y: slide.height - 0.45, h: 0.3, fontSize: 9, color: hex(palette.subtle), margin: 0 } as const;
  const about = `${report.workspace} · Board report, ${report.day} · ${report.scope}`;
  deck.defineSlideMaster({
    title: 'AIRWORTHY',
    background: { color: hex(palette.paper) },
    objects: [{ text: { text: about, options: { ...foot, x: slide.margin, w: width - 1 } } }],
    slideNumber: { ...foot, x: slide.margin + width - 0.6, w: 0.6, align: 'right' },
  });
  const begin = (title: string): Slide => {
    const next = deck.addSlide({ masterName: 'AIRWORTHY' });
    next.addText(title, {
      x: slide.margin,
      y: 0.4,
      w: width,
      h: 0.6,
      fontSize: 24,
      bold: true,
      color: hex(palette.ink),
      margin: 0,
    });
    return next;
  };
  cover(deck.addSlide({ masterName: 'AIRWORTHY' }), report);
  const { funnel, forecast, trend, time, valueRisk, verdicts } = report;
  const stands = begin('Where it stands, and when it is live');
  put(stands, 0, 'Stage funnel', funnel.summary, funnelChart(report));
  put(stands, 1, 'Go-live forecast', forecast.summary, forecast.marks.length > 0 ? forecastChart(report) : null);
  stands.addNotes([forecast.heldBack, forecast.trust].join('\n'));
  const moves = begin('How it moves');
  put(moves, 0, 'Trend', trend.summary, trend.marks.length > 1 ? trendChart(report) : null);
  put(moves, 1, 'Time in stage, in days', time.summary, timeChart(report));
  const worth = begin('What it is worth, at which risk');
  put(worth, 0, 'Value against risk', valueRisk.summary, valueRisk.pairs.length > 0 ? valueRiskChart(report) : null);
  put(worth, 1, 'Verdict mix', verdicts.summary, verdictChart(report));
  readinessTable(begin('How ready it is'), report.readiness, { x: slide.margin, y: top - 0.15, w: width });
  const blocked = begin('What is blocked, and on whom');
  table(blocked, report.blockers, columns[0], top, column);
  table(blocked, report.roles, columns[1], top, column);
  table(blocked, report.people, columns[1], top + 1.2 + 0.31 * (report.roles.rows.length + 1), column);
  for (const one of [report.held, report.due, report.moved]) {
    table(begin(one.title), one, slide.margin, top - 0.35, width, { titled: false });
  }
  const bytes = await deck.write({ outputType: 'uint8array', compression: true });
  return new Uint8Array(bytes as Uint8Array);
}

function cover(first: Slide, { title, workspace, scope, day, since, figures, inShort }: BoardReport): void {
  const x = slide.margin;
  first.addText(workspace, {
    x,
    y: 0.4,
    w: width,
    h: 0.35,
    fontSize: 14,
    bold: true,
    color: hex(palette.accent),
    margin: 0,
  });
  first.addText(title, { x, y: 0.75, w: width, h: 0.65, fontSize: 32, bold: true, color: hex(palette.ink), margin: 0 });
  const about = `Board report of ${day} · changes since ${since} · ${scope}`;
  first.addText(about, { x, y: 1.4, w: width, h: 0.3, fontSize: 11, color: hex(palette.subtle), margin: 0 });
  const [across, high, between] = [4, 1.2, 0.16];
  const wide = (width - (across - 1) * between) / across;
  for (const [place, { label, value, note, change, alert, look }] of figures.entries()) {
    const tone = { good: palette.positiveInk, bad: palette.cautionInk, plain: palette.subtle }[look];
    const line = (text: string, options: PptxGenJS.TextPropsOptions) => ({
      text,
      options: { ...options, breakLine: true },
    });
    first.addText(
      [
        line(label, { fontSize: 10, color: hex(palette.subtle) }),
        line(value, { fontSize: 22, bold: true, color: hex(alert ? palette.cautionInk : palette.ink) }),
        ...(change ? [line(change, { fontSize: 9, color: hex(tone) })] : []),
        line(note, { fontSize: 9, color: hex(palette.subtle) }),
      ],
      {
        x: x + (place % across) * (wide + between),
        y: 1.85 + Math.floor(place / across) * (high + between),
        w: wide,
        h: high,
        fill: { color: hex(palette.sunken) },
        margin: 8,
        valign: 'top',
      },
    );
  }
  first.addText(
    inShort.map((text) => ({ text, options: { bullet: { indent: 12 }, breakLine: true } })),
    {
      x,
      y: 4.6,
      w: width,
      h: 2.35,
      fontSize: 12,
      color: hex(palette.ink),
      margin: 0,
      valign: 'top',
      paraSpaceAfter: 3,
      fit: 'shrink',
    },
  );
}

/** A heading, the sentence of the chart, and the chart, on the left (0) or the right (1). */
function put(on: Slide, side: 0 | 1, title: string, summary: string, chart: NativeChart | null): void {
  const x = columns[side];
  heading(on, title, summary, x, column);
  if (!chart) return;
  const { type, data, options } = chart;
  on.addChart(type, data, { ...options, x, y: top + 0.85, w: column, h: 4.75, altText: `${title}. ${summary}` });
}

function heading(on: Slide, title: string, summary: string, x: number, wide: number, y = top): void {
  on.addText(title, { x, y, w: wide, h: 0.3, fontSize: 14, bold: true, color: hex(palette.ink), margin: 0 });
  if (summary)
    on.addText(summary, {
      x,
      y: y + 0.3,
      w: wide,
      h: 0.42,
      fontSize: 11,
      color: hex(palette.subtle),
      margin: 0,
      valign: 'top',
    });
}

/** Characters of 9 points in an inch, about. */
const perInch = 15;

function table(
  on: Slide,
  { title, summary, columns: heads, rows, empty, more }: ReportTable,
  x: number,
  y: number,
  wide: number,
  { titled = true } = {},
): void {
  // Words in place of no rows say what the summary would.
  const said = rows.length > 0 ? summary : '';
  if (titled) heading(on, title, said, x, wide, y);
  const start = titled ? y + (said ? 0.7 : 0.4) : y + 0.35;
  const line = { type: 'solid', pt: 0.5, color: hex(palette.line) } as const;
  const none = { type: 'none' } as const;
  const cell = (text: string, place: number, more: PptxGenJS.TableCellProps): PptxGenJS.TableCell => ({
    // Two lines at most: a row that grows would leave the slide.
    text: shortened(text, Math.floor(2 * perInch * (heads[place]?.share ?? 1) * wide)),
    options: {
      align: heads[place]?.figure ? 'right' : 'left',
      valign: 'top',
      margin: [2, 3, 2, 3],
      border: [none, none, line, none],
      ...more,
    },
  });
  const head = heads.map(({ label }, place) => cell(label, place, { bold: true, color: hex(palette.subtle) }));
  const body = rows.map((cells) =>
    cells.map((text, place) => cell(text, place, { color: hex(palette.ink), bold: place === 0 })),
  );
  if (rows.length === 0) {
    on.addText(empty, { x, y: start, w: wide, h: 0.3, fontSize: 10, color: hex(palette.subtle), margin: 0 });
    return;
  }
  on.addTable([head, ...body], {
    x,
    y: start,
    w: wide,
    colW: heads.map(({ share }) => share * wide),
    fontSize: 9,
    fontFace: 'Arial',
  });
  if (more)
    on.addText(more, {
      x,
      y: slide.height - 0.75,
      w: wide,
      h: 0.25,
      fontSize: 9,
      color: hex(palette.subtle),
      margin: 0,
    });
}

const shortened = (text: string, most: number) => (text.length > most ? `${text.slice(0, most - 1).trimEnd()}…` : text);
