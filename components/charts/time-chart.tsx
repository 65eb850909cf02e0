'use client';

import {
  Bar,
  BarChart,
  CartesianGrid,
  ReferenceArea,
  ResponsiveContainer,
  useXAxisScale,
  XAxis,
  YAxis,
} from 'recharts';
import type { TimeBar } from '@/lib/charts/time-in-stage';
import { heights } from './heights';
import { Mark, Told } from './mark';
import { axisLine, initial, tick, type Place } from './theme';

type Row = TimeBar & { href?: string };

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
        barCategoryGap={10}
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

/** Above: those that are in it now. Below: those that got further. */
function TimeMark({ x = 0, y = 0, width = 0, height = 0, payload }: Place & { payload: Row }) {
  const scale = useXAxisScale();
  if (!scale) return null;
  const at = (days: number) => Number(scale(days));
  const upper = height * 0.55;
  return (
    <>
      {payload.count > 0 && (
        <Mark href={payload.href} label={labelOf(payload)}>
          <Waiting {...{ x, y, width, height: upper, payload, end: at(payload.p90Days) }} />
        </Mark>
      )}
      {payload.spent && (
        <Told label={spentLabel(payload)}>
          <Spent spent={payload.spent} at={at} y={y + upper + 4} height={height - upper - 4} />
        </Told>
      )}
    </>
  );
}

type WaitingProps = Required<Pick<Place, 'x' | 'y' | 'width' | 'height'>> & { payload: Row; end: number };

function Waiting({ x, y, width, height, payload, end }: WaitingProps) {
  const middle = y + height / 2;
  const fill = payload.over > 0 ? 'var(--color-caution)' : 'var(--color-chart-1)';
  return (
    <>
      <rect x={x} y={y} width={width} height={height} rx={3} fill={fill} />
      <line x1={x + width} x2={end} y1={middle} y2={middle} stroke="var(--color-ink-muted)" strokeWidth={1.5} />
      <line x1={end} x2={end} y1={middle - 5} y2={middle + 5} stroke="var(--color-ink-muted)" strokeWidth={1.5} />
      <text x={end + 8} y={middle} dominantBaseline="central" fontSize={12} fontWeight={600} fill="var(--color-ink)">
        {`${Math.round(payload.medianDays)} d`}
      </text>
    </>
  );
}

type SpentProps = { spent: NonNullable<Row['spent']>; at: (days: number) => number; y: number; height: number };

function Spent({ spent, at, y, height }: SpentProps) {
  const middle = y + height / 2;
  const color = 'var(--color-ink-muted)';
  return (
    <>
      <line x1={at(spent.p10)} x2={at(spent.p90)} y1={middle} y2={middle} stroke={color} strokeWidth={1.5} />
      <rect
        x={at(spent.p25)}
        y={y}
        width={Math.max(2, at(spent.p75) - at(spent.p25))}
        height={height}
        rx={2}
        fill="var(--color-surface)"
        stroke={color}
        strokeWidth={1.5}
      />
      <line x1={at(spent.p50)} x2={at(spent.p50)} y1={y} y2={y + height} stroke={color} strokeWidth={2.5} />
    </>
  );
}

function labelOf(bar: Row): string {
  const over = bar.over > 0 ? `, ${bar.over} longer than usual` : '';
  return `${bar.label}: ${bar.count} use cases, median ${Math.round(bar.medianDays)} days, nine of ten within ${Math.round(bar.p90Days)} days${over}`;
}

function spentLabel({ label, spent }: Row): string {
  if (!spent) return '';
  const [low, high] = [Math.round(spent.p25), Math.round(spent.p75)];
  return `${label}: ${spent.count} got further, after ${Math.round(spent.p50)} days in the middle, half of them within ${low} to ${high}`;
}
