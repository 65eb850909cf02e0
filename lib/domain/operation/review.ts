import { ownerRoleLabels, ownerRoles, type Actor, type OwnerRole, type Person } from '@/lib/domain/access/actor';
import { can } from '@/lib/domain/access/can';
import type { HashOf } from '@/lib/domain/audit/chain';
import type { Reason } from '@/lib/domain/result';
import { signOffStatus, type SignOffState } from '@/lib/domain/signoffs/rules';
import { changedFor, latestRequest, sinceSigned, type HasChanged, type Section } from '@/lib/domain/signoffs/sections';
import { stageLabels } from '@/lib/domain/stages/stages';
import type { NarrowFacts } from '@/lib/domain/use-case/fact-parts';
import type { AttestationFacts, ReviewFacts, UseCaseFacts } from '@/lib/domain/use-case/facts';
import { holderOf } from '@/lib/domain/who';

export const reviewOutcomes = ['continue', 'continue-with-conditions', 'go-back'] as const;
export type ReviewOutcome = (typeof reviewOutcomes)[number];

export const reviewOutcomeLabels: Record<ReviewOutcome, string> = {
  continue: 'Continue',
  'continue-with-conditions': 'Continue with conditions',
  'go-back': 'Must go back',
};

export const answers = ['still-true', 'no-longer'] as const;

export const answerLabels: Record<AttestationFacts['answer'], string> = {
  'still-true': 'Still true',
  'no-longer': 'No longer so',
};

const reason = (code: string, message: string, more: Partial<Reason> = {}): Reason => ({
  code,
  message,
  tab: 'operation',
  ...more,
});

export const openReview = (facts: Pick<UseCaseFacts, 'reviews'>): ReviewFacts | null =>
  facts.reviews.find(({ state }) => state === 'open') ?? null;

/** A concluded review that said it must go back, while the use case is still where it was then. */
export function mustGoBack(facts: Pick<UseCaseFacts, 'stage' | 'stageEnteredAt' | 'reviews'>): ReviewFacts | null {
  const newest = facts.reviews.findLast(({ state }) => state === 'concluded');
  if (facts.stage !== 'production' || !newest?.conclusion) return null;
  return newest.conclusion.outcome === 'go-back' && newest.conclusion.at >= facts.stageEnteredAt ? newest : null;
}

/** Everything against this actor starting a review. It may be held before its day. */
export function mayStartReview(actor: Actor, facts: NarrowFacts<'judged'>): Reason[] {
  const reasons: Reason[] = [];
  const forbidden = can(actor, 'start-review', { facts });
  if (forbidden) reasons.push(forbidden);
  if (facts.stage !== 'production') {
    reasons.push(
      reason('not-in-production', `${facts.key} is ${stageLabels[facts.stage]}, not in production.`, {
        remedy: 'Reviews are of what is in production.',
      }),
    );
  }
  if (openReview(facts)) reasons.push(reason('review-open', 'A review is open already.'));
  for (const role of ownerRoles.filter((name) => !facts.owners[name])) {
    reasons.push(
      reason('no-holder', `No ${ownerRoleLabels[role].toLowerCase()} is assigned, so nobody could attest.`, {
        remedy: `Assign a ${ownerRoleLabels[role].toLowerCase()}.`,
        by: 'An architect',
        tab: 'overview',
      }),
    );
  }
  return reasons;
}

/**
 * Everything against this actor attesting in a role. Saying that all is still true needs a signature that stands: a word in a
 * review does not stand in for one that has lapsed. That something is no longer so may be said in any case.
 */
export function mayAttest(
  actor: Actor,
  role: OwnerRole,
  review: ReviewFacts,
  facts: UseCaseFacts,
  answer: AttestationFacts['answer'],
): Reason[] {
  const reasons: Reason[] = [];
  const name = ownerRoleLabels[role].toLowerCase();
  const forbidden = can(actor, 'attest', { facts, role });
  if (forbidden) reasons.push(forbidden);
  if (review.state !== 'open') reasons.push(reason('not-open', 'This review is closed.'));
  const standing = standingAttestation(review, role);
  if (standing) reasons.push(reason('already-attested', `${standing.by.name} has attested as ${name} already.`));
  const other = review.attestations.find((one) => one.by.id === actor.memberId && one.role !== role);
  if (other) {
    reasons.push(
      reason('second-role', `You have attested as ${ownerRoleLabels[other.role].toLowerCase()} in this review.`, {
        remedy: `Assign another person as ${name}.`,
        tab: 'overview',
      }),
    );
  }
  const signature = signatureOf(role, facts);
  if (answer === 'still-true' && signature !== 'approved' && signature !== 'approved-with-conditions') {
    reasons.push(
      reason('signature-lapsed', `The signature of the ${name} for production no longer stands.`, {
        remedy: 'Look at what changed and sign anew, then attest.',
        by: holderOf(role, facts),
        tab: 'sign-offs',
      }),
    );
  }
  return reasons;
}

