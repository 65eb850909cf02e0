import type { JsonValue } from '@/lib/domain/json';
import type { Contract, ToolDefinition } from './contract';

export type Text = { tool: string | null; path: string; text: string };

/** Every text of a contract that reaches a model, names of parameters included, with its place. */
export function textsOf({ serverInfo, instructions, tools }: Contract): Text[] {
  return [
    ...(serverInfo === null ? [] : [{ tool: null, path: 'serverInfo.name', text: serverInfo.name }]),
    ...(instructions === null ? [] : [{ tool: null, path: 'instructions', text: instructions }]),
    ...tools.flatMap(textsOfTool),
  ];
}

export function textsOfTool(tool: ToolDefinition): Text[] {
  const { name, title, description, inputSchema, outputSchema, annotations } = tool;
  const texts: Text[] = [{ tool: name, path: 'name', text: name }];
  const walk = (value: JsonValue, path: string) => {
    if (typeof value === 'string') texts.push({ tool: name, path, text: value });
    else if (Array.isArray(value)) value.forEach((inner, at) => walk(inner, `${path}[${at}]`));
    else if (typeof value === 'object' && value !== null) {
      for (const [key, inner] of Object.entries(value)) {
        const at = `${path}.${key}`;
        texts.push({ tool: name, path: at, text: key });
        walk(inner, at);
      }
    }
  };
  walk(title, 'title');
  walk(description, 'description');
  walk(inputSchema, 'inputSchema');
  walk(outputSchema, 'outputSchema');
  walk(annotations, 'annotations');
  return texts;
}

/** Neither seen nor printed: control and format characters, tags, variation selectors, fillers, private use. */
export const invisible = /[\p{Cc}\p{Cf}\p{Co}\p{DI}\p{Zl}\p{Zp}]/gu;

const ordinary = new Set(['\n', '\r', '\t']);

/** Chooses the look of the sign before it. */
const look = '\ufe0f';
const sign = /\p{Extended_Pictographic}$/u;

/** What is invisible is written out, since a model reads it all the same; lines stay, and so does the look of a sign. */
export const written = (text: string): string =>
  text.replace(invisible, (letter, at: number) =>
    ordinary.has(letter) || (letter === look && sign.test(text.slice(Math.max(0, at - 2), at)))
      ? letter
      : `⟨U+${letter.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')}⟩`,
  );

/** A text as it may be shown: cut, in one line, with what is invisible written out. */
export function shown(text: string, most = 160): string {
  const letters = [...text.trim()];
  const cut = letters.length > most ? `${letters.slice(0, most).join('')}…` : letters.join('');
  return written(cut).replace(/\s+/g, ' ');
}
