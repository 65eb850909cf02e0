import pg from 'pg';
import { Prisma } from './generated/client';
import { statementName } from './statement-names';

/** What takes a statement: a pool, or one of its connections. */
export type Send = (statement: pg.QueryArrayConfig) => Promise<pg.QueryArrayResult>;

export type RawSql = Pick<
  Prisma.TransactionClient,
  '$queryRaw' | '$queryRawUnsafe' | '$executeRaw' | '$executeRawUnsafe'
>;

/**
 * Prisma's four ways to ask by SQL, past its engine, which costs six times what the statement itself does. They take and give the same
 * values as its own.
 */
export function rawSql(send: Send): RawSql {
  const ask = (text: string, values: unknown[]) =>
    send({ name: statementName({ sql: text }), text, values: values.map(toParameter), types, rowMode: 'array' });
  const askSql = (query: TemplateStringsArray | Prisma.Sql, values: unknown[]) => {
    const sql = 'raw' in query ? Prisma.sql(query, ...values) : query;
    return ask(sql.text, sql.values);
  };
  const raw = {
    $queryRaw: async (query: TemplateStringsArray | Prisma.Sql, ...values: unknown[]) =>
      rowsOf(await askSql(query, values)),
    $queryRawUnsafe: async (text: string, ...values: unknown[]) => rowsOf(await ask(text, values)),
    $executeRaw: async (query: TemplateStringsArray | Prisma.Sql, ...values: unknown[]) =>
      (await askSql(query, values)).rowCount ?? 0,
    $executeRawUnsafe: async (text: string, ...values: unknown[]) => (await ask(text, values)).rowCount ?? 0,
  };
  // Prisma's types promise more than a promise, of which nobody makes use.
  return raw as unknown as RawSql;
}

/** By the names of their columns. By hand, since pg copies an empty row for each, which is slow on Node 20 (lib/domain/merged.ts). */
function rowsOf({ rows, fields }: pg.QueryArrayResult): Record<string, unknown>[] {
  return rows.map((values) => {
    const row: Record<string, unknown> = {};
    for (const [index, { name }] of fields.entries()) row[name] = values[index];
    return row;
  });
}

/** As Prisma's adapter writes it: moments in UTC without saying so, which is the time of every session. */
function toParameter(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString().slice(0, -1).replace('T', ' ');
  if (Array.isArray(value)) return value.map(toParameter);
  return Prisma.Decimal.isDecimal(value) ? String(value) : value;
}

type Parse = (text: string) => unknown;

const { builtins } = pg.types;
const textArray = pg.types.getTypeParser(1009 as never) as (text: string) => (string | null)[];
const eachBy = (parse: Parse) => (text: string) => textArray(text).map((one) => one && parse(one));
const bytes = pg.types.getTypeParser(builtins.BYTEA) as (text: string) => Buffer;

const toMoment = (text: string): Date => new Date(`${text.replace(' ', 'T').replace(/[+-]\d\d(:\d\d)?$/, '')}Z`);
const toDay = (text: string): Date => new Date(text);
const toDecimal = (text: string): Prisma.Decimal => new Prisma.Decimal(text);

/** By the number of a type, where pg alone gives something else than Prisma. The numbers of arrays have no names in pg. */
const parsers = new Map<number, Parse>([
  [builtins.INT8, BigInt],
  [1016, eachBy(BigInt)],
  [builtins.OID, BigInt],
  [builtins.NUMERIC, toDecimal],
  [1231, eachBy(toDecimal)],
  [builtins.DATE, toDay],
  [1182, eachBy(toDay)],
  [builtins.TIMESTAMP, toMoment],
  [1115, eachBy(toMoment)],
  [builtins.TIMESTAMPTZ, toMoment],
  [1185, eachBy(toMoment)],
  [builtins.BYTEA, (text) => new Uint8Array(bytes(text))],
]);

const types = {
  getTypeParser: (type: number, format?: string) => parsers.get(type) ?? pg.types.getTypeParser(type, format as never),
} as pg.CustomTypesConfig;
