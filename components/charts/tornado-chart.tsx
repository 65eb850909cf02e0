'use client';

import { Bar, BarChart, ReferenceLine, ResponsiveContainer, XAxis, YAxis } from 'recharts';
import type { TornadoBar, TornadoModel } from '@/lib/charts/tornado';
import { shownScore } from '@/lib/domain/scoring/score';
import { heights } from './heights';
import { Told } from './mark';
import { axisLine, initial, tick, type Place } from './theme';

type Props = Pick<TornadoModel, 'bars' | 'score' | 'thresholds' | 'from' | 'to'>;
type Row = TornadoBar & { range: [number, number]; score: number };
type Shape = Place & { payload: Row };

/** How far one step of each rating moves the score to either side; what changes the verdict is hatched and named. */
export function TornadoChart({ bars, score, thresholds, from, to }: Props) {
  const rows = bars.map((bar): Row => ({
    ...bar,
    score,
    range: [bar.lower?.score ?? score, bar.higher?.score ?? score],
  }));
  const height = heights.tornado(rows.length);
  return (
    <ResponsiveContainer width="100%" height={height} initialDimension={initial(height)}>
      <BarChart
        data={rows}
        layout="vertical"
        accessibilityLayer={false}
        margin={{ top: 20, right: 16, bottom: 0, left: 0 }}
        barCategoryGap={10}
      >
        <XAxis
          type="number"
          domain={[from, to]}
          tick={tick}
          axisLine={axisLine}
          tickLine={false}
          allowDecimals={false}
        />
        <YAxis
          type="category"
          dataKey="label"
          width={124}
          tick={tick}
          axisLine={axisLine}
          tickLine={false}
          interval={0}
        />
        {thresholds.map(({ at, label }) => (
          <ReferenceLine
            key={label}
            x={at}
            stroke="var(--color-line-field)"
            strokeDasharray="4 3"
            label={{ value: `${label} ${at}`, position: 'top', fontSize: 11, fill: 'var(--color-ink-subtle)' }}
          />
        ))}
        <Bar dataKey="range" isAnimationActive={false} shape={(shape: unknown) => <Sides {...(shape as Shape)} />} />
        <ReferenceLine x={score} stroke="var(--color-ink)" />
      </BarChart>
    </ResponsiveContainer>
  );
}

/** The range of a factor, parted at the score as it is. */
function Sides({ x = 0, y = 0, width = 0, height = 0, payload }: Shape) {
  const [low, high] = payload.range;
  const below = high > low ? (width * (payload.score - low)) / (high - low) : 0;
  return (
    <>
      <Side {...{ y, height, payload }} x={x} width={below} side="lower" />
      <Side {...{ y, height, payload }} x={x + below} width={width - below} side="higher" />
    </>
  );
}

function Side({ x = 0, y = 0, width = 0, height = 0, payload, side }: Shape & { side: 'lower' | 'higher' }) {
  const step = payload[side];
  if (!step || width <= 0) return null;
  const label = `${payload.label}, ${step.level} instead of ${payload.level}: ${shownScore(step.score)}, ${step.flips ? 'another verdict' : 'same verdict'}`;
  return (
    <Told label={label}>
      <rect
        x={x}
        y={y}
        width={width}
        height={height}
        rx={2}
        fill={side === 'lower' ? 'var(--color-caution)' : 'var(--color-positive)'}
        fillOpacity={step.flips ? 0.9 : 0.35}
      />
      {step.flips ? (
        <text
          x={x + width / 2}
          y={y + height / 2}
          textAnchor="middle"
          dominantBaseline="central"
          fontSize={13}
          fontWeight={700}
          fill="var(--color-surface)"
        >
          ≠
        </text>
      ) : null}
    </Told>
  );
}