/** Everything against this actor concluding a review with that outcome. */
export function mayConclude(
  actor: Actor,
  review: ReviewFacts,
  facts: Pick<UseCaseFacts, 'createdBy' | 'owners' | 'deputies'>,
  outcome: ReviewOutcome | null = null,
): Reason[] {
  const reasons: Reason[] = [];
  const forbidden = can(actor, 'conclude-review', { facts });
  if (forbidden) reasons.push(forbidden);
  if (review.state !== 'open') reasons.push(reason('not-open', 'This review is closed.'));
  for (const role of ownerRoles.filter((name) => !standingAttestation(review, name))) {
    const lapsed = review.attestations.some((one) => one.role === role);
    reasons.push(
      reason(
        `attestation-${role}`,
        lapsed
          ? `What the ${ownerRoleLabels[role].toLowerCase()} attested has changed since.`
          : `The ${ownerRoleLabels[role].toLowerCase()} has not attested.`,
        { remedy: 'Attest in the open review.', by: holderOf(role, facts) },
      ),
    );
  }
  const doubts = review.attestations.filter(({ lapsedAt, answer }) => lapsedAt === null && answer === 'no-longer');
  if (outcome === 'continue' && doubts.length > 0) {
    const who = doubts.map(({ role }) => ownerRoleLabels[role].toLowerCase()).join(', ');
    reasons.push(
      reason('not-all-true', `It is no longer so for the ${who}.`, {
        remedy: 'Continue with conditions that put it right, or say that it must go back.',
        by: holderOf('business', facts),
      }),
    );
  }
  return reasons;
}

/** The word of a role that counts in a review: the one that has not lapsed. */
export const standingAttestation = (review: ReviewFacts, role: OwnerRole): AttestationFacts | null =>
  review.attestations.find((one) => one.role === role && one.lapsedAt === null) ?? null;

export type AttestationLapse = { attestationId: string; role: OwnerRole; sections: Section[] };

/** Words in the open review that a change of what they are about would lapse. */
const standingAttestations = (facts: Pick<UseCaseFacts, 'reviews'>): AttestationFacts[] =>
  openReview(facts)?.attestations.filter(({ lapsedAt }) => lapsedAt === null) ?? [];

/** Words in the open review that are about what has changed since: they lapse, as sign-offs do. */
export const lapsingAttestations = (facts: Pick<UseCaseFacts, 'reviews'>, hasChanged: HasChanged): AttestationLapse[] =>
  standingAttestations(facts)
    .map((one) => ({ attestationId: one.id, role: one.role, sections: changedFor(one.role, one, hasChanged) }))
    .filter(({ sections }) => sections.length > 0);

/** How a role's signature for production stands. */
export const signatureOf = (role: OwnerRole, facts: UseCaseFacts): SignOffState =>
  signOffStatus('production', facts).find((status) => status.role === role)?.state ?? 'missing';

export type ReviewRow = {
  role: OwnerRole;
  /** Who attested; before that, who is to. */
  person: Person | null;
  /** The newest word of the role in the review, lapsed or not. */
  attestation: AttestationFacts | null;
  signature: SignOffState;
  /** What the role covers that is not as it was at its last word: in the last review, else as it signed for this production. */
  changed: Section[];
  /** When that last word was given; null: there is none. */
  since: Date | null;
};

/** Each role of a review, with what has changed since it last said yes. */
export function reviewRows(review: ReviewFacts, facts: UseCaseFacts, hashOf: HashOf): ReviewRow[] {
  const hasChanged = sinceSigned(facts, hashOf);
  return ownerRoles.map((role) => {
    const before = lastWord(role, review, facts);
    const attestation = review.attestations.findLast((one) => one.role === role) ?? null;
    return {
      role,
      person: attestation?.lapsedAt === null ? attestation.by : (facts.owners[role] ?? null),
      attestation,
      signature: signatureOf(role, facts),
      changed: before ? changedFor(role, before, hasChanged) : [],
      since: before?.at ?? null,
    };
  });
}

/** What a role said before this review: in the one before it, else the first signature that let it into this production. */
function lastWord(
  role: OwnerRole,
  review: ReviewFacts,
  facts: UseCaseFacts,
): { hashes: Record<string, string>; at: Date } | null {
  const earlier = facts.reviews.findLast(
    ({ state, startedAt }) =>
      state === 'concluded' && startedAt < review.startedAt && startedAt >= facts.stageEnteredAt,
  );
  const word = earlier && standingAttestation(earlier, role);
  if (word) return word;
  const signed = latestRequest(facts, 'production', 'used')?.signOffs.find((one) => one.role === role);
  return signed ? { hashes: signed.hashes, at: signed.decidedAt } : null;
}
