import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { root } from './paths';

const folder = path.join(root, 'prisma', 'schema');

// The client carries the schema in every bundle that asks the database (prisma/schema/main.prisma).
it.each(readdirSync(folder))('%s has no letter that takes two bytes in memory', (name) => {
  const letters = [...readFileSync(path.join(folder, name), 'utf8')];
  expect(letters.filter((letter) => letter.codePointAt(0)! > 0xff)).toEqual([]);
});
