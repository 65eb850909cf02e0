import { memoized } from '@/lib/domain/memoized';
import type { Day } from '@/lib/domain/use-case/facts';
import { rowsOfParts } from './facts-sql';
import type * as Stored from './generated/client';
import type { Prisma } from './generated/client';
import type { WorkspaceTx } from './workspace-transaction';

/** Tables that commands write one row of, with their rows as Prisma has them; decimals are numbers, and days may be text. */
type Tables = {
  use_case: Stored.UseCase;
  risk: Stored.Risk;
  scenario: Stored.Scenario;
  measurement_plan: Stored.MeasurementPlan;
  metric: Stored.Metric;
  metric_result: Stored.MetricResult;
  poc_outcome: Stored.PocOutcome;
  owner: Stored.Owner;
  checklist_item: Stored.ChecklistItem;
  evidence: Stored.Evidence;
  evidence_revision: Stored.EvidenceRevision;
  citation: Stored.Citation;
  comment: Stored.Comment;
  event: Omit<Stored.Event, 'txid'>;
};

/** Those whose rows change by their id. */
type TableWithId = Exclude<
  { [Table in keyof Tables]: 'id' extends keyof Tables[Table] ? Table : never }[keyof Tables],
  'event'
>;

type Written<Row> = {
  [Column in keyof Row]: Column extends `${string}On`
    ? Row[Column] | Day
    : Row[Column] extends Prisma.Decimal | null
      ? number | null
      : Row[Column];
};

// In columns of JSON a list is no array of Postgres.
const json = new Set(['areaReadiness', 'data']);

/** What was written to them comes back. */
const readBack = new Set<keyof Tables>(Object.values(rowsOfParts).map(({ table }) => table));

/** Adds a row. Columns that are not given have their defaults. As quick as the statement itself, where a model of Prisma costs six times that. */
export async function insertRow<Table extends keyof Tables>(
  tx: WorkspaceTx,
  table: Table,
  row: Partial<Written<Tables[Table]>>,
): Promise<void> {
  const { columns, values } = partsOf(row);
  const places = values.map((_, index) => `$${index + 1}`);
  // Table and columns are names of this code, never of a request.
  await write(tx, table, `insert into ${table} (${columns.join(', ')}) values (${places.join(', ')})`, values);
}

/**
 * Changes the row with this key, or adds it where there is none: then with `first` besides. The key is unique in the table.
 */
export async function putRow<Table extends keyof Tables>(
  tx: WorkspaceTx,
  table: Table,
  key: Partial<Written<Tables[Table]>>,
  changes: Partial<Written<Tables[Table]>>,
  first: Partial<Written<Tables[Table]>>,
): Promise<void> {
  const { columns, values } = partsOf({ ...key, ...first, ...changes });
  const places = values.map((_, index) => `$${index + 1}`);
  const set = partsOf(changes).columns.map((column) => `${column} = excluded.${column}`);
  const conflict = `on conflict (${partsOf(key).columns.join(', ')}) do update set ${set.join(', ')}`;
  await write(
    tx,
    table,
    `insert into ${table} (${columns.join(', ')}) values (${places.join(', ')}) ${conflict}`,
    values,
  );
}

/**
 * Changes a row that is there.
 * @throws Error where there is none that the transaction sees
 */
export async function updateRow<Table extends TableWithId>(
  tx: WorkspaceTx,
  table: Table,
  id: string,
  changes: Partial<Written<Tables[Table]>>,
): Promise<void> {
  const { columns, values } = partsOf(changes);
  const set = columns.map((column, index) => `${column} = $${index + 2}`);
  const changed = await write(tx, table, `update ${table} set ${set.join(', ')} where id = $1::uuid`, [id, ...values]);
  if (changed !== 1) throw new Error(`There is no ${table} ${id} to change.`);
}

/** Gives the number of rows that were written. */
async function write(tx: WorkspaceTx, table: keyof Tables, sql: string, values: unknown[]): Promise<number> {
  if (!readBack.has(table)) return tx.$executeRawUnsafe(sql, ...values);
  const written = tx.$queryRawUnsafe<{ row: unknown }[]>(`${sql} returning to_json(${table}) as row`, ...values);
  tx.givesBack(
    table,
    written.then(([first]) => first?.row),
  );
  return (await written).length;
}

function partsOf(row: object): { columns: string[]; values: unknown[] } {
  // What is undefined is not said, as in Prisma.
  const entries = Object.entries(row).filter(([, value]) => value !== undefined);
  return {
    columns: entries.map(([name]) => snakeCase(name)),
    values: entries.map(([name, value]) => (json.has(name) && value !== null ? JSON.stringify(value) : value)),
  };
}

/** The column behind a field of a model. */
export const snakeCase = memoized((name) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`));
