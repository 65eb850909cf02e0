import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { boardReport } from '@/lib/charts/board-report';
import { emptyBoard, fullBoard, longTitle } from '@/lib/testing/board-facts';
import { readPdf } from '@/lib/testing/pdf-text';
import { reportFileOf } from './file';
import { ticks } from './pdf/axes';

const report = boardReport(fullBoard);

describe('the board report', () => {
  it('says what is behind it', () => {
    expect(report.figures.map(({ value, change }) => [value, change])).toEqual([
      ['23', null],
      ['2', '2 more in 4 weeks'],
      ['7', 'No change in 4 weeks'],
      ['187 days', '3 days less in 4 weeks'],
      ['€12.3K', '€12.3K more in 4 weeks'],
      ['€4,321', 'No change in 4 weeks'],
      ['1', '1 more in 4 weeks'],
      ['0', null],
    ]);
    expect(report.figures.map(({ look }) => look)).toEqual([
      'plain',
      'good',
      'plain',
      'good',
      'good',
      'plain',
      'bad',
      'plain',
    ]);
    expect(report.inShort).toContain('Since 30 Oct 2026: 1 went live, 2 new.');
    expect(report.inShort).toContain('6 use cases in Pilot or Go-live review have blocking items open.');
    expect(report.inShort).toContain('9 things are overdue or run out within 30 days.');
    expect(report.moved.rows).toEqual([
      ['Went live', 'SA-2 Tender answers', 'Go-live review to Production', '12 Nov 2026'],
      ['New', 'SA-3 Route hints', 'In Candidate', '13 Nov 2026'],
    ]);
    expect(report.moved.more).toBe('And 1 use case more.');
    expect(report.due.rows[0]?.slice(1)).toEqual([
      'Past its end: Pilot runs after the last day of its plan',
      'Ana, Bo',
      '20 Nov 2026, overdue',
    ]);
  });

  it('is the same on pages: every figure, table and sentence, in the structure that is read aloud', async () => {
    const { name, type, bytes } = await reportFileOf(fullBoard, 'pdf');
    expect([name, type]).toEqual(['Meridian-Freight-board-report-2026-11-27.pdf', 'application/pdf']);
    const { text, pages } = readPdf(bytes);
    // What is broken into lines is one sentence again.
    const said = text.replaceAll('\n', ' ').replaceAll(/\s+/g, ' ');
    const { figures, inShort, blockers, roles, people, moved } = report;
    for (const { label, value, note, change } of figures) {
      for (const words of [label, value, note, change ?? '']) expect(said).toContain(words);
    }
    for (const sentence of inShort) expect(said).toContain(sentence);
    for (const cell of [blockers, roles, people, moved].flatMap(({ rows }) => rows.flat())) {
      for (const word of cell.split(' ')) expect(said).toContain(word);
    }
    for (const words of ['61, 2 waived', '37 %', 'Security review', report.readiness.summary])
      expect(said).toContain(words);
    expect(said).toContain('Unit: Sales');
    expect(said).toContain(`Page ${pages} of ${pages}`);

    const raw = Buffer.from(bytes).toString('latin1');
    for (const mark of ['/StructTreeRoot', '/Marked true', '/Lang (en)', '/DisplayDocTitle true']) {
      expect(raw).toContain(mark);
    }
    expect(raw.match(/\/S \/Figure/g)).toHaveLength(6);
    expect(raw.match(/\/S \/Table\b/g)).toHaveLength(7);
    expect(raw.match(/\/Alt /g)).toHaveLength(6);
  });

  it('shortens a long title rather than let it run', async () => {
    const { text } = readPdf((await reportFileOf(fullBoard, 'pdf')).bytes);
    expect(text).toContain('SA-1 Answers in Ελληνικά for');
    expect(text).toContain('…');
    expect(text).not.toContain('and their end');
    expect(longTitle.length).toBeGreaterThan(200);
  });

  it('is the same on slides, its charts PowerPoint’s own with their figures', async () => {
    const { bytes, name } = await reportFileOf(fullBoard, 'pptx');
    expect(name).toBe('Meridian-Freight-board-report-2026-11-27.pptx');
    const files = unzipSync(bytes);
    const xml = (path: string) => strFromU8(files[path] ?? new Uint8Array());
    const charts = Object.keys(files)
      .filter((path) => /^ppt\/charts\/chart\d+\.xml$/.test(path))
      .map(xml);
    expect(charts).toHaveLength(6);
    const funnel = charts.find((chart) => chart.includes('Ever reached it')) ?? '';
    expect(seriesOf(funnel)).toEqual({
      'In it now': [11, 0, 0, 7, 0, 2],
      'Imported, unverified': [3, 0, 0, 0, 0, 0],
      'Ever reached it': [20, 9, 9, 9, 2, 2],
    });
    const verdicts = charts.find((chart) => chart.includes('Strong first POC')) ?? '';
    expect(Object.values(seriesOf(verdicts))).toEqual([[13, 0, 0, 0, 10]]);
    const time = charts.find((chart) => chart.includes('Now there: median')) ?? '';
    expect(seriesOf(time)).toMatchObject({ 'Now there: median': [42], 'Now there: nine of ten': [99] });
    const trend = charts.find((chart) => chart.includes('<c:areaChart>')) ?? '';
    expect(seriesOf(trend).Pilot?.at(-1)).toBe(7);
    const bubbles = charts.find((chart) => chart.includes('<c:bubbleChart>')) ?? '';
    expect(numbers(/<c:xVal>.*?<\/c:xVal>/s.exec(bubbles)?.[0])).toEqual([4, 1]);
    expect(numbers(/<c:yVal>.*?<\/c:yVal>/s.exec(bubbles)?.[0])).toEqual([5, 2]);
    expect(numbers(/<c:bubbleSize>.*?<\/c:bubbleSize>/s.exec(bubbles)?.[0])).toEqual([6, 2]);
    // Each has its sheet to be edited in.
    expect(Object.keys(files).filter((path) => path.endsWith('.xlsx'))).toHaveLength(6);

    const slides = Object.keys(files).filter((path) => /^ppt\/slides\/slide\d+\.xml$/.test(path));
    expect(slides).toHaveLength(9);
    const said = slides.map(xml).join(' ');
    for (const words of ['61, 2 waived', '100', '?', '37 %', '9', 'Security review'])
      expect(said).toContain(`>${words}<`);
    expect(said).toContain('3 more are on the way.');
    for (const words of report.figures.flatMap(({ label, value }) => [label, value]))
      expect(said).toContain(`>${words}<`);
    expect(said).toContain('SA-2 Tender answers');
    expect(said).toContain('ID-2 The server validates a token on every request');
  });

  it('is whole where there is nothing', async () => {
    expect(readPdf((await reportFileOf(emptyBoard, 'pdf')).bytes).text).toContain('No use case has been verified yet.');
    expect(unzipSync((await reportFileOf(emptyBoard, 'pptx')).bytes)['ppt/presentation.xml']).toBeDefined();
  });
});

it('an axis goes by whole steps, and reaches what it shows', () => {
  expect(ticks(23)).toEqual([0, 5, 10, 15, 20, 25]);
  expect(ticks(1)).toEqual([0, 1]);
  expect(ticks(0)).toEqual([0, 1]);
  expect(ticks(120_000).at(-1)).toBeGreaterThanOrEqual(120_000);
});

/** The figures of each series of a chart, by its name; what is empty is left out. */
function seriesOf(chart: string): Record<string, number[]> {
  return Object.fromEntries(
    [...chart.matchAll(/<c:ser>.*?<\/c:ser>/gs)].map(([series]) => [
      /<c:tx>.*?<c:v>(.*?)<\/c:v>/s.exec(series)?.[1] ?? '',
      numbers(/<c:val>.*?<\/c:val>/s.exec(series)?.[0]),
    ]),
  );
}

const numbers = (xml = ''): number[] =>
  [...xml.matchAll(/<c:v>(.*?)<\/c:v>/g)].filter(([, text]) => text !== '').map(([, text]) => Number(text));
