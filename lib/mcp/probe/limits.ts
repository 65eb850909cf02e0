import type { JsonObject } from '@/lib/domain/mcp/contract';
import type { LimitFacts } from '@/lib/domain/mcp/probe-facts';
import { triedLimits } from '@/lib/domain/mcp/tried-limits';
import { paramsFor, type Speech } from '../exchange';
import { McpFailure } from '../failure';
import type { Guard } from '../guard';
import { post, type Target } from '../http-exchange';

const { burst: sent, bytes } = triedLimits;

/**
 * A large body and a burst: a small load, but one; only where it was asked for. No tool is called. The body goes first, since a server that
 * has just been flooded refuses whatever comes.
 * @throws McpFailure where the server redirects: what is sent here does not follow
 */
export async function limitFacts(guard: Guard, target: Target, speech: Speech): Promise<LimitFacts> {
  const ask = (more: JsonObject = {}) =>
    statusOf(guard, { ...target, stays: true }, speech, {
      jsonrpc: '2.0',
      id: 1,
      method: 'tools/list',
      params: { ...paramsFor(speech, {}), ...more },
    });
  const small = await ask({ padding: 'x' });
  const status = await ask({ padding: 'x'.repeat(bytes) });
  const statuses = await Promise.all(Array.from({ length: sent }, () => ask()));
  return {
    burst: {
      sent,
      limited: statuses.filter((one) => one === 429).length,
      unauthorized: statuses.filter((one) => one === 401 || one === 403).length,
    },
    oversized: { bytes, small: small === 'closed' ? null : small, status },
  };
}

async function statusOf(...request: Parameters<typeof post>): Promise<number | 'closed' | null> {
  try {
    const answer = await post(...request);
    answer.discard();
    return answer.status;
  } catch (error) {
    if (!(error instanceof McpFailure) || error.code === 'refused-redirect') throw error;
    return error.code === 'closed' ? 'closed' : null;
  }
}
