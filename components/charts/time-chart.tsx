'use client';

import { Bar, BarChart, CartesianGrid, ReferenceArea, ResponsiveContainer, XAxis, YAxis } from 'recharts';
import type { TimeBar } from '@/lib/charts/time-in-stage';
import { heights } from './heights';
import { Mark } from './mark';
import { axisLine, initial, tick, type Place } from './theme';

type Row = TimeBar & { href: string };

/** Median days in each stage, a line to where nine of ten are, before a band that is the guide's usual time. */
export function TimeChart({ bars, maxDays }: { bars: Row[]; maxDays: number }) {
  const height = heights.time(bars.length);
  return (
    <ResponsiveContainer width="100%" height={height} initialDimension={initial(height)}>
      <BarChart
        data={bars}
        layout="vertical"
        accessibilityLayer={false}
        margin={{ top: 4, right: 24, bottom: 18, left: 0 }}
        barCategoryGap={16}
      >
        <CartesianGrid stroke="var(--color-line)" horizontal={false} />
        <XAxis
          type="number"
          domain={[0, maxDays]}
          tick={tick}
          axisLine={axisLine}
          tickLine={false}
          label={{
            value: 'Days in the stage',
            position: 'insideBottom',
            offset: -12,
            fontSize: 12,
            fill: 'var(--color-ink-subtle)',
          }}
        />
        <YAxis
          type="category"
          dataKey="label"
          width={104}
          tick={tick}
          axisLine={axisLine}
          tickLine={false}
          interval={0}
        />
        {bars.map(
          ({ label, yardstick }) =>
            yardstick && (
              <ReferenceArea
                key={label}
                y1={label}
                y2={label}
                x1={yardstick.minDays}
                x2={yardstick.maxDays}
                fill="var(--color-neutral-soft)"
                fillOpacity={1}
                stroke="var(--color-line-strong)"
                strokeDasharray="3 3"
              />
            ),
        )}
        <Bar
          dataKey="medianDays"
          isAnimationActive={false}
          minPointSize={1}
          shape={(shape: unknown) => <TimeMark {...(shape as Place & { payload: Row })} />}
        />
      </BarChart>
    </ResponsiveContainer>
  );
}

function TimeMark({ x = 0, y = 0, width = 0, height = 0, payload }: Place & { payload: Row }) {
  if (payload.count === 0) return null;
  const scale = payload.medianDays > 0 ? width / payload.medianDays : 0;
  const end = x + payload.p90Days * scale;
  const middle = y + height / 2;
  return (
    <Mark href={payload.href} label={labelOf(payload)}>
      <rect
        x={x}
        y={y}
        width={width}
        height={height}
        rx={3}
        fill={payload.over > 0 ? 'var(--color-caution)' : 'var(--color-chart-1)'}
      />
      <line x1={x + width} x2={end} y1={middle} y2={middle} stroke="var(--color-ink-muted)" strokeWidth={1.5} />
      <line x1={end} x2={end} y1={middle - 5} y2={middle + 5} stroke="var(--color-ink-muted)" strokeWidth={1.5} />
      <text x={end + 8} y={middle} dominantBaseline="central" fontSize={12} fontWeight={600} fill="var(--color-ink)">
        {`${Math.round(payload.medianDays)} d`}
      </text>
    </Mark>
  );
}

function labelOf(bar: Row): string {
  const over = bar.over > 0 ? `, ${bar.over} longer than usual` : '';
  return `${bar.label}: ${bar.count} use cases, median ${Math.round(bar.medianDays)} days, nine of ten within ${Math.round(bar.p90Days)} days${over}`;
}
