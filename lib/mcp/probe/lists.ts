import type { OpenFacts, ScopeFacts } from '@/lib/domain/mcp/probe-facts';
import { modern } from '../exchange';
import type { Guard } from '../guard';
import { endSession, httpExchange, type Target } from '../http-exchange';
import { readContract, type Reading } from '../read-contract';
import { answerOf, list, tried } from './gather';

/** What is answered without a token, in both eras. */
export async function openFacts(guard: Guard, target: Target): Promise<OpenFacts> {
  const discover = await tried(() => httpExchange(guard, target).request(modern, 'server/discover'));
  const later = await list(guard, target, 'modern');
  const earlier = await list(guard, target, 'legacy');
  return {
    discover: answerOf(discover),
    initialize: answerOf(earlier.opened ?? earlier.reply),
    list: [later, earlier].map(({ era, reply, tools }) => ({
      era,
      status: reply.status,
      succeeded: tools !== null,
      tools: tools?.length ?? null,
    })),
  };
}

/** What a broad and a narrow token are shown. */
export async function scopeFacts(
  guard: Guard,
  url: string,
  narrowToken: string | null,
  broad: Reading | undefined,
): Promise<ScopeFacts | { missing: string }> {
  if (!narrowToken)
    return {
      missing: 'Only one token of a server is kept, so that there is none with fewer scopes to compare it with.',
    };
  if (!broad) return { missing: 'The contract could not be read with the broad token.' };
  const target = { url, token: narrowToken };
  const narrow = await readContract(httpExchange(guard, target));
  await endSession(guard, target, narrow.speech);
  const names = ({ contract }: Reading) => contract.tools.map(({ name }) => name);
  return { broad: names(broad), narrow: names(narrow) };
}
