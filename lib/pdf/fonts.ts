import { readFileSync } from 'node:fs';
import path from 'node:path';

/** Inter, as the screens have it: one file for each script, the commonest first. */
const scripts = ['latin', 'latin-ext', 'cyrillic', 'greek', 'vietnamese', 'cyrillic-ext', 'greek-ext'] as const;

export type Weight = 400 | 600;

const folder = path.join(process.cwd(), 'node_modules', '@fontsource', 'inter', 'files');
const known = new Map<string, Buffer>();

/** The files of one weight; read once. */
export const fontFiles = (weight: Weight): { name: string; bytes: Buffer }[] =>
  scripts.map((script) => {
    const name = `inter-${script}-${weight}`;
    const bytes = known.get(name) ?? readFileSync(path.join(folder, `${name}-normal.woff`));
    known.set(name, bytes);
    return { name, bytes };
  });
