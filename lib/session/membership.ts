import type { Actor, WorkspaceRole } from '@/lib/domain/access/actor';
import { database } from '@/lib/db/client';
import { Prisma } from '@/lib/db/generated/client';
import { holdViews, type FoundViews } from '@/lib/db/list-views';
import { holdState, knownState, stateAfter } from '@/lib/db/workspace-state';
import { readSession, type Session } from './token';

export type Membership = { actor: Actor; workspaceName: string };
/** `unread`: notifications that the member has not read, 1,000 where there are more. */
export type MembershipOnPage = Membership & { unread: number };

/** Who has this session in a workspace, or null for everybody without access. */
export const actorOfSession = async (cookie: string | undefined, slug: string): Promise<Actor | null> =>
  actorIn(await readSession(cookie), slug);

export const actorIn = async (session: Session | null, slug: string): Promise<Actor | null> =>
  (session && (await membershipOf(session, slug)))?.actor ?? null;

type MemberRow = {
  workspace_id: string;
  workspace_name: string;
  member_id: string;
  member_name: string;
  role: WorkspaceRole;
};

/** One round trip, asked on every request: a removed member or a changed password ends the session at once. */
export async function membershipOf(session: Session, slug: string): Promise<Membership | null> {
  if (!isSlug(slug)) return null;
  const [row] = await database().$queryRaw<MemberRow[]>`
    select * from session_member(${session.accountId}::uuid, ${session.credentialsVersion}::int, ${slug})`;
  return row ? toMembership(row, slug) : null;
}

type PageRow = MemberRow & { unread: number; written: boolean; snapshot: string } & Partial<FoundViews>;

/** The list of use cases, in any of its views. */
const pathOfList = /^\/w\/[^/?]+\/use-cases(\?|$)/;

/**
 * The same for a page, and in the same question what every page asks: the bell's count, and whether the workspace was written to, which is
 * held for this actor (lib/db/workspace-state.ts). For the list it brings along the views that may be opened (lib/db/list-views.ts).
 */
export async function membershipOnPageOf(session: Session, slug: string, path = ''): Promise<MembershipOnPage | null> {
  if (!isSlug(slug)) return null;
  const known = knownState(slug);
  const facts = Prisma.sql`select * from page_facts(${session.accountId}::uuid, ${session.credentialsVersion}::int, ${slug}, ${known?.snapshot ?? null})`;
  const [row] = await database().$queryRaw<PageRow[]>(
    pathOfList.test(path)
      ? Prisma.sql`with facts as (${facts})
          select facts.*, found.views, found.first
          from facts, list_views(facts.workspace_id, facts.member_id, facts.role) found`
      : facts,
  );
  if (!row) return null;
  const { unread, written, snapshot, views, first = null } = row;
  const membership = toMembership(row, slug);
  holdState(membership.actor, stateAfter(slug, known, { workspaceId: row.workspace_id, written, snapshot }));
  if (views) holdViews(membership.actor, { views, first });
  return { ...membership, unread };
}

// Addresses hold anything, U+0000 included, which PostgreSQL refuses.
const isSlug = (slug: string) => /^[a-z0-9][a-z0-9-]{1,38}$/.test(slug);

const toMembership = (row: MemberRow, slug: string): Membership => ({
  actor: {
    workspaceId: row.workspace_id,
    workspaceSlug: slug,
    memberId: row.member_id,
    name: row.member_name,
    role: row.role,
  },
  workspaceName: row.workspace_name,
});
