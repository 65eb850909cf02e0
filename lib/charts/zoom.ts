/** A stretch of an axis. */
export type Span = [from: number, to: number];
/** What is seen of a plane: across, and upwards. */
export type View = { x: Span; y: Span };

const width = ([from, to]: Span) => to - from;

/** The stretch of this width nearest to the one asked for that stays within `all`. */
function within([from]: Span, size: number, all: Span): Span {
  const start = Math.min(Math.max(from, all[0]), all[1] - size);
  return [start, start + size];
}

/** `least`: the narrowest stretch that may be seen. */
export type Limits = { all: View; least: number };

/** Nearer (factor over 1) or further; what is at `at` (0–1 from the left, 0–1 from below) stays where it is. */
export function zoomed({ x, y }: View, factor: number, { all, least }: Limits, at = { x: 0.5, y: 0.5 }): View {
  const along = (span: Span, whole: Span, share: number): Span => {
    const size = Math.min(Math.max(width(span) / factor, least), width(whole));
    const fixed = span[0] + share * width(span);
    return within([fixed - share * size, 0], size, whole);
  };
  return { x: along(x, all.x, at.x), y: along(y, all.y, at.y) };
}

/** Moved by shares of what is seen: 0.25 to the right shows what lies further right. */
export function moved({ x, y }: View, by: { x: number; y: number }, { all }: Limits): View {
  const along = (span: Span, whole: Span, share: number): Span =>
    within([span[0] + share * width(span), 0], width(span), whole);
  return { x: along(x, all.x, by.x), y: along(y, all.y, by.y) };
}

/** The part of what is seen between two corners, each as shares from the left and from below. */
export function brushed(view: View, a: { x: number; y: number }, b: { x: number; y: number }, limits: Limits): View {
  const along = (span: Span, whole: Span, one: number, other: number): Span => {
    const size = Math.max(Math.abs(one - other) * width(span), limits.least);
    const middle = span[0] + ((one + other) / 2) * width(span);
    return within([middle - size / 2, 0], size, whole);
  };
  return { x: along(view.x, limits.all.x, a.x, b.x), y: along(view.y, limits.all.y, a.y, b.y) };
}

export const isWhole = (view: View, { all }: Limits): boolean =>
  width(view.x) >= width(all.x) - 1e-9 && width(view.y) >= width(all.y) - 1e-9;
