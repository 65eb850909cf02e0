import type { Actor } from '@/lib/domain/access/actor';
import { inWorkspace } from '@/lib/db/workspace-transaction';

export type CitedAt = { key: string; itemId: string };

// A piece that half the workspace rests on is told by its first places.
const mostPlaces = 50;

/** What else rests on these pieces of evidence, by piece: items of this use case and of others. */
export async function citedElsewhere(
  actor: Actor,
  evidenceIds: string[],
  here: { key: string; itemId: string },
): Promise<Map<string, CitedAt[]>> {
  if (evidenceIds.length === 0) return new Map();
  const rows = await inWorkspace(
    actor.workspaceId,
    (tx) => tx.$queryRaw<(CitedAt & { evidenceId: string })[]>`
      select p.id as "evidenceId", placed.key, placed."itemId"
      from unnest(${evidenceIds}::uuid[]) p (id)
      cross join lateral (
        select distinct u.key, c.item_id as "itemId"
        from citation c join use_case u on u.id = c.use_case_id
        where c.evidence_id = p.id and c.withdrawn_at is null and not (u.key = ${here.key} and c.item_id = ${here.itemId})
        order by u.key, c.item_id limit ${mostPlaces}
      ) placed`,
  );
  const places = new Map<string, CitedAt[]>();
  for (const { evidenceId, key, itemId } of rows) {
    places.set(evidenceId, [...(places.get(evidenceId) ?? []), { key, itemId }]);
  }
  return places;
}
