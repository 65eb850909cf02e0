import type { NoteCode } from '@/lib/domain/import/map-row';
import { noteLabels } from '@/lib/domain/import/note-labels';
import { grouped } from '@/lib/domain/import/limits';
import type { WorkspaceTx } from '@/lib/db/workspace-transaction';

/** Prints what became of the rows, for a person or, with `json`, exactly `{rows, created, updated, skipped}`. */
export async function printReport(
  tx: WorkspaceTx,
  importId: string,
  json: boolean,
): Promise<{ state: string; problem: string | null }> {
  const { state, problem, fileName, rows, created, updated, skipped } = await tx.importRun.findUniqueOrThrow({
    where: { id: importId },
    omit: { bytes: true },
  });
  if (json) console.log(JSON.stringify({ rows, created, updated, skipped }));
  else {
    console.log(
      `${fileName}: ${grouped(rows)} rows. ${grouped(created)} created, ${grouped(updated)} updated, ${grouped(skipped)} skipped.`,
    );
    for (const { outcome, code, count } of await notes(tx, importId)) {
      console.log(`  ${grouped(count)} ${outcome}: ${noteLabels[code] ?? code}`);
    }
  }
  return { state, problem };
}

/** Why rows were skipped and what to look at in the others: each kind with how many there are. */
async function notes(tx: WorkspaceTx, importId: string) {
  return tx.$queryRaw<{ outcome: string; code: NoteCode; count: number }[]>`
    select r.outcome, n ->> 'code' as code, count(distinct r.row)::int as count
    from import_row r, jsonb_array_elements(r.notes) n
    where r.import_id = ${importId}::uuid
    group by 1, 2 order by 1, 3 desc`;
}
