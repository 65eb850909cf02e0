import { readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../lib/paths';
import { layers } from './layers.mjs';
import { objection } from './plugin.mjs';

test.each([
  ['zod', 'lib/domain/scoring/score.ts'],
  ['./weights', 'lib/domain/scoring/score.ts'],
  ['../domain/result', 'lib/commands/move-stage.ts'],
  ['@/lib/db/client', 'lib/queries/list.ts'],
  ['@/lib/jobs/queue', 'lib/commands/import.ts'],
  ['recharts', 'components/charts/funnel.tsx'],
  ['@/components/ui/button', 'app/page.tsx'],
  ['@/lib/commands/move-stage', 'prisma/seed/sample.ts'],
])('%s may be imported by %s', (source, file) => {
  expect(objection(source, file)).toBeUndefined();
});

test.each([
  ['node:crypto', 'lib/domain/audit/chain.ts', /Node's node:crypto/],
  ['react', 'lib/domain/scoring/score.ts', /may not import react/],
  ['@/lib/db/client', 'lib/domain/scoring/score.ts', /Read through lib\/queries/],
  ['../../db/client', 'lib/domain/scoring/score.ts', /may not import lib\/db/],
  ['next/headers', 'lib/commands/move-stage.ts', /next\/headers/],
  ['@/lib/session/actor', 'lib/commands/move-stage.ts', /may not import lib\/session/],
  ['@/lib/jobs/handlers', 'lib/commands/import.ts', /may not import lib\/jobs/],
  ['@/lib/commands/move-stage', 'app/w/page.tsx', /through an action/],
  ['@prisma/client', 'app/page.tsx', /may not import @prisma\/client/],
  ['../app/layout', 'components/shell.tsx', /Nothing imports a route/],
  ['zod', 'lib/new-idea/thing.ts', /in no layer/],
])('%s may not be imported by %s', (source, file, complaint) => {
  expect(objection(source, file)).toMatch(complaint);
});

test('every folder of lib is a layer', () => {
  const folders = readdirSync(path.join(root, 'lib'), { withFileTypes: true }).filter((entry) => entry.isDirectory());
  expect(folders.length).toBeGreaterThan(5);
  expect(folders.map(({ name }) => `lib/${name}`).filter((folder) => !(folder in layers))).toEqual([]);
});
