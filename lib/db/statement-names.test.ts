import { expect, test, vi } from 'vitest';
import { database } from './client';
import { statementName } from './statement-names';

test('one text, one name; another text, another', () => {
  const name = statementName({ sql: 'select 1' });
  expect(name).toMatch(/^s\d+$/);
  expect(statementName({ sql: 'select 1' })).toBe(name);
  expect(statementName({ sql: 'select 2' })).not.toBe(name);
});

test('a module that is evaluated again gives the same names, since the connections are the same', async () => {
  const name = statementName({ sql: 'select by the first' });
  vi.resetModules();
  const again = await import('./statement-names');
  expect(again.statementName).not.toBe(statementName);
  expect(again.statementName({ sql: 'select by another' })).not.toBe(name);
  expect(again.statementName({ sql: 'select by the first' })).toBe(name);
});

test('the server keeps what was prepared, for the next time', async () => {
  const prepared = await database().$transaction(async (tx) => {
    await tx.$queryRaw`select 'asked twice' as words`;
    await tx.$queryRaw`select 'asked twice' as words`;
    return tx.$queryRaw<{ name: string; times: number }[]>`
      select name, (generic_plans + custom_plans)::int as times from pg_prepared_statements
      where statement like 'select ''asked twice''%'`;
  });
  expect(prepared).toEqual([{ name: expect.stringMatching(/^s\d+$/), times: 2 }]);
});

test('the number of names is bounded', () => {
  for (let number = 0; number < 1000; number += 1) statementName({ sql: `select ${number} from many` });
  expect(statementName({ sql: 'select one too many' })).toBe('');
});
