import { expect, test } from 'vitest';
import { ownerSql } from '@/lib/testing/owner-sql';
import { fromJson } from './facts-rows';
import { factsParts, tablesOf } from './facts-sql';

type Column = { name: string; type: string };

/** Those of the tables that the facts are read from. */
function columns(): Promise<Column[]> {
  const tables = new Set(tablesOf(Object.values(factsParts).join(' ')));
  // The times between which a role was held are not read.
  tables.delete('owner');
  return ownerSql(
    `select column_name as name, data_type as type from information_schema.columns
     where table_schema = 'public' and table_name = any ($1)`,
    [['use_case', ...tables]],
  );
}

test('names say what is a moment, what a day, and what has keys of its own', async () => {
  const all = await columns();
  const named = (like: (column: Column) => boolean) => [...new Set(all.filter(like).map(({ name }) => name))].sort();
  expect(all.length).toBeGreaterThan(200);
  // For lists alone; the facts do without.
  expect(named(({ type, name }) => (type === 'timestamp with time zone') !== name.endsWith('_at'))).toEqual([
    'renew_from',
  ]);
  expect(named(({ type, name }) => (type === 'date') !== name.endsWith('_on'))).toEqual([]);
  // The first is a list of numbers, and the last is never read here.
  expect(named(({ type }) => type === 'jsonb')).toEqual(['area_readiness', 'definition', 'hashes', 'snapshot']);
});

test('a row of JSON gets the fields of its model, and what holds JSON stays as it is', () => {
  const row = {
    due_on: '2026-03-01',
    done_at: '2026-03-02T10:11:12.345+00:00',
    lapsed_at: null,
    hashes: { user_group: 'a1', taken_at: 'b2' },
  };
  expect(fromJson([{ sign_offs: [row] }])).toEqual([
    {
      signOffs: [
        {
          dueOn: '2026-03-01',
          doneAt: new Date('2026-03-02T10:11:12.345Z'),
          lapsedAt: null,
          hashes: { user_group: 'a1', taken_at: 'b2' },
        },
      ],
    },
  ]);
});
