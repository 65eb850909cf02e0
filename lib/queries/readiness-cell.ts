import type { Actor } from '@/lib/domain/access/actor';
import { can } from '@/lib/domain/access/can';
import type { Area } from '@/lib/domain/checklist/areas';
import { missingIn, type MissingItem } from '@/lib/domain/portfolio/missing';
import type { UseCaseFilters } from '@/lib/domain/use-case/list';
import { loadPartialFacts } from '@/lib/db/load-facts';
import { filterSql } from '@/lib/db/use-case-filter';
import { inWorkspace } from '@/lib/db/workspace-transaction';
import { now } from '@/lib/env';
import { loadReadiness } from './portfolio';

/** What lies behind a cell of the readiness map, or behind a whole area of it. */
export type ReadinessCell = {
  /** The use case of the cell; null: all that the map lists. */
  useCase: { key: string; title: string } | null;
  area: Area;
  /** What it misses, and on which of the map's use cases the same is missing. */
  items: MissingItem[];
  /** How many use cases the map lists. */
  of: number;
};

/** Null where the map has no such cell. Reads no more than the map's own use cases, however many there are. */
export async function readinessCell(
  actor: Actor,
  filters: UseCaseFilters,
  { area, key }: { area: Area; key: string | null },
): Promise<ReadinessCell | null> {
  if (can(actor, 'view')) return null;
  return inWorkspace(actor.workspaceId, async (tx) => {
    const { rows } = await loadReadiness(tx, filterSql(tx, filters));
    const found = await tx.useCase.findMany({
      where: { workspaceId: tx.workspaceId, key: { in: rows.map((row) => row.key) } },
      select: { id: true },
    });
    const ids = found.map(({ id }) => id);
    const facts = await loadPartialFacts(tx, ids, ['tools', 'items', 'evidence', 'waivers']);
    const one = facts.find((useCase) => useCase.key === key);
    if (facts.length === 0 || (key !== null && !one)) return null;
    const items = missingIn(area, facts, now());
    return {
      useCase: one ? { key: one.key, title: one.title } : null,
      area,
      items: key === null ? items : items.filter(({ on }) => on.some((entry) => entry.key === key)),
      of: facts.length,
    };
  });
}
