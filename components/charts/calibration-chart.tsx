'use client';

import { CartesianGrid, ReferenceLine, ResponsiveContainer, Scatter, ScatterChart, XAxis, YAxis } from 'recharts';
import type { CalibrationMark, CalibrationModel } from '@/lib/charts/calibration';
import { heights } from './heights';
import { Mark, Told } from './mark';
import { axisLine, initial, tick, type Place } from './theme';

type Row = CalibrationMark & { href: string | null };
type Props = Pick<CalibrationModel, 'from' | 'to'> & { marks: Row[]; across: string; up: string };

/** What was predicted against what was reached; on the line both are the same. */
export function CalibrationChart({ marks, from, to, across, up }: Props) {
  const height = heights.calibration();
  return (
    <ResponsiveContainer width="100%" height={height} initialDimension={initial(height)}>
      <ScatterChart accessibilityLayer={false} margin={{ top: 8, right: 16, bottom: 22, left: 8 }}>
        <CartesianGrid stroke="var(--color-line)" />
        <XAxis
          type="number"
          dataKey="level"
          domain={[0.5, 5.5]}
          ticks={[1, 2, 3, 4, 5]}
          tick={tick}
          axisLine={axisLine}
          tickLine={false}
          label={{
            value: across,
            position: 'insideBottom',
            offset: -14,
            fontSize: 12,
            fill: 'var(--color-ink-subtle)',
          }}
        />
        <YAxis
          type="number"
          dataKey="reached"
          domain={[from, to]}
          ticks={quarters(from, to)}
          tickFormatter={(percent: number) => `${percent} %`}
          tick={tick}
          width={56}
          axisLine={axisLine}
          tickLine={false}
          label={{
            value: up,
            angle: -90,
            position: 'insideLeft',
            fontSize: 12,
            fill: 'var(--color-ink-subtle)',
            style: { textAnchor: 'middle' },
          }}
        />
        <ReferenceLine
          segment={[
            { x: 1, y: 0 },
            { x: 5, y: 100 },
          ]}
          stroke="var(--color-line-field)"
          strokeDasharray="5 4"
        />
        <Scatter
          data={marks}
          isAnimationActive={false}
          shape={(shape: unknown) => <Pilot {...(shape as Place & { payload: Row })} />}
        />
      </ScatterChart>
    </ResponsiveContainer>
  );
}

const quarters = (from: number, to: number) =>
  Array.from({ length: (to - from) / 25 + 1 }, (_, index) => from + index * 25);

function Pilot({ cx = 0, cy = 0, payload }: Place & { payload: Row }) {
  const { count, href, label } = payload;
  const drawn = (
    <>
      <circle
        cx={cx}
        cy={cy}
        r={Math.min(18, 6 + Math.sqrt(count) * 2.5)}
        fill="var(--color-chart-1)"
        fillOpacity={0.22}
        stroke="var(--color-chart-1)"
        strokeWidth={1.5}
      />
      {count > 1 ? (
        <text
          x={cx}
          y={cy}
          textAnchor="middle"
          dominantBaseline="central"
          fontSize={11}
          fontWeight={600}
          fill="var(--color-ink)"
        >
          {count}
        </text>
      ) : null}
    </>
  );
  return href ? (
    <Mark href={href} label={label}>
      {drawn}
    </Mark>
  ) : (
    <Told label={label}>{drawn}</Told>
  );
}
