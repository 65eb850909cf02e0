import { z } from 'zod';
import { notFound, ok } from '@/lib/domain/result';
import { id, reason } from '@/lib/domain/use-case/fields';
import { inheritLater, inheritQueue } from './inherit-later';
import { serverSubject } from './server-subject';
import { standingEvidence } from './standing-evidence';
import { workspaceCommand } from './workspace-command';

/**
 * Takes evidence for a server back, with all its revisions and for good: whatever rests on it, on whichever use case and whoever had it do
 * so, rests on it no more. It stays in the history.
 */
export const withdrawServerEvidence = workspaceCommand({
  name: 'withdraw-server-evidence',
  action: 'manage-servers',
  queue: inheritQueue,
  input: z.strictObject({ server: id, evidence: id, reason }),
  subject: (tx, { server }) => serverSubject(tx, server),
  async run({ tx, actor, now }, { server: serverId, evidence: evidenceId, reason: why }) {
    const piece = await standingEvidence(tx, serverId, evidenceId);
    if (!piece) return notFound();
    await tx.serverEvidence.updateMany({
      where: { workspaceId: tx.workspaceId, evidenceId },
      data: { withdrawnAt: now, withdrawnById: actor.memberId, withdrawnWhy: why },
    });
    await inheritLater(tx, serverId);
    const data = { serverId, name: piece.name, evidenceId, title: piece.title };
    return ok({
      event: { type: 'server-evidence.withdrawn' as const, data },
      reason: why,
      value: { evidence: evidenceId },
    });
  },
});
