import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { labelHeight, overlap, placeLabels } from './labels';
import { pack } from './pack';
import { brushed, isWhole, moved, zoomed, type Limits } from './zoom';

const share = fc.double({ min: 0, max: 1, noNaN: true });
const cell = fc.record({ width: fc.integer({ min: 40, max: 200 }), height: fc.integer({ min: 40, max: 120 }) });
const level = fc.integer({ min: 1, max: 3 });

describe('pack', () => {
  it('lets no circle cover another, and none leave its cell', () => {
    const items = fc.array(fc.record({ x: level, y: level, size: share }), { maxLength: 30 });
    fc.assert(
      fc.property(items, cell, (items, cell) => {
        const packed = pack(items, cell);
        expect(packed).toHaveLength(items.length);
        const places = packed.map(({ at, r }) => ({ x: at.x * cell.width, y: at.y * cell.height, r }));
        places.forEach((a, index) => {
          expect(a.r).toBeGreaterThan(0);
          for (const b of places.slice(index + 1)) {
            expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeGreaterThanOrEqual(a.r + b.r);
          }
        });
        for (const { at, x, y } of packed) expect([Math.round(at.x), Math.round(at.y)]).toEqual([x, y]);
      }),
    );
  });

  it('has the largest in the middle, and areas as the sizes say', () => {
    const [large, small] = pack(
      [
        { x: 1, y: 1, size: 0.25 },
        { x: 1, y: 1, size: 1 },
      ],
      { width: 200, height: 200 },
    );
    expect(large).toMatchObject({ size: 1, at: { x: 1, y: 1 } });
    expect((small?.r ?? 0) / (large?.r ?? 1)).toBeCloseTo(0.5);
  });
});

describe('placeLabels', () => {
  const plot = { width: 400, height: 300 };
  const circle = fc.record({
    x: fc.integer({ min: 0, max: 400 }),
    y: fc.integer({ min: 0, max: 300 }),
    r: fc.integer({ min: 4, max: 40 }),
    names: fc.array(fc.string({ maxLength: 30 }), { minLength: 1, maxLength: 2 }),
  });

  it('lets no label touch another, cover another circle, or leave the plot', () => {
    fc.assert(
      fc.property(fc.array(circle, { maxLength: 40 }), (circles) => {
        const labels = placeLabels(circles, plot);
        labels.forEach((label, index) => {
          expect(circles[label.of]?.names).toContain(label.text);
          expect(labels.slice(index + 1).some((other) => overlap(label, other))).toBe(false);
          const others = circles.filter((_, place) => place !== label.of);
          for (const { x, y, r } of others) {
            expect(overlap(label, { x: x - r, y: y - r, width: 2 * r, height: 2 * r })).toBe(false);
          }
          expect(label.x >= 0 && label.x + label.width <= plot.width).toBe(true);
          expect(label.y >= 0 && label.y + labelHeight <= plot.height).toBe(true);
        });
      }),
    );
  });

  it('takes the shorter name where the longer one has no room, and none where there is no room at all', () => {
    const names = ['A title that is much too long for this', 'SALES-1'];
    expect(placeLabels([{ x: 60, y: 50, r: 10, names }], { width: 130, height: 100 })).toMatchObject([
      { text: 'SALES-1', x: 73 },
    ]);
    expect(placeLabels([{ x: 10, y: 10, r: 10, names }], { width: 20, height: 20 })).toEqual([]);
  });
});

describe('what is seen', () => {
  const limits: Limits = { all: { x: [0.5, 5.5], y: [0.5, 5.5] }, least: 0.5 };
  const place = fc.record({ x: share, y: share });
  const steps = fc.array(
    fc.oneof(
      fc.record({
        kind: fc.constant('zoom' as const),
        factor: fc.double({ min: 0.1, max: 8, noNaN: true }),
        at: place,
      }),
      fc.record({ kind: fc.constant('move' as const), by: place }),
      fc.record({ kind: fc.constant('brush' as const), a: place, b: place }),
    ),
    { maxLength: 12 },
  );

  it('stays within the whole and never narrower than the least, whatever is done', () => {
    fc.assert(
      fc.property(steps, (steps) => {
        let view = limits.all;
        for (const step of steps) {
          if (step.kind === 'zoom') view = zoomed(view, step.factor, limits, step.at);
          else if (step.kind === 'move') view = moved(view, step.by, limits);
          else view = brushed(view, step.a, step.b, limits);
          for (const [from, to] of [view.x, view.y]) {
            expect(from).toBeGreaterThanOrEqual(0.5 - 1e-9);
            expect(to).toBeLessThanOrEqual(5.5 + 1e-9);
            expect(to - from).toBeGreaterThanOrEqual(0.5 - 1e-9);
          }
        }
      }),
    );
  });

  it('keeps what is under the pointer in its place, and comes back', () => {
    const near = zoomed(limits.all, 2, limits, { x: 0.2, y: 0.8 });
    expect([near.x[0] + 0.2 * 2.5, near.y[0] + 0.8 * 2.5]).toEqual([1.5, 4.5]);
    expect(isWhole(near, limits)).toBe(false);
    expect(isWhole(zoomed(near, 0.1, limits), limits)).toBe(true);
  });

  it('shows the part that was drawn, from whichever corner', () => {
    const part = brushed(limits.all, { x: 0.8, y: 0.4 }, { x: 0.6, y: 0.2 }, limits);
    [part.x, part.y].flat().forEach((end, index) => expect(end).toBeCloseTo([3.5, 4.5, 1.5, 2.5][index] ?? 0));
  });
});
