import { mappingDefinition, resolveMapping } from '@/lib/domain/import/mapping';
import { planRows, type RowPlan } from '@/lib/domain/import/plan-rows';
import type { Result } from '@/lib/domain/result';
import { appendEvent } from '@/lib/db/append-event';
import { workspaceTags } from '@/lib/db/workspace-tags';
import { inWorkspace } from '@/lib/db/workspace-transaction';
import { readTable } from '../read/read-table';
import type { Table } from '../read/table';
import type { ImportScope } from './chunk';
import { finishRun } from './finish-run';
import { loadExisting } from './load-existing';
import { prepareRows } from './prepare-rows';
import { ensureUnits, firstUnitName } from './units';
import { writeChunk } from './write-chunk';

/** Rows in one transaction: enough to be quick, few enough that the progress moves and a restart repeats little. */
const chunkSize = 200;
/** Milliseconds that one chunk may take; updates of use cases with signatures are the slowest. */
const chunkTimeout = 120_000;

export type RunOptions = {
  now: () => Date;
  /** After each chunk; what it throws stops the run as a crash would. */
  onProgress?: (processed: number, rows: number) => void | Promise<void>;
};

/**
 * Carries an import out that has been started, from where it is: rows that have their line in the report are done. Bears
 * being run twice, one after the other or at once: each chunk holds the run's lock, and whoever finds that somebody else has
 * gone on stops. What is planned follows from the file and the workspace alone, so a restart decides as the first run did.
 */
export async function runImport(workspaceId: string, importId: string, options: RunOptions): Promise<void> {
  const run = await inWorkspace(workspaceId, (tx) => tx.importRun.findFirst({ where: { workspaceId, id: importId } }));
  if (!run || run.state !== 'running' || !run.bytes) return;
  const table = await readTable(run.bytes);
  if (!table.ok) return fail(table, workspaceId, importId, options);
  const { mapping } = resolveMapping(mappingDefinition.parse(run.mapping), table.value.columns);

  const { rows, plans, units, members, actor } = await inWorkspace(
    workspaceId,
    async (tx) => {
      const prepared = prepareRows(table.value.rows, mapping, await firstUnitName(tx));
      const plannable = prepared.flatMap((row) => row.plannable ?? []);
      const people = await tx.member.findMany({ where: { workspaceId } });
      const present = people.filter(({ removedAt }) => removedAt === null);
      const starter = people.find(({ id }) => id === run.startedById);
      const plans = planRows(plannable, await loadExisting(tx));
      const actor = { memberId: run.startedById, name: starter?.name ?? 'Somebody' };
      const written = prepared.filter(({ row }) => writes(plans.get(row)));
      const { units, made } = await ensureUnits(tx, written);
      if (made.length > 0) {
        const data = { importId, fileName: run.fileName, units: made };
        await appendEvent(tx, { actor, at: options.now() }, { type: 'import.units-made', data });
      }
      return {
        rows: prepared,
        plans,
        units,
        members: new Map(present.map(({ id, name, email }) => [email.toLowerCase(), { id, name }])),
        actor,
      };
    },
    { timeout: chunkTimeout },
  );

  const total = rows.length;
  for (let done = run.processed; done < total;) {
    const chunk = rows.slice(done, done + chunkSize);
    const { ownerEmail: ownerColumn, tags: tagColumn } = mapping.columns;
    const { fileName } = run;
    const chosen = { importId, fileName, actor, units, members, ownerColumn, tagColumn, now: options.now() };
    const went = await inWorkspace(
      workspaceId,
      async (tx) => {
        const [locked] = await tx.$queryRaw<{ state: string; processed: number }[]>`
          select state, processed from import_run where id = ${importId}::uuid for update`;
        if (locked?.state !== 'running' || locked.processed !== done) return false;
        const scope: ImportScope = { ...chosen, tags: new Set(tagColumn ? await workspaceTags(tx) : []) };
        const { created, updated, skipped } = await writeChunk(tx, scope, chunk, plans);
        await tx.importRun.update({
          where: { id: importId },
          data: {
            processed: { increment: chunk.length },
            created: { increment: created },
            updated: { increment: updated },
            skipped: { increment: skipped },
          },
        });
        return true;
      },
      { timeout: chunkTimeout },
    );
    if (!went) return;
    done += chunk.length;
    await options.onProgress?.(done, total);
  }
  await finishRun(workspaceId, importId, { state: 'done', problem: null }, options.now());
}

const writes = (plan: RowPlan | undefined) => plan?.kind === 'create' || (plan?.kind === 'match' && !plan.same);

async function fail(
  table: Extract<Result<Table>, { ok: false }>,
  workspaceId: string,
  importId: string,
  { now }: RunOptions,
): Promise<void> {
  await finishRun(workspaceId, importId, { state: 'failed', problem: table.refusal.message }, now());
}
