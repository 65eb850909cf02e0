'use client';

import { useEffect, useId, useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Icon } from '@/components/ui/icon';
import { placeLabels } from '@/lib/charts/labels';
import { pack } from '@/lib/charts/pack';
import { riskTicks, stageCodes, valueTicks, type Bubble } from '@/lib/charts/value-risk';
import type { Limits } from '@/lib/charts/zoom';
import { heights } from './heights';
import { Mark } from './mark';
import { anyStageColors } from './stage-colors';
import { initial } from './theme';
import { useZoom } from './use-zoom';

const limits: Limits = { all: { x: [0.5, 5.5], y: [0.5, 5.5] }, least: 0.5 };
const levels = [1, 2, 3, 4, 5];
const left = 78;
const top = 6;
const bottom = 40;
/** Half the longest name of a level on the right. */
const halfWord = 28;
/** The smallest bubble that still holds the letters of its stage. */
const holdsLetters = 6;

type Row = Bubble & { href?: string };

/**
 * Value against risk: a bubble for the use cases with the same two ratings in one stage, its area for their users, its colour and two
 * letters for the stage. Drawn here rather than by Recharts, which neither zooms this kind of chart nor places labels.
 */
export function ValueRiskChart({ bubbles }: { bubbles: Row[] }) {
  const frame = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(initial(0).width);
  useEffect(() => {
    const watch = new ResizeObserver(([entry]) => entry && setWidth(Math.max(260, entry.contentRect.width)));
    if (frame.current) watch.observe(frame.current);
    return () => watch.disconnect();
  }, []);

  const height = heights.valueRisk();
  const plot = { left, top, width: width - left - 2, height: height - top - bottom };
  const zoom = useZoom(frame, limits, plot);
  const { view } = zoom;
  const clip = useId();

  const span = { x: view.x[1] - view.x[0], y: view.y[1] - view.y[0] };
  const px = (risk: number) => left + ((risk - view.x[0]) / span.x) * plot.width;
  const py = (value: number) => top + ((view.y[1] - value) / span.y) * plot.height;
  // Bubbles grow more slowly than the plane, so that coming nearer parts them.
  const grown = Math.sqrt(5 / Math.max(span.x, span.y));
  const shown = pack(
    bubbles.map((bubble) => ({ ...bubble, x: bubble.risk, y: bubble.value })),
    { width: plot.width / 5, height: plot.height / 5 },
  )
    .map(({ at, r, ...bubble }) => ({ ...bubble, x: px(at.x), y: py(at.y), r: r * grown }))
    .filter(({ x, y }) => x >= left && x <= left + plot.width && y >= top && y <= top + plot.height);
  const labels = placeLabels(
    shown.map(({ x, y, r, names }) => ({ x: x - left, y: y - top, r, names })),
    plot,
  );

  return (
    <div
      ref={frame}
      role="group"
      aria-label="Value against risk: drawing. Plus and minus zoom, the arrows move, 0 shows all."
      tabIndex={0}
      className="relative rounded-sm select-none"
    >
      <svg
        width="100%"
        height={height}
        viewBox={`0 0 ${width} ${height}`}
        preserveAspectRatio="xMinYMin meet"
        {...zoom.drawing}
      >
        <clipPath id={clip}>
          <rect x={left} y={top} width={plot.width} height={plot.height} />
        </clipPath>
        <g clipPath={`url(#${clip})`}>
          <rect {...corners(px(3.5), py(5.5), px(5.5), py(3.5))} fill="var(--color-positive-soft)" />
          <rect
            x={left}
            y={top}
            width={plot.width}
            height={plot.height}
            fill="none"
            stroke="var(--color-line-strong)"
          />
          {[1.5, 2.5, 3.5, 4.5].map((edge) => (
            <path
              key={edge}
              d={`M${px(edge)} ${top} v${plot.height} M${left} ${py(edge)} h${plot.width}`}
              stroke="var(--color-line)"
            />
          ))}
          {shown.map((bubble) => (
            <BubbleMark key={`${bubble.value} ${bubble.risk} ${bubble.stage}`} {...bubble} />
          ))}
          {labels.map(({ text, x, y, width: wide, anchor, of }) => (
            <text
              key={of}
              x={left + x + { start: 0, middle: wide / 2, end: wide }[anchor]}
              y={top + y + 7}
              textAnchor={anchor}
              dominantBaseline="central"
              fontSize={11}
              fill="var(--color-ink)"
              aria-hidden="true"
              pointerEvents="none"
            >
              {text}
            </text>
          ))}
          {zoom.stretch ? (
            <rect
              {...corners(
                left + zoom.stretch[0].x * plot.width,
                top + (1 - zoom.stretch[0].y) * plot.height,
                left + zoom.stretch[1].x * plot.width,
                top + (1 - zoom.stretch[1].y) * plot.height,
              )}
              fill="var(--color-accent)"
              fillOpacity={0.12}
              stroke="var(--color-accent)"
            />
          ) : null}
        </g>
        <Axes {...{ plot, px, py }} />
      </svg>
      <div className="flex flex-wrap items-center gap-1.5 print:hidden">
        <Button size="sm" square aria-label="Zoom in" onClick={() => zoom.press('+')}>
          <Icon name="plus" size={14} />
        </Button>
        <Button size="sm" square aria-label="Zoom out" onClick={() => zoom.press('-')}>
          <Icon name="minus" size={14} />
        </Button>
        <Button size="sm" onClick={() => zoom.press('0')}>
          Reset
        </Button>
        <p role="status" className="ml-1 text-xs text-ink-subtle">
          {zoom.whole
            ? 'Draw a stretch with the mouse, or pinch, to see it nearer.'
            : `${shown.length} of ${bubbles.length} bubbles are in sight.`}
        </p>
      </div>
    </div>
  );
}

