import { notFound, refuse } from '@/lib/domain/result';
import type { NarrowFacts } from '@/lib/domain/use-case/fact-parts';
import { id, optionalReason } from '@/lib/domain/use-case/fields';
import { useCaseCommand } from './use-case-command';

/** Says that a condition of an approval or a review has been met: its owner, or whoever edits the use case. */
export const completeCondition = useCaseCommand({
  name: 'complete-condition',
  action: 'complete-condition',
  versioned: false,
  parts: ['signOffs'],
  leavesSignatures: true,
  subject: (facts, { condition }) => ({ personId: find(facts, condition)?.owner.id }),
  input: { condition: id, reason: optionalReason },
  async run({ tx, facts, actor, now }, { condition: conditionId, reason: why }) {
    const condition = find(facts, conditionId);
    if (!condition) return notFound();
    if (condition.doneAt) {
      return refuse('unmet', 'This condition has been met already.', [
        { code: 'already-done', message: `"${condition.text}" is done.`, tab: 'sign-offs' },
      ]);
    }
    await tx.condition.update({ where: { id: conditionId }, data: { doneAt: now, doneById: actor.memberId } });
    return {
      ok: true,
      value: {
        event: { type: 'condition.done', data: { conditionId, text: condition.text } },
        reason: why,
        value: { condition: conditionId },
      },
    };
  },
});

const find = (facts: NarrowFacts<'signOffs'>, conditionId: string) =>
  [...facts.signOffRequests.flatMap((request) => request.signOffs), ...facts.reviews]
    .flatMap(({ conditions }) => conditions)
    .find((condition) => condition.id === conditionId) ?? null;
