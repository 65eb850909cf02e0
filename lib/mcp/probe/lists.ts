import type { OpenFacts, ScopeFacts } from '@/lib/domain/mcp/probe-facts';
import { modern } from '../exchange';
import { McpFailure } from '../failure';
import type { Guard } from '../guard';
import { endSession, httpExchange, type Target } from '../http-exchange';
import { readContract, type Reading } from '../read-contract';
import { answerOf, list, tried } from './gather';
import { tokenFacts } from './token';

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

/** What the usual token and one with fewer scopes are shown. */
export async function scopeFacts(
  guard: Guard,
  url: string,
  tokens: { broad: string | null; narrow: string | null },
  broad: Reading | undefined,
): Promise<ScopeFacts | { missing: string }> {
  if (!tokens.narrow) {
    return {
      missing: 'No token with fewer scopes is set. Set one under Checks, Tokens, and the next run compares both.',
    };
  }
  if (!tokens.broad)
    return { missing: 'No token to ask with is set that has more scopes. Set it under Checks, Tokens.' };
  if (!broad) return { missing: 'The contract could not be read with the token to ask with.' };
  const target = { url, token: tokens.narrow };
  const narrow = await readWith(guard, target);
  if ('missing' in narrow) return narrow;
  await endSession(guard, target, narrow.speech);
  const names = ({ contract }: Reading) => contract.tools.map(({ name }) => name);
  return { broad: names(broad), narrow: names(narrow), scopes: scopesOf(tokens.broad, tokens.narrow) };
}

async function readWith(guard: Guard, target: Target): Promise<Reading | { missing: string }> {
  try {
    return await readContract(httpExchange(guard, target));
  } catch (error) {
    if (!(error instanceof McpFailure)) throw error;
    const replace = 'Where it has expired, replace it under Checks, Tokens.';
    return { missing: `The token with fewer scopes was not shown the tools: ${error.message} ${replace}` };
  }
}

/** Null: not both can be read, or the authorisation server does not write scopes into tokens. */
function scopesOf(broad: string, narrow: string): ScopeFacts['scopes'] {
  const [of, than] = [tokenFacts(narrow, []), tokenFacts(broad, [])];
  return of.opaque || than.scopes.length === 0 ? null : { broad: than.scopes, narrow: of.scopes };
}
