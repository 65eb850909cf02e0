'use client';

import { Bar, BarChart, ResponsiveContainer, XAxis, YAxis } from 'recharts';
import type { FunnelBar } from '@/lib/charts/funnel';
import { count } from '@/lib/charts/chart-filter';
import { heights } from './heights';
import { Hatch, Mark } from './mark';
import { axisLine, initial, tick, type Place } from './theme';

/** The stages as bars: solid for verified, hatched for what an import says; conversion from the stage before in words. */
export function FunnelChart({ bars }: { bars: (FunnelBar & { href?: string })[] }) {
  const height = heights.funnel(bars.length);
  return (
    <ResponsiveContainer width="100%" height={height} initialDimension={initial(height)}>
      <BarChart
        data={bars}
        layout="vertical"
        accessibilityLayer={false}
        margin={{ top: 4, right: 118, bottom: 4, left: 0 }}
        barCategoryGap={12}
      >
        <defs>
          <Hatch id="funnel-unverified" color="var(--color-chart-6)" />
        </defs>
        <XAxis type="number" hide domain={[0, 'dataMax']} />
        <YAxis
          type="category"
          dataKey="label"
          width={104}
          tick={tick}
          axisLine={axisLine}
          tickLine={false}
          interval={0}
        />
        <Bar
          dataKey="now"
          stackId="use-cases"
          isAnimationActive={false}
          shape={(shape: unknown) => <Verified {...(shape as Place & { payload: FunnelBar & { href?: string } })} />}
        />
        <Bar
          dataKey="unverified"
          stackId="use-cases"
          isAnimationActive={false}
          shape={(shape: unknown) => <Unverified {...(shape as Place & { payload: FunnelBar & { href?: string } })} />}
        />
      </BarChart>
    </ResponsiveContainer>
  );
}

type BarPlace = Place & { payload: FunnelBar & { href?: string } };

function Verified({ x = 0, y = 0, width = 0, height = 0, payload }: BarPlace) {
  return (
    <Mark href={payload.href} label={labelOf(payload)}>
      <rect
        x={x}
        y={y}
        width={Math.max(width, payload.now > 0 ? 2 : 0)}
        height={height}
        rx={3}
        fill="var(--color-chart-1)"
      />
    </Mark>
  );
}

// The second bar of the stack ends where the figures begin, so it draws them too.
function Unverified({ x = 0, y = 0, width = 0, height = 0, payload }: BarPlace) {
  return (
    <g aria-hidden="true" pointerEvents="none">
      <rect
        x={x}
        y={y}
        width={width}
        height={height}
        rx={3}
        fill="url(#funnel-unverified)"
        stroke="var(--color-chart-6)"
        strokeWidth={width > 0 ? 1 : 0}
      />
      <text
        x={x + width + 8}
        y={y + height / 2}
        dominantBaseline="central"
        fontSize={13}
        fontWeight={600}
        fill="var(--color-ink)"
      >
        {count(payload.now + payload.unverified)}
        {payload.conversion !== null && (
          <tspan dx={8} fontWeight={400} fontSize={12} fill="var(--color-ink-subtle)">
            {`${Math.round(payload.conversion * 100)} % got here`}
          </tspan>
        )}
      </text>
    </g>
  );
}

function labelOf(bar: FunnelBar): string {
  const unverified = bar.unverified > 0 ? `, ${bar.unverified} imported and unverified` : '';
  const conversion =
    bar.conversion === null ? '' : `, ${Math.round(bar.conversion * 100)} % of the stage before got here`;
  const givenUp = bar.givenUp > 0 ? `, ${bar.givenUp} given up here` : '';
  return `${bar.label}: ${bar.now}${unverified}${conversion}${givenUp}`;
}
