'use client';

import type { Key } from 'react';
import { Area, CartesianGrid, ComposedChart, Line, ReferenceLine, ResponsiveContainer, XAxis, YAxis } from 'recharts';
import type { ForecastMark } from '@/lib/charts/forecast';
import { heights } from './heights';
import { Told } from './mark';
import { axisLine, initial, monthOf, tick } from './theme';

const past = 'var(--color-chart-1)';

type Dot = { key?: Key | null; cx?: number; cy?: number; payload?: ForecastMark };

/** In production: what was as a line, and what may come as a band for nine tenths of the futures, one for half, and their middle. */
export function ForecastChart({ marks }: { marks: ForecastMark[] }) {
  const height = heights.forecast();
  const today = marks.findLast(({ was }) => was !== null)?.day;
  return (
    <ResponsiveContainer width="100%" height={height} initialDimension={initial(height)}>
      <ComposedChart data={marks} accessibilityLayer={false} margin={{ top: 20, right: 12, bottom: 4, left: 0 }}>
        <CartesianGrid stroke="var(--color-line)" vertical={false} />
        <XAxis dataKey="day" tick={tick} axisLine={axisLine} tickLine={false} tickFormatter={monthOf} minTickGap={28} />
        <YAxis tick={tick} axisLine={false} tickLine={false} allowDecimals={false} width={36} />
        <Area
          dataKey="most"
          isAnimationActive={false}
          stroke="none"
          fill={past}
          fillOpacity={0.16}
          activeDot={false}
          type="monotone"
        />
        <Area
          dataKey="half"
          isAnimationActive={false}
          stroke="none"
          fill={past}
          fillOpacity={0.3}
          activeDot={false}
          type="monotone"
        />
        {today && (
          <ReferenceLine
            x={today}
            stroke="var(--color-line-strong)"
            label={{
              value: 'Today',
              position: 'top',
              // Beside the axis rather than over its highest figure.
              dx: today === marks[0]?.day ? 22 : 0,
              fontSize: 12,
              fill: 'var(--color-ink-subtle)',
            }}
          />
        )}
        <Line
          dataKey="middle"
          isAnimationActive={false}
          stroke={past}
          strokeWidth={2}
          strokeDasharray="5 4"
          activeDot={false}
          type="monotone"
          dot={(dot: Dot) => <ForecastDot {...dot} key={dot.key} hollow />}
        />
        <Line
          dataKey="was"
          isAnimationActive={false}
          stroke={past}
          strokeWidth={2}
          activeDot={false}
          type="stepAfter"
          dot={(dot: Dot) => <ForecastDot {...dot} key={dot.key} />}
        />
      </ComposedChart>
    </ResponsiveContainer>
  );
}

/** One dot for each time; today both lines have one, and the past's is it. */
function ForecastDot({ cx, cy, payload, hollow = false }: Omit<Dot, 'key'> & { hollow?: boolean }) {
  if (cx === undefined || cy === undefined || cy === null || !payload) return <g />;
  if (hollow && payload.was !== null) return <g />;
  return (
    <Told label={payload.label}>
      <circle cx={cx} cy={cy} r={9} fill="transparent" />
      <circle cx={cx} cy={cy} r={3} fill={hollow ? 'var(--color-surface)' : past} stroke={past} strokeWidth={1.5} />
    </Told>
  );
}
