/** In pixels, from the upper left corner. */
export type Box = { x: number; y: number; width: number; height: number };
export type Circle = { x: number; y: number; r: number };

/** What a circle may be called, the best first: the first that finds room is taken. */
export type Named = Circle & { names: string[] };
/** `anchor`: the end of its box at which the text stands, the one beside its circle. */
export type Label = Box & { text: string; of: number; anchor: 'start' | 'middle' | 'end' };

/** Of a label's type. Generous for a mixture of letters: a little air, rather than one that touches another. */
export const labelHeight = 14;
const letterWidth = 6.4;
const gap = 3;

export const overlap = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

const boxOf = ({ x, y, r }: Circle): Box => ({ x: x - r, y: y - r, width: 2 * r, height: 2 * r });

/**
 * Labels beside their circles, in the order of the circles: each to the right, left, above or below, where it leaves the plot at no side
 * and touches neither a circle nor a label before it. What finds no room has none; the mark still says its name when it is reached.
 */
export function placeLabels(circles: Named[], plot: { width: number; height: number }): Label[] {
  const circleBoxes = circles.map(boxOf);
  const labels: Label[] = [];
  circles.forEach((circle, of) => {
    const fits = (box: Box) =>
      box.x >= 0 &&
      box.y >= 0 &&
      box.x + box.width <= plot.width &&
      box.y + box.height <= plot.height &&
      !circleBoxes.some((other, place) => place !== of && overlap(box, other)) &&
      !labels.some((other) => overlap(box, other));
    for (const text of circle.names) {
      const box = around(circle, text.length * letterWidth).find(fits);
      if (box) {
        labels.push({ ...box, text, of });
        return;
      }
    }
  });
  return labels;
}

function around({ x, y, r }: Circle, width: number): (Box & Pick<Label, 'anchor'>)[] {
  const height = labelHeight;
  return [
    { x: x + r + gap, y: y - height / 2, width, height, anchor: 'start' },
    { x: x - r - gap - width, y: y - height / 2, width, height, anchor: 'end' },
    { x: x - width / 2, y: y - r - gap - height, width, height, anchor: 'middle' },
    { x: x - width / 2, y: y + r + gap, width, height, anchor: 'middle' },
  ];
}
