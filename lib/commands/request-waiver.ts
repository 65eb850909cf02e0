import { z } from 'zod';
import { itemId } from '@/lib/domain/checklist/fields';
import { refuse } from '@/lib/domain/result';
import { day, reason, text } from '@/lib/domain/use-case/fields';
import { activeWaiver, verdictSubject, waiverRequestReasons } from '@/lib/domain/waivers/rules';
import { fromDay } from '@/lib/db/day';
import { newId } from '@/lib/db/new-id';
import { useCaseCommand } from './use-case-command';

/**
 * Asks that a gap be accepted for a time: of a checklist item, or the verdict that bars a POC. While a waiver of it is in
 * force, this asks to extend that one, which holds until its own day in any case.
 */
export const requestWaiver = useCaseCommand({
  name: 'request-waiver',
  action: 'request-waiver',
  versioned: false,
  parts: ['judged', 'checklist'],
  input: {
    subject: z.union([z.literal(verdictSubject), itemId]),
    reason,
    compensatingControl: text('what protects meanwhile', 3, 2000),
    expiresOn: day,
  },
  async run({ tx, facts, context, actor, now }, { subject, reason: why, compensatingControl, expiresOn }) {
    const reasons = waiverRequestReasons(facts, subject, expiresOn, context);
    if (reasons.length > 0) return refuse('unmet', 'This waiver cannot be asked for.', reasons);
    const extended = activeWaiver(facts, subject, now);
    const id = newId();
    await tx.waiver.create({
      data: {
        id,
        workspaceId: tx.workspaceId,
        useCaseId: facts.id,
        subject,
        reason: why,
        compensatingControl,
        extendsId: extended?.id ?? null,
        requestedById: actor.memberId,
        requestedAt: now,
        expiresOn: fromDay(expiresOn),
      },
    });
    return {
      ok: true,
      value: {
        event: {
          type: 'waiver.requested',
          data: {
            waiverId: id,
            subject,
            expiresOn,
            compensatingControl,
            ...(extended && { extends: { waiverId: extended.id, expiresOn: extended.expiresOn } }),
          },
        },
        reason: why,
        value: { waiver: id },
      },
    };
  },
});
