import type { LimitFacts } from '@/lib/domain/mcp/probe-facts';
import { triedLimits } from '@/lib/domain/mcp/tried-limits';
import { modern, paramsFor } from '../exchange';
import type { Guard } from '../guard';
import { post, type Target } from '../http-exchange';

const { burst: sent, bytes } = triedLimits;

/** A burst and a large body: a small load, but one; only where it was asked for. No tool is called. */
export async function limitFacts(guard: Guard, target: Target): Promise<LimitFacts> {
  const message = { jsonrpc: '2.0', id: 1, method: 'tools/list', params: paramsFor(modern, {}) };
  const statuses = await Promise.all(Array.from({ length: sent }, () => statusOf(guard, target, message)));
  const padded = { ...message, params: { ...message.params, padding: 'x'.repeat(bytes) } };
  return {
    burst: {
      sent,
      limited: statuses.filter((status) => status === 429).length,
      unauthorized: statuses.filter(isUnauthorized).length,
    },
    oversized: { bytes, status: await statusOf(guard, target, padded) },
  };
}

const isUnauthorized = (status: number | null): boolean => status === 401 || status === 403;

/** Null: the connection was closed, which is a refusal as well. */
const statusOf = (guard: Guard, target: Target, message: Parameters<typeof post>[3]): Promise<number | null> =>
  post(guard, target, modern, message).then(
    (answer) => {
      answer.discard();
      return answer.status;
    },
    () => null,
  );
