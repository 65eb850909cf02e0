import type { Result } from '@/lib/domain/result';
import type { WorkspaceTx } from '@/lib/db/workspace-transaction';
import { unscoped } from '@/lib/db/unscoped';
import { readTable } from './read-table';
import type { Table } from './table';

// The mapping page asks for the same file after every choice; the last one read is kept for a few minutes.
let kept: { importId: string; table: Promise<Result<Table>>; timer: NodeJS.Timeout } | undefined;
const keptFor = 5 * 60_000;

/** The table of an uploaded file; null if there is no such file (any more) in the workspace. */
export async function tableOf(tx: WorkspaceTx, importId: string): Promise<Result<Table> | null> {
  // Before the query: another file may take its place meanwhile.
  const known = kept?.importId === importId ? kept.table : null;
  // Asked for in any case: what is kept belongs to whoever may see it.
  const run = await tx.importRun.findFirst({
    where: { workspaceId: tx.workspaceId, id: importId, bytes: { not: null } },
    select: { id: true, bytes: !known },
  });
  if (!run) return null;
  if (known) return known;
  if (!run.bytes) return null;
  clearTimeout(kept?.timer);
  const { bytes } = run;
  kept = unscoped(() => ({
    importId,
    table: readTable(bytes),
    timer: setTimeout(() => (kept = undefined), keptFor).unref(),
  }));
  return kept.table;
}
