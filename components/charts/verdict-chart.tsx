'use client';

import { Bar, BarChart, ResponsiveContainer, XAxis, YAxis } from 'recharts';
import type { VerdictBar } from '@/lib/charts/verdict-mix';
import { count } from '@/lib/charts/chart-filter';
import { heights } from './heights';
import { Hatch, Mark } from './mark';
import { axisLine, initial, tick, type Place } from './theme';

const colors: Record<VerdictBar['verdict'], string> = {
  strong: 'var(--color-positive)',
  conditions: 'var(--color-caution)',
  'not-first': 'var(--color-negative)',
  'next-step': 'var(--color-info)',
  none: 'var(--color-neutral)',
};

type Row = VerdictBar & { href?: string };

/** How many use cases have which verdict; hatched where the use case is imported and unverified. */
export function VerdictChart({ bars }: { bars: Row[] }) {
  const height = heights.verdict(bars.length);
  return (
    <ResponsiveContainer width="100%" height={height} initialDimension={initial(height)}>
      <BarChart
        data={bars}
        layout="vertical"
        accessibilityLayer={false}
        margin={{ top: 4, right: 84, bottom: 4, left: 0 }}
        barCategoryGap={12}
      >
        <defs>
          {bars.map(({ verdict }) => (
            <Hatch key={verdict} id={`verdict-${verdict}`} color={colors[verdict]} />
          ))}
        </defs>
        <XAxis type="number" hide domain={[0, 'dataMax']} />
        <YAxis
          type="category"
          dataKey="label"
          width={132}
          tick={tick}
          axisLine={axisLine}
          tickLine={false}
          interval={0}
        />
        <Bar
          dataKey="verified"
          stackId="use-cases"
          isAnimationActive={false}
          shape={(shape: unknown) => <Verified {...(shape as Place & { payload: Row })} />}
        />
        <Bar
          dataKey="unverified"
          stackId="use-cases"
          isAnimationActive={false}
          shape={(shape: unknown) => <Unverified {...(shape as Place & { payload: Row })} />}
        />
      </BarChart>
    </ResponsiveContainer>
  );
}

function Verified({ x = 0, y = 0, width = 0, height = 0, payload }: Place & { payload: Row }) {
  const all = payload.verified + payload.unverified;
  return (
    <Mark href={payload.href} label={`${payload.label}: ${all} ${all === 1 ? 'use case' : 'use cases'}`}>
      <rect
        x={x}
        y={y}
        width={Math.max(width, all > 0 ? 2 : 0)}
        height={height}
        rx={3}
        fill={colors[payload.verdict]}
      />
    </Mark>
  );
}

function Unverified({ x = 0, y = 0, width = 0, height = 0, payload }: Place & { payload: Row }) {
  return (
    <g aria-hidden="true" pointerEvents="none">
      <rect x={x} y={y} width={width} height={height} rx={3} fill={`url(#verdict-${payload.verdict})`} />
      <text
        x={x + width + 8}
        y={y + height / 2}
        dominantBaseline="central"
        fontSize={13}
        fontWeight={600}
        fill="var(--color-ink)"
      >
        {count(payload.verified + payload.unverified)}
        <tspan dx={8} fontWeight={400} fontSize={12} fill="var(--color-ink-subtle)">
          {`${Math.round(payload.share * 100)} %`}
        </tspan>
      </text>
    </g>
  );
}
