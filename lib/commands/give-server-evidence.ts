import { z } from 'zod';
import { provenItems } from '@/lib/domain/checklist/fields';
import { notFound, ok, refuse } from '@/lib/domain/result';
import { givenKinds, mostPieces } from '@/lib/domain/servers/given';
import { id, optionalText } from '@/lib/domain/use-case/fields';
import { addPiece, addRevision } from '@/lib/db/evidence-rows';
import { plainFields, readContent, told } from './evidence-input';
import { inheritLater, inheritQueue } from './inherit-later';
import { serverSubject } from './server-subject';
import { workspaceCommand } from './workspace-command';
import { wrongField } from './wrong-field';

/** Evidence for a server, given once: a link, a note or a file. Every use case that builds on it inherits it, by a job. */
export const giveServerEvidence = workspaceCommand({
  name: 'give-server-evidence',
  action: 'manage-servers',
  queue: inheritQueue,
  input: z.strictObject({
    server: id,
    items: provenItems,
    kind: z.enum(givenKinds, {
      error: 'Choose a link, a note or a file. A drill is held by a use case: record it there.',
    }),
    title: optionalText(200),
    ...plainFields,
  }),
  subject: (tx, { server }) => serverSubject(tx, server),
  async run({ tx, actor, now }, { server: serverId, items, kind, title: entitled, ...entered }) {
    const { workspaceId } = tx;
    const server = await tx.server.findFirst({ where: { workspaceId, id: serverId }, select: { name: true } });
    if (!server) return notFound();
    const standing = await tx.serverEvidence.count({ where: { workspaceId, serverId, withdrawnAt: null } });
    if (standing >= mostPieces) {
      return refuse('unmet', `${server.name} has ${standing} pieces of evidence. Withdraw what counts no more first.`);
    }
    if (!entitled && kind !== 'file') return wrongField('title', 'Enter a title.');
    const by = actor.memberId;
    const content = await readContent(tx, { kind, drill: null, memberId: by, items, now }, entered);
    if (!content.ok) return content;
    const title = entitled ?? content.value.file?.name ?? '';
    const evidenceId = addPiece(tx, { kind, drill: null, title, at: now });
    addRevision(tx, { ...content.value, evidenceId, number: 1, authorId: by, at: now });
    await tx.serverEvidence.create({ data: { evidenceId, workspaceId, serverId, items, givenById: by, givenAt: now } });
    await inheritLater(tx, serverId);
    const data = { serverId, name: server.name, evidenceId, kind, title, items, ...told(content.value) };
    return ok({
      event: { type: 'server-evidence.given' as const, data },
      value: { evidence: evidenceId, server: serverId },
    });
  },
});
