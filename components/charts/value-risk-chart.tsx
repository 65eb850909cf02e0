'use client';

import {
  CartesianGrid,
  ReferenceArea,
  ResponsiveContainer,
  Scatter,
  ScatterChart,
  useChartWidth,
  XAxis,
  YAxis,
} from 'recharts';
import { count } from '@/lib/charts/chart-filter';
import { riskTicks, valueTicks, type Bubble } from '@/lib/charts/value-risk';
import { heights } from './heights';
import { Mark } from './mark';
import { axisLine, initial, tick, type Place } from './theme';

/** Radii in pixels: neighbours never touch, and the smallest still holds its figure. */
const largest = 30;
const smallest = 11;
const axisWidth = 100;

type Row = Bubble & { href: string };

/** Value against risk: each bubble stands for the use cases with the same two ratings, its area for how many they are. */
export function ValueRiskChart({ bubbles }: { bubbles: Row[] }) {
  return (
    <ResponsiveContainer width="100%" height={heights.valueRisk()} initialDimension={initial(heights.valueRisk())}>
      <ScatterChart accessibilityLayer={false} margin={{ top: 8, right: 16, bottom: 22, left: 4 }}>
        <CartesianGrid stroke="var(--color-line)" />
        <ReferenceArea x1={3.5} x2={5.5} y1={3.5} y2={5.5} fill="var(--color-positive-soft)" fillOpacity={1} />
        <XAxis
          type="number"
          dataKey="risk"
          domain={[0.5, 5.5]}
          ticks={[1, 2, 3, 4, 5]}
          tickFormatter={(level: number) => riskTicks[level] ?? ''}
          tick={tick}
          axisLine={axisLine}
          tickLine={false}
          interval="preserveStartEnd"
          label={{
            value: 'Action risk → safer',
            position: 'insideBottom',
            offset: -14,
            fontSize: 12,
            fill: 'var(--color-ink-subtle)',
          }}
        />
        <YAxis
          type="number"
          dataKey="value"
          domain={[0.5, 5.5]}
          ticks={[1, 2, 3, 4, 5]}
          tickFormatter={(level: number) => valueTicks[level] ?? ''}
          tick={tick}
          width={78}
          axisLine={axisLine}
          tickLine={false}
        />
        <Scatter
          data={bubbles}
          isAnimationActive={false}
          shape={(shape: unknown) => <BubbleMark {...(shape as Place & { payload: Row })} />}
        />
      </ScatterChart>
    </ResponsiveContainer>
  );
}

function BubbleMark({ cx = 0, cy = 0, payload }: Place & { payload: Row }) {
  const room = ((useChartWidth() ?? 600) - axisWidth) / 10;
  const radius = Math.max(smallest, Math.sqrt(payload.size) * Math.min(largest, room));
  const allUnverified = payload.unverified === payload.count;
  return (
    <Mark href={payload.href} label={payload.label}>
      <circle
        cx={cx}
        cy={cy}
        r={radius}
        fill="var(--color-chart-1)"
        fillOpacity={0.16}
        stroke="var(--color-chart-1)"
        strokeWidth={1.5}
        strokeDasharray={allUnverified ? '3 3' : undefined}
      />
      <text
        x={cx}
        y={cy}
        textAnchor="middle"
        dominantBaseline="central"
        fontSize={12}
        fontWeight={600}
        fill="var(--color-ink)"
      >
        {count(payload.count)}
      </text>
    </Mark>
  );
}
