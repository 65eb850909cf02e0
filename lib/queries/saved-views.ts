import type { Actor } from '@/lib/domain/access/actor';
import { asMyRole, plainList, type SavedView, type SavedViews } from '@/lib/domain/use-case/saved-views';
import { Prisma } from '@/lib/db/generated/client';

export type FoundViews = { views: SavedView[]; first: { viewId: string | null; mine: boolean } | null };

/** The views that the actor may open, and which of them is to open first, as columns of a select. */
export const savedViewsSql = ({ workspaceId, memberId, role }: Actor): Prisma.Sql => Prisma.sql`
  coalesce((
    select json_agg(json_build_object(
        'id', v.id, 'name', v.name, 'query', v.query, 'state', v.state, 'shared', v.member_id is null,
        'roles', coalesce((select json_agg(o.role) from opening_view o where o.view_id = v.id and o.role is not null), '[]'),
        'people', (select count(*) from opening_view o where o.view_id = v.id and o.member_id is not null)
      ) order by v.member_id is null, lower(v.name), v.id)
    from saved_view v
    where v.workspace_id = ${workspaceId}::uuid and (v.member_id is null or v.member_id = ${memberId}::uuid)
  ), '[]') as views,
  (
    select json_build_object('viewId', o.view_id, 'mine', o.member_id is not null) from opening_view o
    where o.workspace_id = ${workspaceId}::uuid and (o.member_id = ${memberId}::uuid or o.role = ${role})
    order by o.member_id is null limit 1
  ) as first`;

export const toSavedViews = ({ views, first }: FoundViews): SavedViews => ({
  views,
  own: first?.mine ? (first.viewId ?? plainList) : asMyRole,
  opening: views.find(({ id }) => id === first?.viewId) ?? null,
});
