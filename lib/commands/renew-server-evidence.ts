import { z } from 'zod';
import { notFound, ok } from '@/lib/domain/result';
import { id } from '@/lib/domain/use-case/fields';
import { addRevision } from '@/lib/db/evidence-rows';
import { plainFields, readContent, told } from './evidence-input';
import { inheritLater, inheritQueue } from './inherit-later';
import { serverSubject } from './server-subject';
import { standingEvidence } from './standing-evidence';
import { workspaceCommand } from './workspace-command';

/**
 * Renews evidence for a server by a revision, which every use case that builds on it inherits. What they rest on holds as long as it
 * did; the new one counts there once its signing role has accepted it.
 */
export const renewServerEvidence = workspaceCommand({
  name: 'renew-server-evidence',
  action: 'manage-servers',
  queue: inheritQueue,
  input: z.strictObject({ server: id, evidence: id, ...plainFields }),
  subject: (tx, { server }) => serverSubject(tx, server),
  async run({ tx, actor, now }, { server: serverId, evidence: evidenceId, ...entered }) {
    const piece = await standingEvidence(tx, serverId, evidenceId);
    if (!piece) return notFound();
    const { name, kind, title, items } = piece;
    const by = actor.memberId;
    const content = await readContent(tx, { kind, drill: null, memberId: by, items, now }, entered);
    if (!content.ok) return content;
    // The server's row is locked: nobody else renews it now.
    const number = piece.revision + 1;
    addRevision(tx, { ...content.value, evidenceId, number, authorId: by, at: now });
    await inheritLater(tx, serverId);
    const data = { serverId, name, evidenceId, kind, title, revision: number, ...told(content.value) };
    return ok({
      event: { type: 'server-evidence.renewed' as const, data },
      value: { evidence: evidenceId, revision: number },
    });
  },
});
