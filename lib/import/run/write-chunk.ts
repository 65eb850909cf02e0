import type { RowNote } from '@/lib/domain/import/map-row';
import type { RowPlan } from '@/lib/domain/import/plan-rows';
import type { Prisma } from '@/lib/db/generated/client';
import { insertRows } from '@/lib/db/insert-rows';
import type { WorkspaceTx } from '@/lib/db/workspace-transaction';
import { importRow, type ImportScope, type Outcome, type PlannedRow } from './chunk';
import { createUseCases } from './create-use-cases';
import type { PreparedRow } from './prepare-rows';
import { updateUseCases } from './update-use-cases';

/** Writes some rows with their lines of the report; gives how many became what. */
export async function writeChunk(
  tx: WorkspaceTx,
  scope: ImportScope,
  rows: readonly PreparedRow[],
  plans: ReadonlyMap<number, RowPlan>,
): Promise<Record<Outcome, number>> {
  const skipped: Prisma.ImportRowCreateManyInput[] = [];
  const planned: PlannedRow[] = [];
  for (const prepared of rows) {
    const { mapped, plannable } = prepared;
    const plan = plans.get(prepared.row);
    if (!mapped.ok || !plannable || !plan) {
      skipped.push(importRow(tx, scope, prepared, 'skipped', mapped.notes));
    } else if (plan.kind === 'skip') {
      skipped.push(importRow(tx, scope, prepared, 'skipped', [repeated(plan, mapped.fields.externalKey)]));
    } else {
      planned.push({ ...prepared, mapped, plannable, plan });
    }
  }
  const created = await createUseCases(
    tx,
    scope,
    planned.filter(({ plan }) => plan.kind === 'create'),
  );
  const matched = await updateUseCases(
    tx,
    scope,
    planned.filter(({ plan }) => plan.kind === 'match'),
  );
  const report = [...skipped, ...created, ...matched];
  await insertRows(tx, 'import_row', report);
  const count = (outcome: Outcome) => report.filter((line) => line.outcome === outcome).length;
  return { created: count('created'), updated: count('updated'), skipped: count('skipped') };
}

function repeated({ why, firstRow }: Extract<RowPlan, { kind: 'skip' }>, key: string | null): RowNote {
  return why === 'duplicate'
    ? { code: 'duplicate', column: null, message: `Row ${firstRow} says the same in every column that is imported.` }
    : { code: 'same-key', column: null, message: `Row ${firstRow} has the same key "${key}" with other content.` };
}
