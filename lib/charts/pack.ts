/** `size` 0–1: the area, relative to the largest. */
type Sized = { x: number; y: number; size: number };

/** Its middle as a place of the plane, and its radius in pixels while the whole plane is seen. */
export type Packed<T> = T & { at: { x: number; y: number }; r: number };

const largestShare = 0.36;
const smallest = 9;
const air = 1.5;
const golden = Math.PI * (3 - Math.sqrt(5));
const tries = 240;

/**
 * Circles that share a cell of the plane (whole numbers) lie beside each other within it, the largest in the middle. All shrink by the
 * same factor until the fullest cell holds its own, so that areas stay comparable. `cell`: the size of one in pixels.
 */
export function pack<T extends Sized>(items: readonly T[], cell: { width: number; height: number }): Packed<T>[] {
  const cells = new Map<string, T[]>();
  for (const item of items.toSorted((a, b) => b.size - a.size)) {
    const key = `${item.x} ${item.y}`;
    cells.set(key, [...(cells.get(key) ?? []), item]);
  }
  for (let shrunk = 1; ; shrunk *= 0.88) {
    const packed = [...cells.values()].map((own) => packCell(own, cell, shrunk));
    if (packed.every((own) => own !== null)) return packed.flat();
  }
}

function packCell<T extends Sized>(
  items: T[],
  { width, height }: { width: number; height: number },
  shrunk: number,
): Packed<T>[] | null {
  const placed: { packed: Packed<T>; dx: number; dy: number }[] = [];
  for (const item of items) {
    const r = shrunk * Math.max(smallest, Math.sqrt(item.size) * largestShare * Math.min(width, height));
    const spot = spiral.find(
      ({ x, y }) =>
        Math.abs(x * width) + r <= width / 2 &&
        Math.abs(y * height) + r <= height / 2 &&
        placed.every(
          ({ packed, dx, dy }) => Math.hypot(x * width - dx, y * height - dy) >= r + packed.r + air * shrunk,
        ),
    );
    if (!spot) return null;
    const { x, y } = spot;
    const packed = { ...item, r, at: { x: item.x + x, y: item.y + y } };
    placed.push({ packed, dx: x * width, dy: y * height });
  }
  return placed.map(({ packed }) => packed);
}

/** Places from the middle of a cell outwards, in shares of it. */
const spiral = Array.from({ length: tries }, (_, step) => {
  const far = 0.5 * Math.sqrt(step / tries);
  return { x: far * Math.cos(step * golden), y: far * Math.sin(step * golden) };
});
