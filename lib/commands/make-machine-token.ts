import { z } from 'zod';
import { ok } from '@/lib/domain/result';
import { machineRights } from '@/lib/domain/servers/machine';
import { text } from '@/lib/domain/use-case/fields';
import { newId } from '@/lib/db/new-id';
import { hashToken } from '@/lib/db/hash';
import { newToken } from '@/lib/identity/links';
import { workspaceCommand } from './workspace-command';

/** A token with which a machine may do one thing. It is shown once; only its hash is kept. */
export const makeMachineToken = workspaceCommand({
  name: 'make-machine-token',
  action: 'manage-settings',
  input: z.strictObject({
    name: text('what it is for', 2, 80),
    may: z.enum(machineRights, { error: 'Choose what it may do.' }),
  }),
  async run({ tx, actor, now }, { name, may }) {
    const token = newToken();
    const tokenId = newId();
    await tx.machineToken.create({
      data: {
        id: tokenId,
        workspaceId: tx.workspaceId,
        name,
        may,
        tokenHash: hashToken(token),
        createdById: actor.memberId,
        createdAt: now,
      },
    });
    return ok({
      event: { type: 'machine-token.made' as const, data: { tokenId, name, may } },
      value: { id: tokenId, token, may },
    });
  },
});
