import { lookedAt, type LargeAnswers } from './large-answers';
import type { Load } from './load';
import type { ManyTools } from './many-tools';
import type { Figures } from './measure';
import type { MixedShare } from './mixed-writes';
import type { Vitals } from './vitals';

export type Measured = {
  /** By probe, one request at a time. */
  alone: Record<string, Figures>;
  /** By size, then by probe, at sixteen connections; the bare app's among them. */
  load: Record<string, Record<string, Load>>;
  /** By size, writes as the sample's trails have them, as a share of bare transactions. */
  writes: Record<string, MixedShare>;
  large: Record<string, LargeAnswers>;
  /** A server of 500 tools. */
  tools: ManyTools | null;
  /** The most megabytes that the product's process ever held. */
  memory: number | null;
  vitals: Record<string, Vitals>;
  /** Kilobytes of JavaScript (gzip) that a browser loads. */
  scripts: Record<'empty app' | 'list' | 'portfolio', number>;
};

export function report(measured: Measured): string {
  const sizes = Object.keys(measured.load);
  return [
    'One request at a time:',
    table([
      ['', 'p50 ms', 'p95 ms', 'kB'],
      ...Object.entries(measured.alone).map(([name, { p50, p95, kilobytes }]) => [
        name,
        p50.toFixed(1),
        p95.toFixed(1),
        kilobytes.toFixed(1),
      ]),
    ]),
    ...sizes.flatMap((size) => [
      '',
      `Sixteen at a time, ${size} use cases:`,
      loadTable(measured.load[size] ?? {}, measured.writes[size]),
    ]),
    '',
    'What grows with the portfolio:',
    table([
      [
        'use cases',
        ...lookedAt.map((name) => `first ${name} ms`),
        'export rows',
        'MB',
        's',
        'MB held before',
        'at most',
      ],
      ...Object.entries(measured.large).map(([size, { firstLooks, exported }]) => [
        size,
        ...lookedAt.map((name) => firstLooks[name].toFixed(0)),
        String(exported.rows),
        exported.megabytes.toFixed(1),
        exported.seconds.toFixed(1),
        exported.memoryBefore?.toFixed(0) ?? '–',
        exported.memoryMost?.toFixed(0) ?? '–',
      ]),
    ]),
    '',
    measured.tools
      ? `A server of 500 tools: read and checked in ${measured.tools.checked.toFixed(0)} ms, shown in ${measured.tools.shown.toFixed(0)} ms.`
      : '',
    `Memory of the process at most: ${measured.memory?.toFixed(0) ?? '–'} MB`,
    '',
    'In the browser:',
    table([
      ['', 'LCP ms', 'CLS', 'INP ms'],
      ...Object.entries(measured.vitals).map(([name, { lcp, cls, inp }]) => [
        name,
        lcp.toFixed(0),
        cls.toFixed(3),
        inp.toFixed(0),
      ]),
    ]),
    '',
    scriptsLine(measured.scripts),
  ].join('\n');
}

/** Requests per second and processor time, each also as a share of what it is held against. */
export function loadTable(figures: Record<string, Load>, writes?: MixedShare): string {
  return table([
    ['', 'req/s', '× bare', 'with run-in', 'p95 ms', 'CPU ms', '× bare'],
    ...Object.entries(figures).map(([name, { requestsPerSecond, p95, processor, share }]) => [
      name,
      requestsPerSecond.toFixed(1),
      told(share?.requestsPerSecond),
      told(share?.runInCounted),
      p95.toFixed(0),
      processor?.toFixed(1) ?? '–',
      share?.processor?.toFixed(2) ?? '',
    ]),
    ['writes, as trails have them', '', told(writes?.requestsPerSecond), told(writes?.runInCounted), '', '', ''],
  ]);
}

const told = (share: number | undefined): string => share?.toFixed(2) ?? '';

function scriptsLine(scripts: Measured['scripts']): string {
  const above = (kilobytes: number) =>
    `${kilobytes.toFixed(1)} kB, ${(kilobytes - scripts['empty app']).toFixed(1)} above the empty app`;
  return `JavaScript (gzip): empty app ${scripts['empty app'].toFixed(1)} kB · list ${above(scripts.list)} · portfolio ${above(scripts.portfolio)}`;
}

function table(rows: string[][]): string {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  return rows
    .map((row) =>
      row
        .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
        .join('  '),
    )
    .join('\n');
}
