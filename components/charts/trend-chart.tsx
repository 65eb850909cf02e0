'use client';

import { Area, AreaChart, CartesianGrid, ResponsiveContainer, XAxis, YAxis } from 'recharts';
import type { TrendMark, TrendModel } from '@/lib/charts/trend';
import { heights } from './heights';
import { Told } from './mark';
import { axisLine, initial, monthOf, tick } from './theme';
import { stageColors } from './stage-colors';

type Props = Pick<TrendModel, 'marks' | 'toldEvery' | 'series'>;

/** Verified use cases by stage over a year, stacked, production at the bottom. */
export function TrendChart({ marks, toldEvery, series }: Props) {
  const height = heights.trend();
  const told = (index: number) => (marks.length - 1 - index) % toldEvery === 0;
  return (
    <ResponsiveContainer width="100%" height={height} initialDimension={initial(height)}>
      <AreaChart data={marks} accessibilityLayer={false} margin={{ top: 8, right: 12, bottom: 4, left: 0 }}>
        <CartesianGrid stroke="var(--color-line)" vertical={false} />
        <XAxis dataKey="day" tick={tick} axisLine={axisLine} tickLine={false} tickFormatter={monthOf} minTickGap={28} />
        <YAxis tick={tick} axisLine={false} tickLine={false} allowDecimals={false} width={36} />
        {series.map(({ stage }, place) => (
          <Area
            key={stage}
            dataKey={stage}
            stackId="stages"
            type="stepAfter"
            isAnimationActive={false}
            stroke="var(--color-surface)"
            strokeWidth={1}
            fill={stageColors[stage]}
            fillOpacity={1}
            activeDot={false}
            dot={
              place === series.length - 1
                ? ({ key, cx, cy, index, payload }) =>
                    told(index) && cx !== undefined && cy !== undefined ? (
                      <TrendTold key={key} cx={cx} cy={cy} mark={payload as TrendMark} />
                    ) : (
                      <g key={key} />
                    )
                : false
            }
          />
        ))}
      </AreaChart>
    </ResponsiveContainer>
  );
}

function TrendTold({ cx, cy, mark }: { cx: number; cy: number; mark: TrendMark }) {
  return (
    <Told label={mark.label}>
      <circle cx={cx} cy={cy} r={9} fill="transparent" />
      <circle cx={cx} cy={cy} r={2.5} fill="var(--color-ink-muted)" />
    </Told>
  );
}
