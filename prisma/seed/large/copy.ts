import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';

type Row = Record<string, unknown>;

/**
 * Writes rows by COPY, many times quicker than inserts. All name the same columns, by the database's names or by camel case of them; those that
 * they leave out take their defaults. Rows that are made while they are read are made while the database writes.
 */
export async function copyRows(client: pg.Client, table: string, rows: Iterable<Row>): Promise<void> {
  const [first, all] = peek(rows);
  if (!first) return;
  const names = Object.keys(first);
  const json = await jsonColumns(client, table);
  const columns = names.map((name) => ({ name, isJson: json.has(snake(name)) }));
  const list = names.map((name) => pg.escapeIdentifier(snake(name))).join(', ');
  const into = client.query(copyFrom(`COPY ${pg.escapeIdentifier(table)} (${list}) FROM STDIN`));
  await pipeline(Readable.from(pieces(all, columns)), into);
}

function peek(rows: Iterable<Row>): [Row | undefined, Iterable<Row>] {
  const iterator = rows[Symbol.iterator]();
  const first = iterator.next();
  if (first.done) return [undefined, []];
  return [
    first.value,
    (function* () {
      yield first.value;
      yield* { [Symbol.iterator]: () => iterator };
    })(),
  ];
}

const rowsOfPiece = 200;

function* pieces(rows: Iterable<Row>, columns: { name: string; isJson: boolean }[]): Generator<string> {
  let text = '';
  let held = 0;
  for (const row of rows) {
    text += `${columns.map(({ name, isJson }) => field(row[name], isJson)).join('\t')}\n`;
    held += 1;
    if (held < rowsOfPiece) continue;
    yield text;
    [text, held] = ['', 0];
  }
  if (held > 0) yield text;
}

/** A value in COPY's text format. */
function field(value: unknown, isJson: boolean): string {
  if (value === null || value === undefined) return '\\N';
  if (isJson) return escaped(JSON.stringify(value));
  if (typeof value === 'string') return escaped(value);
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return escaped(arrayText(value));
  return String(value as number | boolean);
}

const arrayText = (values: unknown[]) =>
  `{${values.map((value) => (value === null ? 'NULL' : `"${String(value).replace(/["\\]/g, '\\$&')}"`)).join(',')}}`;

const marks: Record<string, string> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };
const escaped = (text: string) => text.replace(/[\\\n\r\t]/g, (mark) => marks[mark] as string);

async function jsonColumns(client: pg.Client, table: string): Promise<Set<string>> {
  const { rows } = await client.query<{ name: string }>(
    `select attname as name from pg_attribute where attrelid = $1::regclass and atttypid = 'jsonb'::regtype`,
    [table],
  );
  return new Set(rows.map(({ name }) => name));
}

const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
