import type { UseCaseEvent } from '../../lib/domain/audit/events';
import type { TestDatabase } from '../database/template';
import { query } from './database';
import type { Load } from './load';

/** The probes that write, by how much of a use case their commands read. */
export const writeNames = {
  part: 'write, a risk',
  item: 'write, an item',
  evidence: 'write, evidence',
  judged: 'write, its access',
  stage: 'write, its stage',
  signing: 'write, signed and lapsed',
} as const;

/** `whole`: everything is read, as for every second write of signing. */
type WriteKind = Exclude<keyof typeof writeNames, 'signing'> | 'whole';

/** What kind of write an event tells of. Of all others is assumed that everything is read for them. */
const kinds: Partial<Record<UseCaseEvent['type'], WriteKind>> = {
  'assessment.handed-in': 'part',
  'comment.added': 'part',
  'incident.resolved': 'part',
  'owner.assigned': 'part',
  'plan.saved': 'part',
  'poc-outcome.recorded': 'part',
  'result.recorded': 'part',
  'retirement-item.settled': 'part',
  'risk.accepted': 'part',
  'risk.saved': 'part',
  'scenario.run': 'part',
  'scenario.saved': 'part',
  'sign-off.requested': 'part',
  'sign-off.withdrawn': 'part',
  'tag.added': 'part',
  'item.assigned': 'item',
  'item.confirmed': 'item',
  'item.returned': 'item',
  'item.reopened': 'item',
  'item.submitted': 'item',
  'evidence.added': 'evidence',
  'evidence.reviewed': 'evidence',
  'evidence.withdrawn': 'evidence',
  'assessment.agreed': 'judged',
  'tool.saved': 'judged',
  'use-case.edited': 'judged',
  'stage.moved': 'stage',
  'stage.refused': 'stage',
};

export type Shares = Record<WriteKind, number>;

/** Which share of the writes that a workspace's trails tell of is of each kind. */
export async function sharesOfWrites(database: TestDatabase, slug: string): Promise<Shares> {
  type Counted = { type: UseCaseEvent['type']; early: boolean; suspends: boolean; events: number };
  const rows = await query<Counted>(
    database,
    `select e.type, e.type = 'sign-off.decided' and e.data ->> 'gate' <> 'production' as early,
       e.type = 'stage.moved' and e.data ->> 'kind' = 'suspend' as suspends, count(*)::int as events
     from event e join workspace w on w.id = e.workspace_id
     where w.slug = $1 and e.use_case_id is not null group by e.type, early, suspends`,
    [slug],
  );
  const all = rows.reduce((sum, { events }) => sum + events, 0);
  const shares: Shares = { part: 0, item: 0, evidence: 0, judged: 0, stage: 0, whole: 0 };
  for (const { type, early, suspends, events } of rows) {
    // Before production the business owner alone signs, which reads several parts. An incident that suspends is no move, and reads everything.
    const kind = early ? 'judged' : suspends ? null : kinds[type];
    shares[kind ?? 'whole'] += events / all;
  }
  return shares;
}

/** Writes per second where they come in these shares: each takes the time that its kind takes. */
export function mixedRate(figures: Record<string, Load>, shares: Shares): number {
  const secondsOf = (kind: keyof typeof writeNames) => 1 / (figures[writeNames[kind]]?.requestsPerSecond ?? 0);
  const { part, item, evidence, judged, stage, whole } = shares;
  const usual = { part, item, evidence, judged, stage };
  const seconds = Object.entries(usual).map(([kind, share]) => share * secondsOf(kind as keyof typeof usual));
  // What a signature takes and what a change takes that lapses it, less a change.
  const reading = 2 * secondsOf('signing') - secondsOf('part');
  return 1 / seconds.reduce((sum, each) => sum + each, whole * reading);
}
