import { expect, test } from 'vitest';
import { writtenTable } from './written-table';

test.each([
  ['insert into risk (id) values ($1)', 'risk'],
  ['\n    update checklist_item item set claim = null', 'checklist_item'],
  ['UPDATE "public"."use_case" SET "title" = $1', 'use_case'],
  ['DELETE FROM "public"."owner" WHERE true', 'owner'],
  ['delete from only tool', 'tool'],
  ['select from use_case where key = $1 for no key update', ''],
  ['with found as (select 1) select * from found', ''],
  ['commit', ''],
  // It may be any.
  ['with gone as (delete from risk returning id) select id from gone', null],
  ['with locked as (select 1) update use_case set climbs = true', null],
  ['insert into risk with gone as (delete from tool returning id) select id from gone', null],
  ['-- why\nupdate risk set title = $1', null],
  ['/* why */ delete from risk', null],
  ['truncate risk', null],
  ['do $$ begin delete from risk; end $$', null],
])('%s writes to %s', (sql, table) => {
  expect(writtenTable(sql)).toEqual({ table });
});
