import { grouped } from '@/lib/domain/import/limits';
import { mappingDefinition, type MappingDefinition } from '@/lib/domain/import/mapping';
import { notFound, ok, refuse, type Result } from '@/lib/domain/result';
import type { Actor } from '@/lib/domain/access/actor';
import { appendEvent } from '@/lib/db/append-event';
import { newId } from '@/lib/db/new-id';
import { inWorkspace, type WorkspaceTx } from '@/lib/db/workspace-transaction';

export type Start = {
  importId: string;
  mapping: MappingDefinition;
  /** Rows of the file. */
  rows: number;
  /** Keeps the mapping under this name, in place of one of the same name. */
  saveAs: string | null;
};

/**
 * Marks an uploaded file as being imported. `hand` gives the work away in the same transaction, so that a started import
 * never lies about without anybody to do it.
 */
export async function startRun(
  { actor, now }: { actor: Actor; now: Date },
  { importId, mapping, rows, saveAs }: Start,
  hand: (tx: WorkspaceTx) => Promise<void>,
): Promise<Result<{ import: string; rows: string }>> {
  const definition = mappingDefinition.parse(mapping);
  return inWorkspace(actor.workspaceId, async (tx): Promise<Result<{ import: string; rows: string }>> => {
    await tx.$queryRaw`select id from workspace where id = ${tx.workspaceId}::uuid for no key update`;
    const run = await tx.importRun.findFirst({
      where: { workspaceId: tx.workspaceId, id: importId },
      select: { state: true, fileName: true, sha256: true },
    });
    if (!run) return notFound();
    if (run.state !== 'uploaded') {
      const message = 'This import has been started already.';
      return refuse('conflict', message, [{ code: 'already-started', message, remedy: 'Look at its report.' }]);
    }
    await tx.importRun.update({
      where: { id: importId },
      data: { state: 'running', mapping: definition, rows, startedById: actor.memberId },
    });
    const savedMapping = saveAs ? await saveMapping(tx, saveAs, definition, now) : null;
    const { fileName, sha256 } = run;
    await appendEvent(
      tx,
      { actor, at: now },
      { type: 'import.started', data: { importId, fileName, sha256, rows, savedMapping } },
    );
    await hand(tx);
    return ok({ import: importId, rows: grouped(rows) });
  });
}

async function saveMapping(tx: WorkspaceTx, name: string, definition: MappingDefinition, now: Date) {
  const { workspaceId } = tx;
  const replaced = (await tx.importMapping.count({ where: { workspaceId, name } })) > 0;
  await tx.importMapping.upsert({
    where: { workspaceId_name: { workspaceId, name } },
    create: { id: newId(), workspaceId, name, definition, createdAt: now },
    update: { definition },
  });
  return { name, replaced };
}
