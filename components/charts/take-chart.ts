import { saveFile } from '@/components/ui/save-file';

/**
 * A drawn chart as a picture that stands alone: its colours and typeface are values of its own, in the light theme, and its title,
 * sentence, legend and scope are in it. Loaded when somebody asks for it.
 */
type Chart = { id: string; title: string; scope: string };

const namespace = 'http://www.w3.org/2000/svg';
const pad = 20;
const paper = '#ffffff';
/** What a drawing may take from a style sheet. */
const properties = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-opacity',
  'stroke-dasharray',
  'opacity',
  'font-size',
  'font-weight',
  'text-anchor',
  'dominant-baseline',
];

export async function takeSvg(chart: Chart): Promise<void> {
  saveFile(new Blob([(await standalone(chart)).text], { type: 'image/svg+xml' }), `${chart.id}.svg`);
}

/** At twice its size, for screens and slides. */
export async function takePng(chart: Chart): Promise<void> {
  const { text, width, height } = await standalone(chart);
  const image = new Image();
  const address = URL.createObjectURL(new Blob([text], { type: 'image/svg+xml' }));
  image.src = address;
  await image.decode();
  const canvas = Object.assign(document.createElement('canvas'), { width: 2 * width, height: 2 * height });
  canvas.getContext('2d')?.drawImage(image, 0, 0, 2 * width, 2 * height);
  URL.revokeObjectURL(address);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (!blob) throw new Error('The browser made no picture of it.');
  saveFile(blob, `${chart.id}.png`);
}

/** The figures under the chart. */
export function takeCsv({ id }: Chart): void {
  const rows = [...cardOf(id).querySelectorAll('details tr')].map((row) =>
    [...row.querySelectorAll('th, td')]
      .map((cell) => `"${(cell.textContent ?? '').trim().replaceAll('"', '""')}"`)
      .join(','),
  );
  // The mark at its beginning tells spreadsheets that it is UTF-8.
  saveFile(new Blob(['\ufeff', rows.join('\r\n'), '\r\n'], { type: 'text/csv;charset=utf-8' }), `${id}.csv`);
}

function cardOf(id: string): HTMLElement {
  const card = document.getElementById(id)?.closest('section');
  if (!card) throw new Error('The chart is not on the page any more.');
  return card;
}

async function standalone({ id, title, scope }: Chart): Promise<{ text: string; width: number; height: number }> {
  const card = cardOf(id);
  const drawn = drawingIn(card);
  const inner = drawn.getBoundingClientRect();
  const width = Math.ceil(Math.max(inner.width, 320)) + 2 * pad;
  const out = make('svg', { xmlns: namespace, width, role: 'img', 'aria-label': title });
  const style = make('style', {});
  style.textContent = await typeface();
  out.append(style);
  const ground = make('rect', { width, fill: paper });
  out.append(ground);
  let y = pad + 14;
  const write = (text: string, size: number, weight: number, fill: string) => {
    for (const line of lines(text, width - 2 * pad, `${weight} ${size}px ${family}`)) {
      const words = make('text', { x: pad, y, 'font-size': size, 'font-weight': weight, fill });
      words.textContent = line;
      out.append(words);
      y += size * 1.4;
    }
  };
  write(title, 16, 600, '#171c25');
  write(card.querySelector('header p')?.textContent ?? '', 12, 400, '#4b515e');
  inLight(() => {
    y = legend(card, out, y + 4, width);
    const chart = settled(drawn);
    for (const [name, value] of Object.entries({ x: pad, y, width: inner.width, height: inner.height })) {
      chart.setAttribute(name, String(value));
    }
    out.append(chart);
  });
  y += inner.height + 18;
  write(scope, 11, 400, '#636a76');
  const height = Math.ceil(y + pad - 11);
  for (const box of [out, ground]) box.setAttribute('height', String(height));
  out.setAttribute('viewBox', `0 0 ${width} ${height}`);
  return { text: new XMLSerializer().serializeToString(out), width, height };
}

const family = 'Inter, Arial, sans-serif';

