import { ownerRoles, type OwnerRole, type Person } from '@/lib/domain/access/actor';
import { renewals } from '@/lib/domain/checklist/renewal';
import { templateItem } from '@/lib/domain/checklist/template';
import { addDays, dayOf, expiresSoon, renewFrom } from '@/lib/domain/day';
import { openIncidents } from '@/lib/domain/operation/incidents';
import { openReview, standingAttestation } from '@/lib/domain/operation/review';
import { nextReviewOn, reviewNoticeDays } from '@/lib/domain/operation/review-interval';
import { latestRequest, requiredRoles } from '@/lib/domain/signoffs/sections';
import { isEnded } from '@/lib/domain/stages/track';
import type { Day, SignOffRequestFacts, UseCaseFacts, WaiverFacts } from '@/lib/domain/use-case/facts';
import { verdictSubject, waiverRole } from '@/lib/domain/waivers/rules';
import type { Thing } from './work';

export type Waiting = Thing & { person: Person; since: Date; dueOn: Day | null };

/**
 * Everything on one use case that waits on somebody. Lists over many use cases ask the database the same (lib/db/work.ts);
 * a test compares the two.
 */
export function waitingOn(facts: UseCaseFacts, now: Date): Waiting[] {
  if (isEnded(facts.stage)) return [];
  return [
    ...scores(facts),
    ...signatures(facts),
    ...confirmations(facts),
    ...waivers(facts),
    ...evidenceToReview(facts),
    ...conditions(facts),
    ...reviews(facts, now),
    ...incidents(facts),
    ...evidence(facts, now),
    ...waiversToRenew(facts, now),
    ...pastEnd(facts, now),
  ];
}

const none = { about: '', role: null, dueOn: null };

function scores({ rounds }: UseCaseFacts): Waiting[] {
  return rounds
    .filter(({ state }) => state === 'open')
    .flatMap(({ id, scorers, handedIn, openedAt, dueOn }) =>
      scorers
        .filter(({ person }) => !handedIn?.some(({ personId }) => personId === person.id))
        .map(({ person }) => ({ ...none, kind: 'score', ref: id, person, since: openedAt, dueOn })),
    );
}

/** On an open request, and where a signature has lapsed in production, on the one that let it in. */
function signatures(facts: UseCaseFacts): Waiting[] {
  const granted = facts.stage === 'production' ? latestRequest(facts, 'production', 'used') : null;
  const asked = facts.signOffRequests.filter(({ state }) => state === 'open');
  return [
    ...asked.flatMap((request) => signaturesOf(facts, request, request.requestedAt)),
    ...(granted ? signaturesOf(facts, granted, null) : []),
  ];
}

/** `since`: when they were asked; null: what waits has lapsed, each since then. */
function signaturesOf(facts: UseCaseFacts, request: SignOffRequestFacts, since: Date | null): Waiting[] {
  const { gate, requestedBy, signOffs } = request;
  return requiredRoles(gate).flatMap((role) => {
    const given = signOffs.filter((one) => one.role === role);
    if (given.some(({ lapsedAt }) => lapsedAt === null)) return [];
    const lapsedAt = given.flatMap((one) => one.lapsedAt ?? []).sort((a, b) => +b - +a)[0];
    const from = since ?? lapsedAt;
    return from ? held(facts, role, [requestedBy], { ...none, kind: 'sign', ref: gate, role, since: from }) : [];
  });
}

function confirmations(facts: UseCaseFacts): Waiting[] {
  return facts.items.flatMap(({ itemId, state, submittedBy, submittedAt }) => {
    const role = templateItem(itemId)?.signs;
    if (state !== 'submitted' || !role || !submittedAt) return [];
    return held(facts, role, [submittedBy], { ...none, kind: 'confirm', ref: itemId, role, since: submittedAt });
  });
}

function waivers(facts: UseCaseFacts): Waiting[] {
  return facts.waivers.flatMap(({ subject, decision, requestedBy, requestedAt }) => {
    const role = waiverRole(subject);
    if (decision !== null || !role) return [];
    return held(facts, role, [requestedBy], { ...none, kind: 'decide-waiver', ref: subject, role, since: requestedAt });
  });
}

/**
 * On whoever holds the role, and on who stands in for them; never on whoever asked, who may not decide, nor on the one who
 * stands in for the asker or the other way round.
 */
function held(
  { owners, deputies }: UseCaseFacts,
  role: OwnerRole,
  askers: (Person | null)[],
  thing: Omit<Waiting, 'person'>,
  { lent }: { lent: boolean } = { lent: true },
): Waiting[] {
  const person = owners[role];
  const asked = (one: Person) => askers.some((asker) => asker?.id === one.id);
  const deputy = lent ? deputies[role]?.person : undefined;
  if (!person) return [];
  return [
    ...(asked(person) ? [] : [{ ...thing, person }]),
    ...(deputy && !asked(deputy) && !asked(person) ? [{ ...thing, person: deputy, behalfOf: person.name }] : []),
  ];
}

/** Not lent to a deputy (lib/domain/access/permissions.ts). */
const own = { lent: false };

