import PDFDocument from 'pdfkit';
import type { Block } from '@/lib/domain/document';
import { Typesetter, type Style } from './typeset';

type About = {
  title: string;
  author: string;
  createdAt: Date;
  /** At the foot of every page, before its number. */
  foot: string;
  /** A file inside the document. */
  attachment?: { name: string; type: string; content: string };
};

const margin = 56;
const labelWidth = 132;
const ink = '#1c2024';
const subtle = '#5b6470';
const alarm = '#a3240f';

const styles = {
  title: { size: 20, weight: 600, color: ink },
  heading: { size: 13, weight: 600, color: ink },
  subheading: { size: 10.5, weight: 600, color: ink },
  text: { size: 9.5, weight: 400, color: ink },
  quiet: { size: 9.5, weight: 400, color: subtle },
  alert: { size: 9.5, weight: 600, color: alarm },
  code: { size: 8.5, weight: 400, color: subtle },
  foot: { size: 8, weight: 400, color: subtle },
} satisfies Record<string, Style>;

/** What a part keeps free above itself. */
const above: Record<Block['kind'], number> = { title: 0, heading: 18, subheading: 9, text: 3, fact: 2, code: 2 };
const leading = 1.35;

/** A document of A4 pages, as its bytes. The same parts give the same pages. */
export async function pdfOf(blocks: Block[], about: About): Promise<Uint8Array<ArrayBuffer>> {
  const doc = new PDFDocument({
    size: 'A4',
    margin,
    bufferPages: true,
    lang: 'en',
    displayTitle: true,
    // Without it pdfkit begins with a typeface of its own.
    font: '',
    info: { Title: about.title, Author: about.author, Creator: 'Airworthy', CreationDate: about.createdAt },
  });
  const pieces: Buffer[] = [];
  const done = new Promise<void>((resolve, reject) => {
    doc.on('data', (piece: Buffer) => pieces.push(piece));
    doc.on('end', resolve);
    doc.on('error', reject);
  });
  const { attachment } = about;
  if (attachment) {
    const { name, type, content } = attachment;
    doc.file(Buffer.from(content), { name, type, creationDate: about.createdAt, modifiedDate: about.createdAt });
  }
  const pages = new Pages(doc, new Typesetter(doc));
  for (const block of blocks) pages.add(block);
  pages.number(about.foot);
  doc.end();
  await done;
  return new Uint8Array(Buffer.concat(pieces));
}

class Pages {
  private y = margin;
  private readonly width: number;
  private readonly bottom: number;

  constructor(
    private readonly doc: InstanceType<typeof PDFDocument>,
    private readonly type: Typesetter,
  ) {
    this.width = doc.page.width - 2 * margin;
    this.bottom = doc.page.height - margin - 18;
  }

  add(block: Block): void {
    this.y += above[block.kind];
    switch (block.kind) {
      case 'fact':
        return this.pair(block.label, block.value, styles.text);
      case 'code':
        return this.pair(block.label, block.value, styles.code);
      case 'text':
        return this.write(block.text, styles[block.look ?? 'text']);
      default:
        // A heading never stands alone at the foot of a page.
        this.ensure(4 * styles.heading.size);
        return this.write(block.text, styles[block.kind]);
    }
  }

  private write(text: string, style: Style): void {
    for (const line of this.type.lines(text, this.width, style)) this.line([{ line, x: margin }], style);
  }

  /** A label beside its value, line by line, so that both may be long and pages may end in between. */
  private pair(label: string, value: string, style: Style): void {
    const left = this.type.lines(label, labelWidth - 10, { ...style, color: subtle });
    const right = this.type.lines(value, this.width - labelWidth, style);
    for (let at = 0; at < Math.max(left.length, right.length); at += 1) {
      this.ensure(style.size * leading);
      this.type.draw(left[at] ?? [], margin, this.y, { ...style, color: subtle });
      this.type.draw(right[at] ?? [], margin + labelWidth, this.y, style);
      this.y += style.size * leading;
    }
  }

  private line(parts: { line: Parameters<Typesetter['draw']>[0]; x: number }[], style: Style): void {
    this.ensure(style.size * leading);
    for (const { line, x } of parts) this.type.draw(line, x, this.y, style);
    this.y += style.size * leading;
  }

  private ensure(height: number): void {
    if (this.y + height <= this.bottom) return;
    this.doc.addPage();
    this.y = margin;
  }

  /** Once all pages are there. */
  number(foot: string): void {
    const { start, count } = this.doc.bufferedPageRange();
    for (let page = 0; page < count; page += 1) {
      this.doc.switchToPage(start + page);
      // Below the margin pdfkit would begin another page.
      this.doc.page.margins.bottom = 0;
      const y = this.doc.page.height - margin;
      const place = this.type.lines(`Page ${page + 1} of ${count}`, 90, styles.foot)[0] ?? [];
      const [words = []] = this.type.lines(foot, this.width - 100, styles.foot);
      this.type.draw(words, margin, y, styles.foot);
      this.type.draw(place, margin + this.width - this.type.width(place, styles.foot), y, styles.foot);
    }
  }
}
