import type { EvidenceKind } from '@/lib/domain/use-case/facts';
import type { WorkspaceTx } from '@/lib/db/workspace-transaction';

/** A piece of evidence that was given for a server and not taken back, with the number of its newest revision; null: there is none. */
export async function standingEvidence(tx: WorkspaceTx, serverId: string, evidenceId: string) {
  const { workspaceId } = tx;
  const given = await tx.serverEvidence.findFirst({
    where: { workspaceId, serverId, evidenceId, withdrawnAt: null },
    select: {
      items: true,
      server: { select: { name: true } },
      evidence: {
        select: {
          kind: true,
          title: true,
          revisions: { select: { number: true }, orderBy: { number: 'desc' }, take: 1 },
        },
      },
    },
  });
  if (!given) return null;
  const { items, server, evidence } = given;
  return {
    items,
    name: server.name,
    kind: evidence.kind as EvidenceKind,
    title: evidence.title,
    revision: evidence.revisions[0]?.number ?? 0,
  };
}
