import { PrismaPg } from '@prisma/adapter-pg';
import { afterAll, describe, expect, it } from 'vitest';
import { makeWorkspace } from '@/lib/testing/workspace';
import { database } from './client';
import { Prisma, PrismaClient } from './generated/client';

// Prisma's own way, through its engine.
const engine = new PrismaClient({ adapter: new PrismaPg({ connectionString: process.env.DATABASE_URL }) });
afterAll(() => engine.$disconnect());

describe('SQL past the engine gives the same values as through it', () => {
  it.each([
    `1::int2 as a, 2::int4 as b, 9007199254740993::int8 as c, 1.5::float4 as d, 2.25::float8 as e`,
    `12.340::numeric as a, 'NaN'::numeric as b, 7::oid as c, true as d, null::int as e, count(*) as f`,
    `'2026-02-28'::date as a, '2026-02-28 12:30:01.123+00'::timestamptz as b, '2026-02-28 12:30:01.1'::timestamp as c`,
    `'{"a": [1, null]}'::json as a, '["b"]'::jsonb as b, 'null'::jsonb as c, 'text' as d, 'a'::varchar as e, 'n'::name as f`,
    `'0190b6a2-0000-7000-8000-000000000000'::uuid as a, '\\x00ff'::bytea as b, '10.0.0.1'::inet as c`,
    `array[1, null]::int[] as a, array['a', null, 'NULL', 'b,c'] as b, array[true, false] as c, array[1, 2]::int8[] as d`,
    `array[1.5, null]::numeric[] as a, array['2026-02-28']::date[] as b, array['2026-02-28 12:30:00+00']::timestamptz[] as c`,
    `array['2026-02-28 12:30:00']::timestamp[] as a, array['{"a": 1}']::jsonb[] as b, '{}'::text[] as c, '{1.5}'::float8[] as d`,
    `array['0190b6a2-0000-7000-8000-000000000000']::uuid[] as a, '{3}'::int2[] as b, array['{}']::json[] as c`,
  ])('%s', async (columns) => {
    const asked = `select ${columns}`;
    const [own] = await database().$queryRawUnsafe<[object]>(asked);
    const [its] = await engine.$queryRawUnsafe<[object]>(asked);
    expect(own).toStrictEqual(its);
  });

  it('takes the same values, also where one statement is made of others', async () => {
    const moment = new Date('2026-02-28T12:30:01.123Z');
    const inner = Prisma.sql`${moment}::timestamptz as moment, ${moment}::date as day, ${[moment]}::timestamptz[] as moments`;
    const asked = Prisma.sql`select ${inner}, ${'a'} as word, ${[1, 2]}::int[] as list, ${['x', 'y,z']}::text[] as words, ${true}::bool as yes,
      ${9007199254740993n}::int8 as large, ${1.5}::numeric as number, ${new Prisma.Decimal('1.50')}::numeric as exact,
      ${JSON.stringify({ a: [1] })}::jsonb as json, ${Buffer.from([0, 255])}::bytea as bytes, ${null}::text as none`;
    const [own] = await database().$queryRaw<[object]>(asked);
    const [its] = await engine.$queryRaw<[object]>(asked);
    expect(own).toStrictEqual(its);
    expect(own).toMatchObject({ moment, moments: [moment], word: 'a', bytes: new Uint8Array([0, 255]) });
  });

  it('says how many rows it changed, and fails with what the database says', async () => {
    await makeWorkspace();
    const asked = 'select 1 from generate_series(1, 3)';
    expect(await database().$executeRawUnsafe(asked)).toBe(3);
    expect(await database().$executeRaw`select 1 from generate_series(1, ${2}::int)`).toBe(2);
    await expect(database().$queryRaw`select nothing`).rejects.toThrow('column "nothing" does not exist');
  });
});
