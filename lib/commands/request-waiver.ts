import { z } from 'zod';
import { itemId } from '@/lib/domain/checklist/fields';
import { refuse } from '@/lib/domain/result';
import { day, reason } from '@/lib/domain/use-case/fields';
import { verdictSubject, waiverRequestReasons } from '@/lib/domain/waivers/rules';
import { fromDay } from '@/lib/db/day';
import { newId } from '@/lib/db/new-id';
import { useCaseCommand } from './use-case-command';

/** Asks that a gap be accepted for a time: of a checklist item, or the verdict that bars a POC. */
export const requestWaiver = useCaseCommand({
  name: 'request-waiver',
  action: 'request-waiver',
  versioned: false,
  input: { subject: z.union([z.literal(verdictSubject), itemId]), reason, expiresOn: day },
  async run({ tx, facts, actor, now }, { subject, reason: why, expiresOn }) {
    const reasons = waiverRequestReasons(facts, subject, expiresOn, now);
    if (reasons.length > 0) return refuse('unmet', 'This waiver cannot be asked for.', reasons);
    const id = newId();
    await tx.waiver.create({
      data: {
        id,
        workspaceId: tx.workspaceId,
        useCaseId: facts.id,
        subject,
        reason: why,
        requestedById: actor.memberId,
        requestedAt: now,
        expiresOn: fromDay(expiresOn),
      },
    });
    return {
      ok: true,
      value: {
        event: { type: 'waiver.requested', data: { waiverId: id, subject, expiresOn } },
        reason: why,
        value: { waiver: id },
      },
    };
  },
});
