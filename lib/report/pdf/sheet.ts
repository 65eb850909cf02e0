import type PDFDocument from 'pdfkit';
import { Typesetter, type Style } from '@/lib/pdf/typeset';
import { palette } from '../palette';

type Doc = InstanceType<typeof PDFDocument>;
export type Box = { x: number; y: number; width: number; height: number };
export type Align = 'left' | 'center' | 'right';
type Words = { align?: Align; /** Further lines are left out, and the last ends in "…". */ most?: number };
type Element = ReturnType<Doc['struct']>;

export const leading = 1.32;

export const styles = {
  title: { size: 27, weight: 600, color: palette.ink },
  section: { size: 17, weight: 600, color: palette.ink },
  heading: { size: 11.5, weight: 600, color: palette.ink },
  figure: { size: 19, weight: 600, color: palette.ink },
  text: { size: 9.5, weight: 400, color: palette.ink },
  strong: { size: 9.5, weight: 600, color: palette.ink },
  quiet: { size: 8.5, weight: 400, color: palette.subtle },
  head: { size: 8, weight: 600, color: palette.subtle },
  mark: { size: 8.5, weight: 600, color: palette.ink },
  small: { size: 7.5, weight: 400, color: palette.subtle },
} satisfies Record<string, Style>;

/**
 * A landscape page to draw on: words, lines and shapes at places in points from its upper left, all of it in the document's
 * structure, which is what a screen reader reads.
 */
export class Sheet {
  private readonly type: Typesetter;
  private readonly root: Element;

  constructor(readonly doc: Doc) {
    this.type = new Typesetter(doc);
    this.root = doc.struct('Document');
    doc.addStructure(this.root);
  }

  /** A part of the document: a heading, a paragraph. */
  tag(kind: string, draw: () => void, within: Element = this.root): void {
    within.add(this.element(kind, {}, draw));
  }

  /** A drawing, with the sentence that stands for it. */
  figure(alt: string, { x, y, width, height }: Box, draw: () => void): void {
    this.root.add(this.element('Figure', { alt, bbox: [x, y, x + width, y + height] }, draw));
  }

  /** What is only to look at: rules, grounds, page numbers. */
  artifact(draw: () => void): void {
    this.doc.markContent('Artifact', { type: 'Layout' });
    draw();
    this.doc.endMarkedContent();
  }

  table(rows: (add: (cells: (() => void)[], head: boolean) => void) => void): void {
    const table = this.doc.struct('Table');
    this.root.add(table);
    rows((cells, head) => {
      const row = this.doc.struct('TR');
      table.add(row);
      for (const [place, draw] of cells.entries()) {
        const scope = head ? 'Column' : 'Row';
        row.add(head || place === 0 ? this.element('TH', { scope }, draw) : this.element('TD', {}, draw));
      }
    });
  }

  end(): void {
    this.root.end();
  }

  /** Writes a text into a width, and gives the height that it took. */
  words(
    text: string,
    x: number,
    y: number,
    width: number,
    style: Style,
    { align = 'left', most = 99 }: Words = {},
  ): number {
    const lines = this.fit(text, width, style, most);
    for (const [place, line] of lines.entries()) {
      const free = width - this.type.width(line, style);
      const at = align === 'left' ? x : align === 'right' ? x + free : x + free / 2;
      this.type.draw(line, at, y + place * style.size * leading, style);
    }
    return lines.length * style.size * leading;
  }

  heightOf(text: string, width: number, style: Style, most = 99): number {
    return this.fit(text, width, style, most).length * style.size * leading;
  }

  widthOf(text: string, style: Style): number {
    return this.type.width(this.type.lines(text, Infinity, style)[0] ?? [], style);
  }

  rect({ x, y, width, height }: Box, fill: string, radius = 0): void {
    if (width > 0 && height > 0) this.doc.roundedRect(x, y, width, height, Math.min(radius, width / 2)).fill(fill);
  }

  /** A dashed border around nothing: what is unknown. */
  outline({ x, y, width, height }: Box, color: string): void {
    this.doc.save().roundedRect(x, y, width, height, 2).dash(2.5, { space: 2 }).lineWidth(0.6).stroke(color).restore();
  }

  /** Lines over a paler ground: what is imported and unverified. */
  hatched(box: Box, color: string): void {
    if (box.width <= 0) return;
    const { x, y, width, height } = box;
    this.doc.save().rect(x, y, width, height).clip();
    for (let at = x - height; at < x + width; at += 3.5) this.doc.moveTo(at, y + height).lineTo(at + height, y);
    this.doc.lineWidth(1).stroke(color).restore();
    this.doc.rect(x, y, width, height).lineWidth(0.6).stroke(color);
  }

  line(points: [number, number][], color: string, { width = 0.6, dash }: { width?: number; dash?: number } = {}): void {
    const [first, ...rest] = points;
    if (!first) return;
    this.doc.save().moveTo(...first);
    for (const point of rest) this.doc.lineTo(...point);
    if (dash) this.doc.dash(dash, { space: dash * 0.8 });
    this.doc.lineWidth(width).lineJoin('round').stroke(color).restore();
  }

  area(points: [number, number][], fill: string): void {
    if (points.length < 3) return;
    this.doc.polygon(...points).fill(fill);
  }

  bubble(x: number, y: number, radius: number, color: string, { dashed = false } = {}): void {
    this.doc.save().circle(x, y, radius).fillOpacity(0.16).fill(color).restore();
    this.doc.save().circle(x, y, radius);
    if (dashed) this.doc.dash(2.5, { space: 2 });
    this.doc.lineWidth(1.1).stroke(color).restore();
  }

  /** pdfkit knows more options than its types do. */
  private element(kind: string, options: object, draw: () => void): Element {
    return this.doc.struct(kind, options, draw);
  }

  private fit(text: string, width: number, style: Style, most: number) {
    const lines = this.type.lines(text, width, style);
    if (lines.length <= most) return lines;
    const kept = lines.slice(0, most).map((line) => line.map((run) => run.text).join(''));
    let last = kept.at(-1) ?? '';
    while (last !== '' && this.type.lines(`${last}…`, width, style).length > 1) last = last.slice(0, -1).trimEnd();
    return [...lines.slice(0, most - 1), ...this.type.lines(`${last.trimEnd()}…`, width, style)];
  }
}
