import { z } from 'zod';
import { recordPocOutcome as mayRecord } from '@/lib/domain/plan/results';
import { refuse } from '@/lib/domain/result';
import { text } from '@/lib/domain/use-case/fields';
import { putRow } from '@/lib/db/write-row';
import { useCaseCommand } from './use-case-command';

/** What the POC came to, against the plan: whoever records it read these results, so the version must be theirs. */
export const recordPocOutcome = useCaseCommand({
  name: 'record-poc-outcome',
  action: 'record-results',
  versioned: true,
  parts: ['plan', 'pocOutcome'],
  input: {
    decision: z.enum(['continue', 'stop'], { error: 'Choose whether to continue or to stop.' }),
    summary: text('a summary', 10, 2000),
  },
  async run({ tx, facts, actor, now }, { decision, summary }) {
    const reasons = mayRecord(facts, decision);
    if (reasons.length > 0) return refuse('unmet', 'The outcome cannot be recorded yet.', reasons);
    const outcome = { decision, summary, recordedById: actor.memberId, recordedAt: now };
    const row = { workspaceId: tx.workspaceId, useCaseId: facts.id, ...outcome };
    tx.later(putRow(tx, 'poc_outcome', row, ['useCaseId']));
    const before = facts.pocOutcome?.decision ?? null;
    return {
      ok: true,
      value: { event: { type: 'poc-outcome.recorded', data: { before, decision, summary } }, value: {} },
    };
  },
});
