import type { UseCaseEvent } from '../../lib/domain/audit/events';
import type { TestDatabase } from '../database/template';
import { query } from './database';
import type { Load } from './load';

/** As it is told of every probe. */
export type MixedShare = Pick<NonNullable<Load['share']>, 'requestsPerSecond' | 'runInCounted'>;

/** The probes that write, by how much of a use case their commands read. */
export const writeNames = {
  part: 'write, a risk',
  item: 'write, an item',
  evidence: 'write, evidence',
  judged: 'write, its access',
  stage: 'write, its stage',
  signing: 'write, signed and lapsed',
  creating: 'write, a new use case',
} as const;

/** `whole`: everything is read, as for every second write of signing. */
type WriteKind = keyof typeof writeNames | 'whole';

type Kinds = Partial<Record<UseCaseEvent['type'], WriteKind>>;

/** What kind of write an event tells of that lets nothing lapse, whatever is signed. */
const kindsAlways: Kinds = {
  'assessment.handed-in': 'part',
  'comment.added': 'part',
  'incident.resolved': 'part',
  'owner.assigned': 'part',
  'retirement-item.settled': 'part',
  'scenario.run': 'part',
  'scenario.saved': 'part',
  'sign-off.requested': 'part',
  'sign-off.withdrawn': 'part',
  'stage.moved': 'stage',
  'stage.refused': 'stage',
  'tag.added': 'part',
  'use-case.created': 'creating',
};

/** And the others, while nobody's word stands. Of the rest is assumed that everything is read for it. */
const kindsUnsigned: Kinds = {
  'plan.saved': 'part',
  'poc-outcome.recorded': 'part',
  'result.recorded': 'part',
  'risk.accepted': 'part',
  'risk.saved': 'part',
  'item.assigned': 'item',
  'item.confirmed': 'item',
  'item.returned': 'item',
  'item.reopened': 'item',
  'item.submitted': 'item',
  'evidence.added': 'evidence',
  'evidence.reviewed': 'evidence',
  'evidence.withdrawn': 'evidence',
  'condition.done': 'part',
  'factor.reconciled': 'part',
  'scoring-round.cancelled': 'part',
  'scoring-round.revealed': 'part',
  'scoring-round.saved': 'part',
  'assessment.agreed': 'judged',
  'assessment.rescored': 'judged',
  'review.started': 'judged',
  'servers.chosen': 'judged',
  'tool.saved': 'judged',
  'tools.chosen': 'judged',
  'use-case.edited': 'judged',
  'waiver.decided': 'judged',
  'waiver.requested': 'judged',
};

export type Shares = Record<WriteKind, number>;

/**
 * Which share of the writes that a workspace's trails tell of is of each kind. `signed`: a signature stood, whichever, that had been given before and had not
 * lapsed: what might lapse it counts as signing.
 */
export async function sharesOfWrites(database: TestDatabase, slug: string): Promise<Shares> {
  type Counted = { type: UseCaseEvent['type']; early: boolean; suspends: boolean; signed: boolean; events: number };
  const rows = await query<Counted>(
    database,
    `select e.type, e.type = 'sign-off.decided' and e.data ->> 'gate' <> 'production' as early,
       e.type = 'stage.moved' and e.data ->> 'kind' = 'suspend' as suspends, count(*)::int as events, exists (
       select from sign_off s join sign_off_request q on q.id = s.request_id
       where q.use_case_id = e.use_case_id and s.decided_at < e.at and (s.lapsed_at is null or s.lapsed_at >= e.at)
         and (q.state = 'open' or q.gate = 'production' or not exists (
           select from event moved where moved.chain = e.use_case_id and moved.type = 'stage.moved' and moved.at > s.decided_at and moved.at < e.at))
     ) as signed
     from event e join workspace w on w.id = e.workspace_id
     where w.slug = $1 and e.use_case_id is not null group by e.type, early, suspends, signed`,
    [slug],
  );
  const all = rows.reduce((sum, { events }) => sum + events, 0);
  const shares: Shares = { part: 0, item: 0, evidence: 0, judged: 0, stage: 0, signing: 0, creating: 0, whole: 0 };
  for (const { type, early, suspends, signed, events } of rows) {
    // Before production the business owner alone signs, which reads several parts. An incident that suspends is no move, and reads everything.
    const unsigned = kindsUnsigned[type];
    const usual = suspends ? undefined : (kindsAlways[type] ?? (unsigned && signed ? 'signing' : unsigned));
    shares[early ? 'judged' : (usual ?? 'whole')] += events / all;
  }
  return shares;
}

/** The share of a bare transaction's requests that writes come to where they come in these shares: each takes the time that its kind takes. */
export function mixedShare(figures: Record<string, Load>, shares: Shares): MixedShare {
  const of = (which: keyof MixedShare) => mixed((kind) => figures[writeNames[kind]]?.share?.[which] ?? 0, shares);
  return { requestsPerSecond: of('requestsPerSecond'), runInCounted: of('runInCounted') };
}

function mixed(shareOf: (kind: keyof typeof writeNames) => number, { whole, ...usual }: Shares): number {
  /** In times of a bare transaction. */
  const timeOf = (kind: keyof typeof writeNames) => 1 / shareOf(kind);
  const times = Object.entries(usual)
    .filter(([, share]) => share > 0)
    .map(([kind, share]) => share * timeOf(kind as keyof typeof usual));
  // To sign takes what both take that take turns, less the one that lapses: at least what a part does.
  const reading = 2 * timeOf('signing') - timeOf('part');
  return 1 / times.reduce((sum, each) => sum + each, whole > 0 ? whole * reading : 0);
}
