import type { ProtocolFacts } from '@/lib/domain/mcp/probe-facts';
import { initializeParams, legacyStart, modern, type Speech } from '../exchange';
import type { Guard } from '../guard';
import { endSession, httpExchange, type Target } from '../http-exchange';
import { tried } from './gather';

/** Which versions of the protocol the server speaks. */
export async function protocolFacts(guard: Guard, target: Target): Promise<ProtocolFacts> {
  const exchange = httpExchange(guard, target);
  const discovered = (await tried(() => exchange.request(modern, 'server/discover'))).result?.supportedVersions;
  const opened = await tried(() => exchange.request(legacyStart, 'initialize', initializeParams));
  const version = opened.result?.protocolVersion;
  const initialized = typeof version === 'string' ? version : null;
  const speech: Speech = { era: 'legacy', version: initialized, session: opened.session };
  await endSession(guard, target, speech);
  const versions = Array.isArray(discovered)
    ? discovered.filter((one): one is string => typeof one === 'string')
    : null;
  return {
    discovered: versions,
    initialized,
    oldTransport: !versions && !initialized && (await isOldTransport(guard, target)),
  };
}

/** The transport of 2024-11-05 opens a stream by GET, and its first event names the address to post to. */
async function isOldTransport(guard: Guard, { url, token }: Target): Promise<boolean> {
  const headers = { accept: 'text/event-stream', ...(token ? { authorization: `Bearer ${token}` } : {}) };
  const answer = await guard.request(url, { headers });
  if (answer.status !== 200 || !answer.header('content-type')?.includes('text/event-stream')) {
    answer.discard();
    return false;
  }
  for await (const chunk of answer.chunks()) return /^event:\s*endpoint/m.test(chunk);
  return false;
}