/** What came to a confirmed item: its signing role reviews it by itself. */
function evidenceToReview(facts: UseCaseFacts): Waiting[] {
  return facts.items.flatMap(({ itemId, state }) => {
    const role = templateItem(itemId)?.signs;
    if (state !== 'satisfied' || !role) return [];
    const open = facts.evidence.filter((one) => one.itemId === itemId && one.review === null);
    const byPerson = new Map<string, Waiting>();
    for (const { author, citedBy, citedAt } of open) {
      const thing = { ...none, kind: 'review-evidence' as const, ref: itemId, role, since: citedAt };
      for (const one of held(facts, role, [author, citedBy], thing)) {
        const known = byPerson.get(one.person.id);
        if (!known || known.since > one.since) byPerson.set(one.person.id, one);
      }
    }
    return [...byPerson.values()];
  });
}

function reviews(facts: UseCaseFacts, now: Date): Waiting[] {
  const dueOn = nextReviewOn(facts);
  const open = openReview(facts);
  const met = facts.reviews.flatMap(({ conclusion, conditions: tied }) =>
    conclusion === null
      ? []
      : tied
          .filter(({ doneAt }) => doneAt === null)
          .map((one) => ({
            ...none,
            kind: 'review-condition' as const,
            ref: one.id,
            about: one.text,
            person: one.owner,
            since: conclusion.at,
            dueOn: one.dueOn,
          })),
  );
  if (!open) {
    const isNear = dueOn !== null && dueOn <= addDays(dayOf(now), reviewNoticeDays);
    const thing = { ...none, kind: 'start-review' as const, ref: 'review', role: 'business' as const, dueOn };
    return [...met, ...(isNear ? held(facts, 'business', [], { ...thing, since: facts.stageEnteredAt }, own) : [])];
  }
  const thing = { ...none, ref: open.id, since: open.startedAt, dueOn };
  const silent = ownerRoles.filter((role) => standingAttestation(open, role) === null);
  return [
    ...met,
    ...silent.flatMap((role) => held(facts, role, [], { ...thing, kind: 'attest', role }, own)),
    ...(silent.length === 0
      ? held(facts, 'business', [], { ...thing, kind: 'conclude-review', role: 'business' }, own)
      : []),
  ];
}

const incidents = (facts: UseCaseFacts): Waiting[] =>
  openIncidents(facts).flatMap(({ id, title, reportedAt }) =>
    held(
      facts,
      'technical',
      [],
      {
        ...none,
        kind: 'resolve-incident',
        ref: id,
        about: title,
        role: 'technical',
        since: reportedAt,
      },
      own,
    ),
  );

function conditions({ signOffRequests }: UseCaseFacts): Waiting[] {
  return signOffRequests
    .filter(({ state }) => state !== 'withdrawn')
    .flatMap(({ signOffs }) => signOffs.filter(({ lapsedAt }) => lapsedAt === null))
    .flatMap((signOff) =>
      signOff.conditions
        .filter(({ doneAt }) => doneAt === null)
        .map(({ id, text, owner, dueOn }) => ({
          kind: 'condition',
          ref: id,
          about: text,
          role: null,
          person: owner,
          since: signOff.decidedAt,
          dueOn,
        })),
    );
}

/** Whoever keeps an item is told while some of what it was confirmed on still holds. */
function evidence(facts: UseCaseFacts, now: Date): Waiting[] {
  return renewals(facts).flatMap(({ itemId, renewFrom: since, runsOutOn: dueOn }) => {
    const item = facts.items.find((one) => one.itemId === itemId);
    const person = item?.assignee ?? item?.submittedBy;
    return person && since && since <= now
      ? [{ ...none, kind: 'renew-evidence', ref: itemId, person, since, dueOn }]
      : [];
  });
}

function waiversToRenew(facts: UseCaseFacts, now: Date): Waiting[] {
  return facts.waivers.flatMap((waiver) => {
    const { subject, decision, decidedAt, expiresOn, requestedBy: person } = waiver;
    if (decision !== 'approved' || !decidedAt || !expiresSoon(decidedAt, expiresOn, now) || isOver(facts, waiver)) {
      return [];
    }
    const since = renewFrom(decidedAt, expiresOn);
    return [{ ...none, kind: 'renew-waiver', ref: subject, person, since, dueOn: expiresOn }];
  });
}

/** The gap is closed, past, or somebody has asked anew. */
function isOver({ stage, waivers: all, items }: UseCaseFacts, { subject, expiresOn }: WaiverFacts): boolean {
  if (subject === verdictSubject && stage !== 'candidate' && stage !== 'assessed') return true;
  if (items.some(({ itemId, state }) => itemId === subject && (state === 'satisfied' || state === 'not-applicable'))) {
    return true;
  }
  return all.some(
    (later) =>
      later.subject === subject &&
      (later.decision === null || (later.decision === 'approved' && later.expiresOn > expiresOn)),
  );
}

function pastEnd(facts: UseCaseFacts, now: Date): Waiting[] {
  const { stage } = facts;
  const { endsOn } = facts.plan;
  if ((stage !== 'poc' && stage !== 'pilot') || !endsOn || endsOn >= dayOf(now)) return [];
  return (['business', 'technical'] as const).flatMap((role) => {
    const since = new Date(Date.parse(`${endsOn}T00:00:00Z`) + 86_400_000);
    return held(facts, role, [], { ...none, kind: 'past-end', ref: stage, role, since, dueOn: endsOn });
  });
}
