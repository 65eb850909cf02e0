import { gateAnswer, gateFacts, type GateAnswer } from '@/lib/domain/servers/gate';
import { database } from '@/lib/db/client';
import { hashToken } from '@/lib/db/hash';

/**
 * Whether a tool may be called for a use case now: one query, nothing cached. Null for a token that there is not. The function of
 * the database sees the workspace of the token and no other.
 */
export async function askGate(token: string, asked: { useCase: string; tool: string }): Promise<GateAnswer | null> {
  const rows = await database().$queryRaw<{ facts: unknown }[]>`
    select gate_facts(${hashToken(token)}, ${asked.useCase}, ${asked.tool}) as facts`;
  const facts = rows[0]?.facts;
  return facts ? gateAnswer(gateFacts.parse(facts), asked) : null;
}
