import { ownerRoles, type Person } from '@/lib/domain/access/actor';
import { agreedAssessment, agreedRatings, verdictOfFacts } from '@/lib/domain/scoring/verdict';
import type { UseCaseEvent } from '@/lib/domain/audit/events';
import type { MoveKind } from '@/lib/domain/stages/moves';
import type { UseCaseFacts } from '@/lib/domain/use-case/facts';
import { chainedEvent } from '@/lib/db/append-event';
import { periodsOf, type Period } from './periods';

type Told = { actor: Person; event: UseCaseEvent; reason?: string };
type Dated = Told & { at: Date };
type Chained = ReturnType<typeof chainedEvent>;

const asides: Record<string, MoveKind> = { parked: 'park', rejected: 'reject', retired: 'retire' };

/**
 * The trail of a generated use case, of about `length` events: how it came to be, every move of its periods, its owners and its score, then
 * its checklist as far as there is room, then edits. Never fewer than the moves take. The last one is from when it was last
 * written.
 */
export class Trail {
  readonly periods: Period[];
  /** How many events there are. */
  readonly length: number;
  #last: Chained | null = null;

  constructor(
    private readonly workspaceId: string,
    private readonly facts: UseCaseFacts,
    length: number,
  ) {
    this.periods = periodsOf(facts);
    this.length = Math.max(length, this.periods.length + 1);
  }

  /** In the order of time, each with the hash of the one before. */
  *events(): Generator<Chained> {
    let version = 0;
    for (const { actor, at, event, reason = null } of told(this.facts, this.periods, this.length)) {
      version += 1;
      const origin = { useCaseId: this.facts.id, actor: { memberId: actor.id, name: actor.name }, at, reason };
      const data = { ...event.data, version };
      this.#last = chainedEvent(this.workspaceId, origin, { ...event, data } as UseCaseEvent, this.#last);
      yield this.#last;
    }
  }

  /** Where it ends, once its events have been gone through. */
  get end() {
    const { chain, workspaceId, seq, hash } = this.#last as Chained;
    return { chain, workspaceId, seq, hash };
  }
}

function told(facts: UseCaseFacts, periods: Period[], length: number): Dated[] {
  const moved = periods.slice(1).map((period, place) => move(facts, (periods[place] as Period).stage, period));
  const room = length - 1 - moved.length;
  const step = (facts.updatedAt.getTime() - facts.createdAt.getTime()) / room;
  const rest = between(facts, room).map((one, place) => ({
    ...one,
    at: new Date(facts.createdAt.getTime() + Math.round((place + 1) * step)),
  }));
  const edits = rest.filter(({ event }) => event.type === 'use-case.edited').length;
  return [created(facts, edits), ...[...moved, ...rest].sort((a, b) => a.at.getTime() - b.at.getTime())];
}

function created(facts: UseCaseFacts, edits: number): Dated {
  const data = {
    key: facts.key,
    title: facts.title,
    problem: wording(facts, edits),
    businessUnit: facts.businessUnit.name,
    businessOwner: facts.owners.business ?? null,
    template: null,
    differsBecause: 'Made by the generator of large workspaces.',
  };
  return { at: facts.createdAt, actor: facts.createdBy, event: { type: 'use-case.created', data } };
}

function move(facts: UseCaseFacts, from: Period['stage'], { stage: to, beganAt }: Period): Dated {
  const aside = asides[to];
  return {
    at: beganAt,
    actor: facts.owners.business ?? facts.createdBy,
    event: { type: 'stage.moved', data: { from, to, kind: aside ?? 'forward' } },
    ...(aside && { reason: 'Another use case brings more for the same effort.' }),
  };
}

/** What happened besides its moves: as many as asked for. */
function between(facts: UseCaseFacts, many: number): Told[] {
  const found = [...ownersAssigned(facts), ...assessmentAgreed(facts)].slice(0, many - 1);
  for (const item of facts.items) {
    if (found.length >= many - 1) break;
    found.push(...checklist(facts, item).slice(0, many - 1 - found.length));
  }
  while (found.length < many) found.push(edited(facts, many - found.length - 1));
  return found;
}

const ownersAssigned = (facts: UseCaseFacts): Told[] =>
  ownerRoles.flatMap((role) => {
    const after = facts.owners[role];
    // The business owner is named with the use case.
    if (!after || role === 'business') return [];
    return [{ actor: facts.createdBy, event: { type: 'owner.assigned', data: { role, before: null, after } } }];
  });

function assessmentAgreed(facts: UseCaseFacts): Told[] {
  const agreed = agreedAssessment(facts);
  const ratings = agreedRatings(facts);
  const judged = verdictOfFacts(facts, { ladder: [] });
  if (!agreed || !ratings || !judged) return [];
  const { id: assessmentId, modelVersion } = agreed;
  const data = { assessmentId, modelVersion, ratings, score: judged.score, verdict: judged.verdict, superseded: null };
  return [{ actor: agreed.assessor, event: { type: 'assessment.agreed', data } }];
}

function checklist(facts: UseCaseFacts, item: UseCaseFacts['items'][number]): Told[] {
  const { itemId, assignee: after, submittedBy, confirmedBy } = item;
  const items = [{ itemId, before: null }];
  const told: Told[] = [{ actor: facts.createdBy, event: { type: 'item.assigned', data: { items, after } } }];
  const proof = facts.evidence.find((entry) => entry.itemId === itemId);
  if (proof) {
    const { evidenceId, id: citationId, kind, title, author } = proof;
    const data = { evidenceId, citationId, itemId, kind, title, file: null, expiresOn: null };
    told.push({ actor: author, event: { type: 'evidence.added', data } });
  }
  if (!submittedBy || !confirmedBy) return told;
  const claim = 'satisfied';
  const evidenceIds = proof ? [proof.id] : [];
  told.push(
    { actor: submittedBy, event: { type: 'item.submitted', data: { itemId, claim, justification: '', evidenceIds } } },
    { actor: confirmedBy, event: { type: 'item.confirmed', data: { itemId, claim } } },
  );
  return told;
}

/** The problem was put into other words; `left` more times after this one. */
function edited(facts: UseCaseFacts, left: number): Told {
  const changes = [{ field: 'problem', before: wording(facts, left + 1), after: wording(facts, left) }];
  return { actor: facts.owners.business ?? facts.createdBy, event: { type: 'use-case.edited', data: { changes } } };
}

/** The problem as it stood before so many edits. */
const wording = ({ problem }: UseCaseFacts, edits: number) => (edits === 0 ? problem : `${problem} Draft ${edits}.`);
