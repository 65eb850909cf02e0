import type { WorkspaceTx } from './workspace-transaction';

/** The channel on which processes tell each other what open pages should look at again (lib/live). */
export const liveChannel = 'airworthy_live';

/** `progress`: somebody handed in or took back. `round`: asked, revealed, settled, agreed or given up. */
export type LiveKind = 'progress' | 'round';

export type LiveNotice = { useCaseId: string; kind: LiveKind };

/** Tells every process, once the transaction is committed, that a use case's scoring has changed. Says that, and nothing of it. */
export async function notifyUseCase(tx: WorkspaceTx, useCaseId: string, kind: LiveKind): Promise<void> {
  const notice: LiveNotice = { useCaseId, kind };
  await tx.$queryRaw`select pg_notify(${liveChannel}, ${JSON.stringify(notice)})::text`;
}
