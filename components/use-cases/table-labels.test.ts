import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { columns } from '@/lib/domain/use-case/table';

it('the style sheet says the names of as many columns as there are', () => {
  const css = readFileSync(new URL('../ui/ui.css', import.meta.url), 'utf8');
  const named = [...css.matchAll(/td:nth-of-type\((\d+)\)::before \{\s*content: var\(--label-\1\)/g)];
  expect(named.map(([, place]) => Number(place))).toEqual(columns.map((_, index) => index + 1));
});
