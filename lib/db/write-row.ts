import { memoized } from '@/lib/domain/memoized';
import type { Day } from '@/lib/domain/use-case/facts';
import type * as Stored from './generated/client';
import type { Prisma } from './generated/client';
import type { WrittenRow } from './transaction';
import type { WorkspaceTx } from './workspace-transaction';

/** Tables that commands write one row of, with their rows as Prisma has them; decimals are numbers, and days may be text. */
type Tables = {
  use_case: Of<Stored.UseCase, Prisma.UseCaseUncheckedCreateInput>;
  risk: Of<Stored.Risk, Prisma.RiskUncheckedCreateInput>;
  scenario: Of<Stored.Scenario, Prisma.ScenarioUncheckedCreateInput>;
  measurement_plan: Of<Stored.MeasurementPlan, Prisma.MeasurementPlanUncheckedCreateInput>;
  metric: Of<Stored.Metric, Prisma.MetricUncheckedCreateInput>;
  metric_result: Of<Stored.MetricResult, Prisma.MetricResultUncheckedCreateInput>;
  poc_outcome: Of<Stored.PocOutcome, Prisma.PocOutcomeUncheckedCreateInput>;
  owner: Of<Stored.Owner, Prisma.OwnerUncheckedCreateInput>;
  checklist_item: Of<Stored.ChecklistItem, Prisma.ChecklistItemUncheckedCreateInput>;
  evidence: Of<Stored.Evidence, Prisma.EvidenceUncheckedCreateInput>;
  evidence_revision: Of<Stored.EvidenceRevision, Prisma.EvidenceRevisionUncheckedCreateInput>;
  citation: Of<Stored.Citation, Prisma.CitationUncheckedCreateInput>;
  tool: Of<Stored.Tool, Prisma.ToolUncheckedCreateInput>;
  assessment: Of<Stored.Assessment, Prisma.AssessmentUncheckedCreateInput>;
  sign_off_request: Of<Stored.SignOffRequest, Prisma.SignOffRequestUncheckedCreateInput>;
  sign_off: Of<Stored.SignOff, Prisma.SignOffUncheckedCreateInput>;
  attestation: Of<Stored.Attestation, Prisma.AttestationUncheckedCreateInput>;
  review: Of<Stored.Review, Prisma.ReviewUncheckedCreateInput>;
  condition: Of<Stored.Condition, Prisma.ConditionUncheckedCreateInput>;
  incident: Of<Stored.Incident, Prisma.IncidentUncheckedCreateInput>;
  retirement_item: Of<Stored.RetirementItem, Prisma.RetirementItemUncheckedCreateInput>;
  comment: Of<Stored.Comment, Prisma.CommentUncheckedCreateInput>;
  event: Of<Omit<Stored.Event, 'txid'>, Prisma.EventUncheckedCreateInput>;
};

/** `needed`: the columns that a new row has to say, since they have no default. */
type Of<Model, Create> = { row: Written<Model>; needed: NeededOf<Create> & keyof Model };
type NeededOf<Create> = { [Field in keyof Create]-?: object extends Pick<Create, Field> ? never : Field }[keyof Create];
type Written<Model> = {
  [Field in keyof Model]: Field extends `${string}On`
    ? Model[Field] | Day
    : Model[Field] extends Prisma.Decimal | null
      ? number | null
      : Model[Field];
};

export type RowOf<Table extends keyof Tables> = Tables[Table]['row'];
type NewRow<Table extends keyof Tables> = Partial<RowOf<Table>> &
  Pick<RowOf<Table>, Tables[Table]['needed'] & keyof RowOf<Table>>;

type Field<Table extends keyof Tables> = keyof RowOf<Table> & string;

/** Those whose rows change by their id. */
type TableWithId = Exclude<
  { [Table in keyof Tables]: 'id' extends keyof RowOf<Table> ? Table : never }[keyof Tables],
  'event'
>;

// In columns of JSON a list is no array of Postgres.
const json = new Set(['areaReadiness', 'data']);

/** Adds a row. Columns that are not given have their defaults. As quick as the statement itself, where a model of Prisma costs six times that. */
export async function insertRow<Table extends keyof Tables>(
  tx: WorkspaceTx,
  table: Table,
  row: NewRow<Table>,
): Promise<void> {
  const { columns, values } = partsOf(row);
  const places = values.map((_, index) => `$${index + 1}`);
  // Table and columns are names of this code, never of a request.
  const sql = `insert into ${table} (${columns.join(', ')}) values (${places.join(', ')})`;
  await write(tx, sql, values, table, [{ fields: row, changed: null }]);
}

/**
 * Adds a row, or where there is one with the same `key`, which is unique in the table, changes of it what is named, or else all that is said. The
 * database checks its constraints on the row as it would be added even then, so that it has to satisfy them by itself.
 */
export async function putRow<Table extends keyof Tables>(
  tx: WorkspaceTx,
  table: Table,
  row: NewRow<Table>,
  key: readonly Field<Table>[],
  changed: readonly Field<Table>[] = (Object.keys(row) as Field<Table>[]).filter((field) => !key.includes(field)),
): Promise<void> {
  const { columns, values } = partsOf(row);
  const places = values.map((_, index) => `$${index + 1}`);
  const given = changed.filter((field) => row[field] !== undefined);
  const set = given.map(snakeCase).map((column) => `${column} = excluded.${column}`);
  const sql = `insert into ${table} (${columns.join(', ')}) values (${places.join(', ')})
    on conflict (${key.map(snakeCase).join(', ')}) do update set ${set.join(', ')}`;
  await write(tx, sql, values, table, [{ fields: row, changed: given }]);
}

/**
 * Changes a row that is there. Whoever cannot be sure of that waits for it: that there is none is no error of the database, which would commit the
 * rest meanwhile.
 * @throws Error where there is none that the transaction sees
 */
export const updateRow = <Table extends TableWithId>(
  tx: WorkspaceTx,
  table: Table,
  id: string,
  changes: Partial<RowOf<Table>>,
): Promise<void> => updateRows(tx, table, [id], changes);

/** Changes several rows alike; none where there is no id. */
export async function updateRows<Table extends TableWithId>(
  tx: WorkspaceTx,
  table: Table,
  ids: readonly string[],
  changes: Partial<RowOf<Table>>,
): Promise<void> {
  if (ids.length === 0) return;
  const { columns, values } = partsOf(changes);
  const set = columns.map((column, index) => `${column} = $${index + 2}`);
  // A list of a length that Postgres does not know would be planned each time.
  const [which, first] = ids.length === 1 ? ['$1::uuid', ids[0]] : ['any ($1::uuid[])', ids];
  const sql = `update ${table} set ${set.join(', ')} where id = ${which}`;
  const changed = Object.keys(changes);
  const rows = ids.map((id) => ({ fields: { ...changes, id }, changed }));
  await write(tx, sql, [first, ...values], table, rows);
}

/** @throws Error where those are not all the rows that were written */
async function write(
  tx: WorkspaceTx,
  sql: string,
  values: unknown[],
  table: string,
  rows: readonly WrittenRow[],
): Promise<void> {
  const written = tx.$executeRawUnsafe(sql, ...values);
  tx.tells(table, rows);
  if ((await written) !== rows.length) throw new Error(`There is no ${table} of this id to change.`);
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
