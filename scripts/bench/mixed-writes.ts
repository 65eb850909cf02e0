import type { UseCaseEvent } from '../../lib/domain/audit/events';
import type { TestDatabase } from '../database/template';
import { query } from './database';
import type { Load } from './load';

/** The probes that write, by how much of a use case their commands read. */
export const writeNames = {
  part: 'write, a risk',
  item: 'write, an item',
  evidence: 'write, evidence',
  judged: 'write, all judged',
  whole: 'write, its stage',
} as const;
type WriteKind = keyof typeof writeNames;

/** What kind of write an event tells of. The rest reads all, or counts as if it did. */
const kinds: Partial<Record<UseCaseEvent['type'], WriteKind>> = {
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
  'tag.added': 'part',
  'item.assigned': 'item',
  'item.confirmed': 'item',
  'item.returned': 'item',
  'item.submitted': 'item',
  'evidence.added': 'evidence',
  'evidence.reviewed': 'evidence',
  'evidence.withdrawn': 'evidence',
  'assessment.agreed': 'judged',
  'assessment.handed-in': 'judged',
  'tool.saved': 'judged',
  'use-case.edited': 'judged',
};

export type Shares = Record<WriteKind, number>;

/** Which share of the writes that a workspace's trails tell of is of each kind. */
export async function sharesOfWrites(database: TestDatabase, slug: string): Promise<Shares> {
  const rows = await query<{ type: UseCaseEvent['type']; events: number }>(
    database,
    `select e.type, count(*)::int as events from event e join workspace w on w.id = e.workspace_id
     where w.slug = $1 and e.use_case_id is not null group by e.type`,
    [slug],
  );
  const all = rows.reduce((sum, { events }) => sum + events, 0);
  const shares: Shares = { part: 0, item: 0, evidence: 0, judged: 0, whole: 0 };
  for (const { type, events } of rows) shares[kinds[type] ?? 'whole'] += events / all;
  return shares;
}

/** Writes per second where they come in these shares: each takes the time that its kind takes. */
export function mixedRate(figures: Record<string, Load>, shares: Shares): number {
  const seconds = Object.entries(shares).map(([kind, share]) => {
    const rate = figures[writeNames[kind as WriteKind]]?.requestsPerSecond;
    return rate ? share / rate : Infinity;
  });
  return 1 / seconds.reduce((sum, each) => sum + each, 0);
}
