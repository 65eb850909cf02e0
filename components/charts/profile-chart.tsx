'use client';

import { CartesianGrid, Line, LineChart, ResponsiveContainer, XAxis, YAxis } from 'recharts';
import type { ProfileModel } from '@/lib/charts/profile';
import { heights } from './heights';
import { Told } from './mark';
import { axisLine, initial, tick, type Place } from './theme';

const colors = [1, 2, 3, 4, 5].map((number) => `var(--color-chart-${number})`);

type Dot = Place & { payload: { label: string; levels: Record<string, number> } };

/** Ratings from 1 to 5, a line per use case; its number in the legend stands in each of its dots. */
export function ProfileChart({ rows, keys }: Pick<ProfileModel, 'rows' | 'keys'>) {
  const height = heights.profile();
  return (
    <ResponsiveContainer width="100%" height={height} initialDimension={initial(height)}>
      <LineChart
        data={rows}
        layout="vertical"
        accessibilityLayer={false}
        margin={{ top: 4, right: 24, bottom: 4, left: 0 }}
      >
        <CartesianGrid stroke="var(--color-line)" />
        <XAxis
          type="number"
          domain={[0.75, 5.25]}
          ticks={[1, 2, 3, 4, 5]}
          tick={tick}
          axisLine={axisLine}
          tickLine={false}
        />
        <YAxis
          type="category"
          dataKey="label"
          width={124}
          tick={tick}
          axisLine={axisLine}
          tickLine={false}
          interval={0}
          padding={{ top: 16, bottom: 16 }}
        />
        {keys.map((key, index) => (
          <Line
            key={key}
            dataKey={(row: Dot['payload']) => row.levels[key]}
            stroke={colors[index]}
            strokeWidth={2}
            strokeDasharray={index === 0 ? undefined : `${8 - index} ${2 + index}`}
            isAnimationActive={false}
            dot={(dot: unknown) => {
              const { payload, ...place } = dot as Dot;
              return (
                <Rated key={payload.label} {...place} payload={payload} series={{ key, index, of: keys.length }} />
              );
            }}
          />
        ))}
      </LineChart>
    </ResponsiveContainer>
  );
}

type Series = { key: string; index: number; of: number };

function Rated({ cx = 0, cy = 0, payload, series: { key, index, of } }: Dot & { series: Series }) {
  // Beside each other where they fall together.
  const y = cy + (index - (of - 1) / 2) * 6;
  return (
    <Told label={`${key}, ${payload.label.toLowerCase()}: ${payload.levels[key]} of 5`}>
      <circle cx={cx} cy={y} r={8} fill={colors[index]} />
      <text
        x={cx}
        y={y}
        textAnchor="middle"
        dominantBaseline="central"
        fontSize={10}
        fontWeight={700}
        fill="var(--color-surface)"
      >
        {index + 1}
      </text>
    </Told>
  );
}
