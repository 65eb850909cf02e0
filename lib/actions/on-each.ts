import type { Actor } from '@/lib/domain/access/actor';
import { notFound, type Result } from '@/lib/domain/result';
import { onEachRequest, type OnEachOutcome, type OnEachRequest } from '@/lib/domain/use-case/on-each';
import { runCommand } from './run-command';

/** Sends one command for each of several use cases, one after the other. A malformed request, which no form of ours makes, is not found. */
export async function runOnEach(actor: Actor, request: OnEachRequest): Promise<Result<OnEachOutcome>> {
  const parsed = onEachRequest.safeParse(request);
  if (!parsed.success) return notFound();
  const { command, chosen, fields } = parsed.data;
  const outcome: OnEachOutcome = { done: [], refused: [] };
  for (const { useCase, version } of chosen) {
    const result = await runCommand(actor, command, { ...fields, useCase, version });
    if (result.ok) outcome.done.push(useCase);
    else outcome.refused.push({ useCase, refusal: result.refusal });
  }
  return { ok: true, value: outcome };
}
