import { z } from 'zod';
import { notFound, refuse } from '@/lib/domain/result';
import type { UseCaseFacts } from '@/lib/domain/use-case/facts';
import { id, optionalReason } from '@/lib/domain/use-case/fields';
import { waiverDecisionReasons, waiverRole } from '@/lib/domain/waivers/rules';
import { useCaseCommand } from './use-case-command';
import { wrongField } from './wrong-field';

/** Grants or refuses a waiver: the role that answers for the gap, never whoever asked. A refusal says why. */
export const decideWaiver = useCaseCommand({
  name: 'decide-waiver',
  action: 'decide-waiver',
  versioned: false,
  parts: ['judged'],
  subject(facts, { waiver }) {
    const found = find(facts, waiver);
    return { role: (found && waiverRole(found.subject)) ?? undefined };
  },
  input: {
    waiver: id,
    decision: z.enum(['approved', 'refused'], { error: 'Grant or refuse it.' }),
    note: optionalReason,
  },
  async run({ tx, facts, actor, now }, { waiver: waiverId, decision, note }) {
    const waiver = find(facts, waiverId);
    if (!waiver) return notFound();
    const reasons = waiverDecisionReasons(actor, waiver, facts);
    if (reasons.length > 0) return refuse('unmet', 'You cannot decide on this waiver.', reasons);
    if (decision === 'refused' && !note) return wrongField('note', 'Say why you refuse it.');
    await tx.waiver.update({
      where: { id: waiverId },
      data: { decision, decidedById: actor.memberId, decidedAt: now, decisionNote: note },
    });
    const { subject, expiresOn } = waiver;
    return {
      ok: true,
      value: {
        event: { type: 'waiver.decided', data: { waiverId, subject, decision, expiresOn } },
        reason: note,
        value: { waiver: waiverId, decision },
      },
    };
  },
});

const find = (facts: Pick<UseCaseFacts, 'waivers'>, waiverId: string) =>
  facts.waivers.find(({ id: one }) => one === waiverId) ?? null;
