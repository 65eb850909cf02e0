import { z } from 'zod';
import { ownerRoles } from '@/lib/domain/access/actor';
import { answers, mayAttest } from '@/lib/domain/operation/review';
import { notFound, refuse } from '@/lib/domain/result';
import { hashesOf, snapshotFor } from '@/lib/domain/signoffs/sections';
import { id, optionalReason } from '@/lib/domain/use-case/fields';
import { hashOf } from '@/lib/db/hash';
import { newId } from '@/lib/db/new-id';
import { useCaseCommand } from './use-case-command';
import { wrongField } from './wrong-field';

/**
 * One role's word in a review, on the use case exactly as its holder saw it: the version must still be the one on their screen,
 * and the sections that the role covers are kept with their hashes, as for a sign-off.
 */
export const attest = useCaseCommand({
  name: 'attest',
  action: 'attest',
  versioned: true,
  subject: (_facts, { role }) => ({ role }),
  input: {
    review: id,
    role: z.enum(ownerRoles, { error: 'Choose the role in which you attest.' }),
    answer: z.enum(answers, { error: 'Choose what you attest.' }),
    reason: optionalReason,
  },
  async run({ tx, facts, actor, now }, { review: reviewId, role, answer, reason: why }) {
    const review = facts.reviews.find((one) => one.id === reviewId);
    if (!review) return notFound();
    const reasons = mayAttest(actor, role, review, facts, answer);
    if (reasons.length > 0) return refuse('unmet', 'You cannot attest this.', reasons);
    if (answer === 'no-longer' && !why) return wrongField('reason', 'Say what is no longer so.');
    const attestationId = newId();
    const snapshot = snapshotFor(role, facts);
    const hashes = hashesOf(snapshot, hashOf);
    await tx.attestation.create({
      data: {
        id: attestationId,
        workspaceId: tx.workspaceId,
        reviewId,
        role,
        memberId: actor.memberId,
        answer,
        reason: why ?? '',
        attestedAt: now,
        hashes,
        snapshot,
      },
    });
    return {
      ok: true,
      value: {
        event: { type: 'review.attested', data: { reviewId, attestationId, role, answer, hashes } },
        reason: why,
        value: { attestation: attestationId },
      },
    };
  },
});
