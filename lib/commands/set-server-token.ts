import { z } from 'zod';
import { notFound, ok, refuse } from '@/lib/domain/result';
import { tokenPurpose } from '@/lib/domain/servers/fields';
import { id } from '@/lib/domain/use-case/fields';
import { seal, tokenOf } from '@/lib/db/seal';
import { serverSubject } from './server-subject';
import { workspaceCommand } from './workspace-command';

/** As it stands in an Authorization header after "Bearer". */
const token = z
  .string({ error: 'Enter the token.' })
  .transform((text) => text.trim())
  .pipe(
    z
      .string()
      .min(1, { error: 'Enter the token.', abort: true })
      .max(16_000, 'Use at most 16,000 characters.')
      .regex(/^[\x21-\x7e]+$/, 'Enter the token alone, without spaces and without "Bearer".'),
  );

/** A token of a server, for one purpose. From then on nobody sees it again. */
export const setServerToken = workspaceCommand({
  name: 'set-server-token',
  action: 'manage-servers',
  input: z.strictObject({ server: id, purpose: tokenPurpose, token }),
  subject: (tx, { server }) => serverSubject(tx, server),
  async run({ tx, actor, now }, { server: serverId, purpose, token: text }) {
    const { workspaceId } = tx;
    const server = await tx.server.findFirst({
      where: { workspaceId, id: serverId },
      select: { name: true, address: true },
    });
    if (!server) return notFound();
    if (!server.address) return refuse('unmet', `${server.name} has no address. State where it answers first.`);
    const data = {
      sealed: seal(text, tokenOf(serverId, server.address, purpose)),
      setById: actor.memberId,
      setAt: now,
    };
    await tx.serverSecret.upsert({
      where: { serverId_purpose: { serverId, purpose } },
      create: { serverId, purpose, workspaceId, ...data },
      update: data,
    });
    return ok({
      event: { type: 'server-token.set' as const, data: { serverId, name: server.name, purpose } },
      value: { id: serverId },
    });
  },
});
