import { gateAnswer, gateFacts, type GateAnswer, type GateFacts } from '@/lib/domain/servers/gate';
import { changedInstructions } from '@/lib/db/changed-instructions';
import { database } from '@/lib/db/client';
import { hashToken } from '@/lib/db/hash';
import { inWorkspace } from '@/lib/db/workspace-transaction';

/**
 * Whether a tool may be called for a use case now; nothing is cached. Null for a token that there is not. The function of the database
 * sees the workspace of the token and no other.
 */
export async function askGate(token: string, asked: { useCase: string; tool: string }): Promise<GateAnswer | null> {
  const rows = await database().$queryRaw<{ facts: unknown }[]>`
    select gate_facts(${hashToken(token)}, ${asked.useCase}, ${asked.tool}) as facts`;
  const facts = rows[0]?.facts;
  return facts ? gateAnswer(await withInstructions(gateFacts.parse(facts)), asked) : null;
}

/** Where the tool itself is as it was approved, its server may still tell the model something else. */
async function withInstructions(facts: GateFacts): Promise<GateFacts> {
  const server = facts.useCase?.tool?.server;
  if (!server?.hash || server.hash !== server.approved) return facts;
  server.instructionsChanged = await inWorkspace(facts.workspace, async (tx) => {
    const where = { workspaceId: tx.workspaceId, name: server.name };
    const found = await tx.server.findFirst({ where, select: { id: true } });
    return found !== null && (await changedInstructions(tx, [found.id])).size > 0;
  });
  return facts;
}
