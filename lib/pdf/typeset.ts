import type PDFDocument from 'pdfkit';
import { fontFiles, type Weight } from './fonts';

type Doc = InstanceType<typeof PDFDocument>;
/** A piece of a line that one font file has all letters of. */
type Run = { font: string; text: string };
export type Style = { size: number; weight: Weight; color: string };

/** Stands for what no font file has. */
const missing = '?';
/** What people and templates write and no font file has, in letters that each has. */
const spelled: Record<string, string> = { '\t': ' ', '→': '->', '←': '<-', '≥': '>=', '≤': '<=', '≠': '!=', '✓': 'v' };
/** Joins and selects what would be drawn otherwise; nothing to see by itself. */
const invisible = /\p{Default_Ignorable_Code_Point}/gu;

/**
 * Text in several font files, one for each script, measured and broken into lines here: pdfkit lays out one font at a time.
 */
export class Typesetter {
  private readonly letters = new Map<string, string | null>();

  constructor(private readonly doc: Doc) {
    for (const weight of [400, 600] as const) {
      for (const { name, bytes } of fontFiles(weight)) doc.registerFont(name, bytes);
    }
  }

  /** The lines of a text in a width, each no wider; a word that is wider than all of it is broken. */
  lines(text: string, width: number, style: Style): Run[][] {
    return text
      .normalize('NFC')
      .replace(invisible, '')
      .split('\n')
      .flatMap((line) => this.wrap(line, width, style));
  }

  draw(line: Run[], x: number, y: number, style: Style): void {
    let at = x;
    this.doc.fillColor(style.color);
    for (const { font, text } of line) {
      this.doc.font(font).fontSize(style.size).text(text, at, y, { lineBreak: false });
      at += this.width([{ font, text }], style);
    }
  }

  width(line: Run[], style: Style): number {
    return line.reduce((sum, { font, text }) => sum + this.doc.font(font).fontSize(style.size).widthOfString(text), 0);
  }

  private wrap(text: string, width: number, style: Style): Run[][] {
    const lines: Run[][] = [];
    let line = '';
    for (const word of text.split(/(?<=\s|\p{L}{3}-)(?=.)/u)) {
      if (this.fits(line + word, width, style)) {
        line += word;
        continue;
      }
      if (line !== '') lines.push(this.runs(line.trimEnd(), style.weight));
      line = '';
      for (const letter of this.fits(word, width, style) ? [word] : word) {
        if (line !== '' && !this.fits(line + letter, width, style)) {
          lines.push(this.runs(line, style.weight));
          line = '';
        }
        line += letter;
      }
    }
    return [...lines, this.runs(line.trimEnd(), style.weight)];
  }

  private fits(text: string, width: number, style: Style): boolean {
    return this.width(this.runs(text.trimEnd(), style.weight), style) <= width;
  }

  private runs(text: string, weight: Weight): Run[] {
    const runs: Run[] = [];
    for (const character of text) {
      const found = this.fontOf(character.codePointAt(0) ?? 0, weight);
      const run = found
        ? { font: found, text: character }
        : { font: `inter-latin-${weight}`, text: spelled[character] ?? missing };
      const last = runs.at(-1);
      if (last?.font === run.font) last.text += run.text;
      else runs.push(run);
    }
    return runs;
  }

  private fontOf(code: number, weight: Weight): string | null {
    const key = `${code} ${weight}`;
    const known = this.letters.get(key);
    if (known !== undefined) return known;
    const found = fontFiles(weight).find(({ name }) => hasLetter(this.doc.font(name), code))?.name ?? null;
    this.letters.set(key, found);
    return found;
  }
}

/** pdfkit keeps the opened font to itself; its types do not tell. */
function hasLetter(doc: Doc, code: number): boolean {
  const { font } = (doc as unknown as { _font: { font: { hasGlyphForCodePoint(code: number): boolean } } })._font;
  return font.hasGlyphForCodePoint(code);
}
