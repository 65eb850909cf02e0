import { z } from 'zod';
import { notFound, ok, refuse } from '@/lib/domain/result';
import { id } from '@/lib/domain/use-case/fields';
import { workspaceCommand } from './workspace-command';

/** From now on whoever has it is answered nothing. */
export const revokeMachineToken = workspaceCommand({
  name: 'revoke-machine-token',
  action: 'manage-settings',
  input: z.strictObject({ token: id }),
  async run({ tx, actor, now }, { token: tokenId }) {
    const token = await tx.machineToken.findFirst({ where: { workspaceId: tx.workspaceId, id: tokenId } });
    if (!token) return notFound();
    if (token.revokedAt) return refuse('unmet', `"${token.name}" is revoked already.`);
    await tx.machineToken.update({ where: { id: tokenId }, data: { revokedAt: now, revokedById: actor.memberId } });
    return ok({
      event: { type: 'machine-token.revoked' as const, data: { tokenId, name: token.name } },
      value: { id: tokenId },
    });
  },
});
