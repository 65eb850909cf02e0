'use client';

import { ResponsiveContainer, Scatter, ScatterChart, useChartWidth, XAxis, YAxis } from 'recharts';
import type { Band, HeatCell, ReadinessModel } from '@/lib/charts/readiness-map';
import { areas } from '@/lib/domain/checklist/areas';
import { heights, readinessHead, rowHeight } from './heights';
import { Mark } from './mark';
import { initial, type Place } from './theme';

const fills: Record<Band, string> = {
  unknown: 'var(--color-surface)',
  none: 'var(--color-ramp-0)',
  low: 'var(--color-ramp-1)',
  middle: 'var(--color-ramp-2)',
  high: 'var(--color-ramp-4)',
  full: 'var(--color-ramp-5)',
};
const inks: Record<Band, string> = {
  unknown: 'var(--color-ink-subtle)',
  none: 'var(--color-on-ramp-0)',
  low: 'var(--color-on-ramp-1)',
  middle: 'var(--color-on-ramp-2)',
  high: 'var(--color-on-ramp-4)',
  full: 'var(--color-on-ramp-5)',
};

const keyWidth = 96;

type Cell = HeatCell & { href?: string };
type Column = { label: string; href?: string };

type Props = { rows: ReadinessModel['rows']; columns: Column[]; cells: Cell[] };

/**
 * Readiness by use case and area: the shade and the figure say the same; a dashed, empty cell is unknown, not zero; a folded corner
 * says that some of it is waived. A cell, and the name of an area, open what is missing there.
 */
export function ReadinessChart({ rows, columns, cells }: Props) {
  const height = heights.readiness(rows.length);
  return (
    <div className="overflow-x-auto" role="region" aria-label="Readiness by area: drawing" tabIndex={0}>
      <div style={{ minWidth: 640 }}>
        <ResponsiveContainer width="100%" height={height} initialDimension={initial(height)}>
          <ScatterChart accessibilityLayer={false} margin={{ top: 4, right: 4, bottom: 0, left: 0 }}>
            <XAxis
              type="number"
              dataKey="column"
              orientation="top"
              height={readinessHead - 6}
              domain={[-0.5, columns.length - 0.5]}
              ticks={columns.map((_, index) => index)}
              interval={0}
              axisLine={false}
              tickLine={false}
              tick={(place: unknown) => <AreaName {...(place as TickPlace)} columns={columns} />}
            />
            <YAxis
              type="number"
              dataKey="row"
              reversed
              width={keyWidth}
              domain={[-0.5, rows.length - 0.5]}
              ticks={rows.map((_, index) => index)}
              interval={0}
              axisLine={false}
              tickLine={false}
              tick={(place: unknown) => <UseCaseKey {...(place as TickPlace)} rows={rows} />}
            />
            <Scatter
              data={cells}
              isAnimationActive={false}
              shape={(shape: unknown) => <HeatMark {...(shape as Place & { payload: Cell })} />}
            />
          </ScatterChart>
        </ResponsiveContainer>
      </div>
    </div>
  );
}

type TickPlace = { x: number; y: number; payload: { value: number } };

function AreaName({ x, y, payload, columns }: TickPlace & { columns: Column[] }) {
  const { label = '', href } = columns[payload.value] ?? {};
  const words = label.split(' ');
  return (
    <Mark href={href} label={href ? `${label}: what is missing` : label} here>
      <text
        x={x}
        y={y - (words.length - 1) * 14}
        textAnchor="middle"
        fontSize={11.5}
        fill="var(--color-ink-muted)"
        textDecoration={href && 'underline'}
      >
        {words.map((word, index) => (
          <tspan key={word} x={x} dy={index === 0 ? 0 : 14}>
            {word}
          </tspan>
        ))}
      </text>
    </Mark>
  );
}

function UseCaseKey({ x, y, payload, rows }: TickPlace & { rows: ReadinessModel['rows'] }) {
  const row = rows[payload.value];
  return (
    <text x={x} y={y} textAnchor="end" dominantBaseline="central" fontSize={12} fill="var(--color-ink)">
      <title>{row?.title}</title>
      {row?.key}
    </text>
  );
}

function HeatMark({ cx = 0, cy = 0, payload }: Place & { payload: Cell }) {
  const width = ((useChartWidth() ?? 640) - keyWidth) / areas.length - 4;
  const height = rowHeight.readiness - 4;
  return (
    <Mark href={payload.href} label={payload.label} here>
      <rect
        x={cx - width / 2}
        y={cy - height / 2}
        width={width}
        height={height}
        rx={3}
        fill={fills[payload.band]}
        stroke={payload.band === 'unknown' ? 'var(--color-line-strong)' : 'none'}
        strokeDasharray="3 3"
      />
      <text x={cx} y={cy} textAnchor="middle" dominantBaseline="central" fontSize={12} fill={inks[payload.band]}>
        {payload.percent === null ? '?' : payload.percent}
      </text>
      {payload.waived > 0 ? <WaivedCorner x={cx + width / 2} y={cy - height / 2} fill={inks[payload.band]} /> : null}
    </Mark>
  );
}

/** A folded corner: part of the figure is waived, not satisfied. The label and the table say how many. */
const WaivedCorner = ({ x, y, fill }: { x: number; y: number; fill: string }) => (
  <path d={`M${x - 10} ${y} L${x} ${y} L${x} ${y + 10} Z`} fill={fill} />
);
