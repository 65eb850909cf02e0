import type { Actor } from '@/lib/domain/access/actor';
import { can } from '@/lib/domain/access/can';
import type { ImportState } from '@/lib/domain/import/states';
import { inWorkspace, type WorkspaceTx } from '@/lib/db/workspace-transaction';
import { now } from '@/lib/env';

export type ImportRunRow = {
  id: string;
  fileName: string;
  state: ImportState;
  rows: number;
  processed: number;
  created: number;
  updated: number;
  skipped: number;
  startedBy: string;
  createdAt: Date;
  endedAt: Date | null;
};

export type ImportRuns = {
  /** Newest first. */
  runs: ImportRunRow[];
  /** The id from which the next, older page begins; null: there is none. */
  older: string | null;
  now: Date;
};

const pageSize = 25;

/** One page of the workspace's imports; only what is older than the run `before`. Null for whoever may not import. */
export async function importRuns(actor: Actor, before: string | null): Promise<ImportRuns | null> {
  if (can(actor, 'import')) return null;
  return inWorkspace(actor.workspaceId, async (tx) => {
    // Ids are made in the order of time.
    const found = await tx.importRun.findMany({
      where: { workspaceId: tx.workspaceId, ...(before ? { id: { lt: before } } : {}) },
      orderBy: { id: 'desc' },
      take: pageSize + 1,
      omit: { bytes: true, mapping: true },
    });
    const page = found.slice(0, pageSize);
    const names = await memberNames(
      tx,
      page.map(({ startedById }) => startedById),
    );
    return {
      runs: page.map((run) => ({
        ...run,
        state: run.state as ImportState,
        startedBy: names.get(run.startedById) ?? 'Somebody',
      })),
      older: found.length > pageSize ? (page.at(-1)?.id ?? null) : null,
      now: now(),
    };
  });
}

export async function memberNames(tx: WorkspaceTx, ids: string[]): Promise<Map<string, string>> {
  const members = await tx.member.findMany({
    where: { workspaceId: tx.workspaceId, id: { in: [...new Set(ids)] } },
    select: { id: true, name: true },
  });
  return new Map(members.map(({ id, name }) => [id, name]));
}
