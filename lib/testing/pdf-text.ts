import { inflateSync } from 'node:zlib';

/** What a PDF of ours says, line by line, and what is attached to it: read back without its typefaces being drawn. */
export function readPdf(bytes: Uint8Array): { text: string; pages: number; attachments: string[] } {
  const source = Buffer.from(bytes).toString('latin1');
  const objects = new Map<string, { head: string; content: string }>();
  for (const [, number = '', body = ''] of source.matchAll(/(\d+) 0 obj\n([\s\S]*?)\nendobj/g)) {
    const [head = '', stream] = body.split(/\nstream\n/);
    objects.set(number, { head, content: stream === undefined ? '' : contentOf(head, stream) });
  }
  const all = [...objects.values()];
  const letters = new Map<string, string[]>();
  for (const [, name = '', number = ''] of all.flatMap(({ head }) => [...head.matchAll(/\/(F\d+) (\d+) 0 R/g)])) {
    const map = /\/ToUnicode (\d+) 0 R/.exec(objects.get(number)?.head ?? '')?.[1];
    letters.set(name, map ? lettersOf(objects.get(map)?.content ?? '') : []);
  }
  const pages = all.filter(({ head }) => /\/Type \/Page\b/.test(head));
  const text = pages.map(({ head }) => {
    const content = /\/Contents (\d+) 0 R/.exec(head)?.[1] ?? '';
    return linesOf(objects.get(content)?.content ?? '', letters);
  });
  const attachments = all
    .filter(({ head }) => /\/Type \/EmbeddedFile\b/.test(head))
    .map(({ content }) => Buffer.from(content, 'latin1').toString('utf8'));
  return { text: text.join('\n'), pages: pages.length, attachments };
}

function contentOf(head: string, stream: string): string {
  const raw = Buffer.from(stream.replace(/\nendstream$/, ''), 'latin1');
  return head.includes('/FlateDecode') ? inflateSync(raw).toString('latin1') : raw.toString('latin1');
}

/** The letters of a font's glyphs, from its ToUnicode map. */
const lettersOf = (map: string): string[] =>
  [...map.matchAll(/\[([^\]]*)\]/g)].flatMap(([, list = '']) =>
    [...list.matchAll(/<([0-9a-fA-F ]*)>/g)].map(([, hex = '']) => utf16(hex.replaceAll(' ', ''))),
  );

const utf16 = (hex: string): string => Buffer.from(hex, 'hex').swap16().toString('utf16le');

/** Pieces at one height are one line. */
function linesOf(content: string, letters: Map<string, string[]>): string {
  let font: string[] = [];
  let height = '';
  let text = '';
  for (const [, y, name, glyphs] of content.matchAll(
    /1 0 0 1 [-\d.]+ ([-\d.]+) Tm|\/(F\d+) [-\d.]+ Tf|\[(.*?)\] TJ/g,
  )) {
    if (y !== undefined) {
      if (height !== '' && y !== height) text += '\n';
      height = y;
    } else if (name !== undefined) font = letters.get(name) ?? [];
    else
      text += glyphsOf(glyphs ?? '')
        .map((glyph) => font[glyph] ?? '')
        .join('');
  }
  return text;
}

const glyphsOf = (list: string): number[] =>
  [...list.matchAll(/<([0-9a-fA-F]*)>/g)].flatMap(([, hex = '']) =>
    [...hex.matchAll(/.{4}/g)].map(([glyph]) => Number.parseInt(glyph, 16)),
  );
