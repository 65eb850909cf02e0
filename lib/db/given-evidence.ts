import { dayOf } from '@/lib/domain/day';
import type { GivenEvidence } from '@/lib/domain/servers/inherited';
import { toDay } from './day';
import type { WorkspaceTx } from './workspace-transaction';

/** With what of its newest revision is cited. */
export type GivenPiece = GivenEvidence & { revisionId: string };

/** What people gave as evidence for a server, each by its newest revision, in the order in which it was given; withdrawn ones, too. */
export async function givenEvidence(tx: WorkspaceTx, serverId: string): Promise<GivenPiece[]> {
  const rows = await tx.serverEvidence.findMany({
    where: { workspaceId: tx.workspaceId, serverId },
    select: {
      evidenceId: true,
      items: true,
      withdrawnAt: true,
      evidence: { select: { title: true, revisions: { orderBy: { number: 'desc' }, take: 1 } } },
    },
    orderBy: { evidenceId: 'asc' },
  });
  return rows.flatMap(({ evidenceId, items, withdrawnAt, evidence }) => {
    const { title, revisions } = evidence;
    return revisions.map(({ id, number, createdAt, expiresOn }) => ({
      evidenceId,
      title,
      items,
      revision: number,
      revisionId: id,
      since: dayOf(createdAt),
      expiresOn: expiresOn && toDay(expiresOn),
      withdrawn: withdrawnAt !== null,
    }));
  });
}

/** What people have taken back from the items of a use case. */
export async function declinedEvidence(tx: WorkspaceTx, useCaseId: string) {
  const rows = await tx.citation.findMany({
    where: { workspaceId: tx.workspaceId, useCaseId, withdrawnById: { not: null } },
    select: { evidenceId: true, itemId: true, revision: { select: { number: true } } },
  });
  return rows.map(({ revision, ...place }) => ({ ...place, revision: revision.number }));
}
