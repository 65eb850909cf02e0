import { inIdentity } from '@/lib/db/identity-transaction';
import { inWorkspace, type WorkspaceTx } from '@/lib/db/workspace-transaction';
import { enqueueWithin, prepareQueue } from './queue';

/**
 * Gives every import that is under way, and that no job carries on any more, a new job with all its tries: its job failed
 * for good because of restarts or time, neither of which is the file's fault. What is imported stays, so each goes further.
 */
export async function resumeImports(): Promise<void> {
  await prepareQueue('import');
  const workspaces = await inIdentity((tx) => tx.workspace.findMany({ select: { id: true }, orderBy: { id: 'asc' } }));
  for (const { id } of workspaces) await inWorkspace(id, resumeWithin);
}

async function resumeWithin(tx: WorkspaceTx): Promise<void> {
  const { workspaceId } = tx;
  const running = await tx.importRun.findMany({ where: { workspaceId, state: 'running' }, select: { id: true } });
  for (const { id: importId } of running) {
    const live = await tx.$queryRaw<unknown[]>`
      select 1 from pgboss.job
      where name = 'import' and singleton_key = ${importId} and state in ('created', 'retry', 'active')`;
    if (live.length === 0) await enqueueWithin(tx, 'import', { workspaceId, importId }, importId);
  }
}
