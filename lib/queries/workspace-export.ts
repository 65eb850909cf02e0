import type { Actor } from '@/lib/domain/access/actor';
import { can } from '@/lib/domain/access/can';
import { refuse, type Reason, type Result } from '@/lib/domain/result';
import { inWorkspace, type WorkspaceTx } from '@/lib/db/workspace-transaction';
import { env, now } from '@/lib/env';
import { openExport, type ExportEntry } from '@/lib/transfer/export';

export type WorkspaceExport = { fileName: string; entries: AsyncGenerator<ExportEntry> };

/** The whole workspace as a file, for an admin; null for everybody else. It goes on while it is read. */
export async function workspaceExport(actor: Actor): Promise<Result<WorkspaceExport> | null> {
  if (can(actor, 'export-workspace')) return null;
  const mayNot = await whyNoExport(actor);
  if (mayNot) return refuse('unmet', mayNot.message, [mayNot]);
  const at = now();
  const entries = await openExport(env().DATABASE_URL, actor.workspaceId, at);
  if (!entries) return refuse('conflict', 'Another export of this workspace is running. Wait until it has ended.');
  const fileName = `${actor.workspaceSlug} ${at.toISOString().slice(0, 10)}.airworthy.zip`;
  return { ok: true, value: { fileName, entries } };
}

/** Why there is no export now, or for this person; null: there is. */
export function whyNoExport(actor: Actor): Promise<Reason | null> {
  const mayNot = can(actor, 'export-workspace');
  return mayNot ? Promise.resolve(mayNot) : inWorkspace(actor.workspaceId, whileScoring);
}

/** Until a round is revealed nobody reads another's scores in it, whoever runs it included: the file would show them. */
async function whileScoring(tx: WorkspaceTx): Promise<Reason | null> {
  const open = await tx.scoringRound.findMany({
    where: { workspaceId: tx.workspaceId, state: 'open' },
    select: { useCase: { select: { key: true } } },
    orderBy: { openedAt: 'asc' },
    take: shown + 1,
  });
  if (open.length === 0) return null;
  const keys = open.slice(0, shown).map(({ useCase }) => useCase.key);
  return {
    code: 'scoring-blind',
    message: `Scores are being given blind on ${keys.join(', ')}${open.length > shown ? ' and others' : ''}, and a file of everything would show them.`,
    remedy: 'Reveal or cancel these rounds first, or let whoever runs the service export the workspace.',
  };
}

const shown = 3;
