import { z } from 'zod';
import type { Actor } from '@/lib/domain/access/actor';
import { can } from '@/lib/domain/access/can';
import type { ImportState } from '@/lib/domain/import/states';
import { inWorkspace } from '@/lib/db/workspace-transaction';
import { now } from '@/lib/env';
import { memberNames, type ImportRunRow } from './import-runs';

export type ImportRunDetail = ImportRunRow & {
  encoding: string | null;
  delimiter: string | null;
  sha256: string;
  /** Why it failed. */
  problem: string | null;
  now: Date;
};

/** One import of the actor's workspace; null for any other, and for whoever may not import. */
export async function importRun(actor: Actor, id: string): Promise<ImportRunDetail | null> {
  if (can(actor, 'import') || !z.uuid().safeParse(id).success) return null;
  return inWorkspace(actor.workspaceId, async (tx) => {
    const run = await tx.importRun.findFirst({
      where: { workspaceId: tx.workspaceId, id },
      omit: { bytes: true, mapping: true },
    });
    if (!run) return null;
    const names = await memberNames(tx, [run.startedById]);
    return {
      ...run,
      state: run.state as ImportState,
      startedBy: names.get(run.startedById) ?? 'Somebody',
      now: now(),
    };
  });
}