const corners = (x1: number, y1: number, x2: number, y2: number) => ({
  x: Math.min(x1, x2),
  y: Math.min(y1, y2),
  width: Math.abs(x1 - x2),
  height: Math.abs(y1 - y2),
});

function BubbleMark({ x, y, r, stage, unverified, count, href, label }: Row & { x: number; y: number; r: number }) {
  const color = anyStageColors[stage];
  return (
    <Mark href={href} label={label}>
      <circle
        cx={x}
        cy={y}
        r={r}
        fill={color}
        fillOpacity={0.18}
        stroke={color}
        strokeWidth={1.5}
        strokeDasharray={unverified === count ? '3 3' : undefined}
      />
      {r >= holdsLetters ? (
        <text
          x={x}
          y={y}
          textAnchor="middle"
          dominantBaseline="central"
          fontSize={r < 8.5 ? 8 : 10}
          fontWeight={600}
          fill="var(--color-ink)"
        >
          {stageCodes[stage]}
        </text>
      ) : null}
    </Mark>
  );
}

type AxesProps = {
  plot: { width: number; height: number };
  px: (risk: number) => number;
  py: (value: number) => number;
};

/** The levels that are in sight; on narrow screens the lowest and the highest. */
function Axes({ plot, px, py }: AxesProps) {
  const narrow = plot.width < 420;
  const right = left + plot.width;
  const foot = top + plot.height;
  const words = { fontSize: 12, fill: 'var(--color-ink-muted)' };
  const across = levels.filter((level) => px(level) >= left && px(level) <= right);
  return (
    <g aria-hidden="true">
      {across
        .filter((_, place) => !narrow || across.length < 3 || place === 0 || place === across.length - 1)
        .map((level) => (
          <text
            key={level}
            // Not past the edge of a narrow drawing.
            x={Math.min(px(level), right - halfWord)}
            y={foot + 15}
            textAnchor="middle"
            {...words}
          >
            {riskTicks[level]}
          </text>
        ))}
      {levels
        .filter((level) => py(level) >= top && py(level) <= foot)
        .map((level) => (
          <text key={level} x={left - 8} y={py(level)} textAnchor="end" dominantBaseline="central" {...words}>
            {valueTicks[level]}
          </text>
        ))}
      <text x={left + plot.width / 2} y={foot + 33} textAnchor="middle" {...words} fill="var(--color-ink-subtle)">
        Action risk → safer
      </text>
    </g>
  );
}