const make = (name: string, attributes: Record<string, string | number>): SVGElement => {
  const element = document.createElementNS(namespace, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  if (name === 'svg') element.setAttribute('font-family', family);
  return element;
};

/** Icons are drawings too: the tallest is the chart. */
function drawingIn(card: HTMLElement): SVGSVGElement {
  const height = (one: SVGSVGElement) => one.getBoundingClientRect().height;
  const [drawn] = [...card.querySelectorAll('svg')].sort((a, b) => height(b) - height(a));
  if (!drawn || height(drawn) < 60) throw new Error('The chart is not drawn yet.');
  return drawn;
}

/** Reads styles as the light theme has them: paper is white. Nothing is painted in between. */
function inLight(read: () => void): void {
  const { dataset } = document.documentElement;
  const before = dataset.theme;
  dataset.theme = 'light';
  try {
    read();
  } finally {
    if (before === undefined) delete dataset.theme;
    else dataset.theme = before;
  }
}

/** The names that stand beside the drawing, with their colours, and the letters that stand for them. */
function legend(card: HTMLElement, out: SVGElement, top: number, width: number): number {
  let [x, y] = [pad, top];
  const entries = [...card.querySelectorAll<HTMLElement>('li')].flatMap((entry) => {
    const swatch = entry.querySelector<HTMLElement>('[style*="background"], [style*="border-color"]');
    return swatch ? [{ entry, swatch }] : [];
  });
  for (const { entry, swatch } of entries) {
    const letters = swatch.textContent ?? '';
    const words = `${letters} ${(entry.textContent ?? '').slice(letters.length)}`.trim();
    const wide = measure(words, `400 12px ${family}`) + 32;
    if (x + wide > width - pad) [x, y] = [pad, y + 18];
    const { backgroundColor, borderTopColor } = getComputedStyle(swatch);
    const filled = plain(backgroundColor);
    const fill = filled === 'none' ? plain(borderTopColor) : filled;
    const text = make('text', { x: x + 15, y, 'font-size': 12, fill: '#4b515e' });
    text.textContent = words;
    out.append(make('rect', { x, y: y - 10, width: 10, height: 10, rx: 2, fill }), text);
    x += wide;
  }
  return entries.length > 0 ? y + 10 : y - 4;
}

/** A copy with every element's style written into it, without what only a page has: links, classes, places to tab to. */
function settled(drawn: SVGElement): SVGElement {
  const copy = drawn.cloneNode(true) as SVGElement;
  const sources = [drawn, ...drawn.querySelectorAll<SVGElement>('*')];
  for (const [place, element] of [copy, ...copy.querySelectorAll<SVGElement>('*')].entries()) {
    const style = getComputedStyle(sources[place] ?? drawn);
    for (const name of ['class', 'style', 'tabindex', 'text-decoration']) element.removeAttribute(name);
    for (const name of properties) {
      const value = style.getPropertyValue(name);
      if (value) element.setAttribute(name, plain(value));
    }
  }
  for (const link of copy.querySelectorAll('a')) {
    const group = make('g', {});
    group.append(...link.childNodes);
    link.replaceWith(group);
  }
  return copy;
}

/** A colour as other programs know it: they read no oklch() and resolve no addresses of this page. */
function plain(value: string): string {
  const reference = /^url\("?.*(#[^")]+)"?\)$/.exec(value);
  if (reference) return `url(${reference[1]})`;
  if (!/^(ok|lab|lch|color|rgb)/.test(value)) return value;
  const context = dot();
  context.clearRect(0, 0, 1, 1);
  context.fillStyle = value;
  context.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0, alpha = 0] = context.getImageData(0, 0, 1, 1).data;
  if (alpha === 0) return 'none';
  return `#${[red, green, blue].map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}

const held: { context?: CanvasRenderingContext2D } = {};
function dot(): CanvasRenderingContext2D {
  held.context ??= document.createElement('canvas').getContext('2d', { willReadFrequently: true }) ?? undefined;
  if (!held.context) throw new Error('The browser has no canvas.');
  return held.context;
}

function measure(text: string, font: string): number {
  const context = dot();
  context.font = font;
  return context.measureText(text).width;
}

function lines(text: string, width: number, font: string): string[] {
  const found: string[] = [];
  for (const word of text.split(/\s+/).filter((part) => part !== '')) {
    const longer = found.length > 0 ? `${found.at(-1)} ${word}` : word;
    if (found.length > 0 && measure(longer, font) <= width) found[found.length - 1] = longer;
    else found.push(word);
  }
  return found;
}

/** The page's own typeface, inside the picture; the first of its files is Latin. */
async function typeface(): Promise<string> {
  const faces = [...document.styleSheets]
    .flatMap((sheet) => [...sheet.cssRules])
    .filter(
      (rule): rule is CSSFontFaceRule => rule instanceof CSSFontFaceRule && /U\+0{0,3}0-0?0?FF/i.test(rule.cssText),
    );
  const address = /url\("?([^")]+)"?\)/.exec(faces[0]?.cssText ?? '')?.[1];
  if (!address) return '';
  const bytes = new Uint8Array(
    await (await fetch(new URL(address, faces[0]?.parentStyleSheet?.href ?? document.baseURI))).arrayBuffer(),
  );
  const text = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
  return `@font-face{font-family:Inter;font-weight:100 900;src:url(data:font/woff2;base64,${text}) format("woff2")}`;
}
