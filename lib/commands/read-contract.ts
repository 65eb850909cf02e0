import { z } from 'zod';
import { parseContract } from '@/lib/domain/mcp/parse-contract';
import { notFound, ok } from '@/lib/domain/result';
import { id } from '@/lib/domain/use-case/fields';
import { followQueue, keepReading } from './keep-reading';
import { serverSubject } from './server-subject';
import { workspaceCommand } from './workspace-command';

const contract = z.string({ error: 'Paste the answer to tools/list.' }).transform((text, context) => {
  const parsed = parseContract(text);
  if (parsed.ok) return parsed.value;
  for (const message of parsed.refusal.fields?.manifest ?? []) context.addIssue({ code: 'custom', message });
  return z.NEVER;
});

/** What a server offers, as somebody pastes or uploads it: the answer to tools/list, or a manifest. */
export const readContract = workspaceCommand({
  name: 'read-contract',
  action: 'manage-servers',
  queue: followQueue,
  input: z.strictObject({ server: id, manifest: contract }),
  subject: (tx, { server }) => serverSubject(tx, server),
  async run({ tx, actor, now }, { server: serverId, manifest }) {
    const server = await tx.server.findFirst({ where: { workspaceId: tx.workspaceId, id: serverId } });
    if (!server) return notFound();
    const reading = { source: 'pasted', readById: actor.memberId, at: now } as const;
    const { event, taken } = await keepReading(tx, server, manifest, reading);
    return ok({ event, value: { contract: taken.contractId, same: taken.same, tools: taken.tools } });
  },
});
