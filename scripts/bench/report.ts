import type { Figures } from './measure';

export type Measured = {
  /** By probe. */
  figures: Record<string, Figures>;
  /** Kilobytes of JavaScript (gzip) that a browser loads. */
  scripts: Record<'empty app' | 'list' | 'portfolio', number>;
};

/** The figures as a table, each page also as a multiple of the bare page and of itself with a tenth of the use cases. */
export function report({ figures, scripts }: Measured): string {
  const bare = figures['bare page']?.p50 ?? 0;
  const head = ['', 'p50 ms', 'p95 ms', 'req/s', 'kB', '× bare', '× at 1,000'];
  const rows = Object.entries(figures).map(([name, { p50, p95, requestsPerSecond, kilobytes }]) => {
    const small = figures[name.replace('10000', '1000')];
    return [
      name,
      p50.toFixed(2),
      p95.toFixed(2),
      requestsPerSecond.toFixed(0),
      kilobytes.toFixed(1),
      (p50 / bare).toFixed(1),
      name.endsWith('10000') && small ? (p50 / small.p50).toFixed(2) : '',
    ];
  });
  const above = (kilobytes: number) =>
    `${kilobytes.toFixed(1)} kB, ${(kilobytes - scripts['empty app']).toFixed(1)} above the empty app`;
  return [
    table([head, ...rows]),
    '',
    `JavaScript (gzip): empty app ${scripts['empty app'].toFixed(1)} kB · list ${above(scripts.list)} · portfolio ${above(scripts.portfolio)}`,
  ].join('\n');
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
