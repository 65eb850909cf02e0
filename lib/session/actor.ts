import { headers } from 'next/headers';
import { notFound, redirect } from 'next/navigation';
import { cache } from 'react';
import type { Actor, WorkspaceRole } from '@/lib/domain/access/actor';
import { database } from '@/lib/db/client';
import { Prisma } from '@/lib/db/generated/client';
import { holdViews, type FoundViews } from '@/lib/db/list-views';
import { holdState, knownState, stateAfter } from '@/lib/db/workspace-state';
import { claimedSession, currentAccount } from './account';
import { signInPath } from './next-path';
import type { Session } from './token';

export type Membership = { actor: Actor; workspaceName: string };
/** `unread`: notifications that the member has not read, 1,000 where there are more. */
export type MembershipOnPage = Membership & { unread: number };

/** For pages: who is here. Leads to the sign-in page without a session; not a member, no such workspace: "not found". */
export async function currentActor(slug: string): Promise<Actor> {
  return (await currentMembership(slug)).actor;
}

/** The same, with what the shell shows beside the name. */
export async function currentMembership(slug: string): Promise<MembershipOnPage> {
  const membership = await membershipOnPage(slug);
  if (membership) return membership;
  // A session that ended (password changed, expired) is not the same as a workspace one has no access to.
  if (!(await currentAccount())) redirect(signInPath(await requestedPath(slug)));
  notFound();
}

/** For actions and route handlers: who is here, or null for everybody without access. */
export async function actorForRequest(slug: string): Promise<Actor | null> {
  const session = await claimedSession();
  return (session && (await membershipOf(session, slug)))?.actor ?? null;
}

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

const membershipOnPage = cache(async (slug: string): Promise<MembershipOnPage | null> => {
  const session = await claimedSession();
  return session && membershipOnPageOf(session, slug, await requestedPath(slug));
});

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

// scripts/server.mjs tells the path; where it does not, the workspace itself is near enough.
const requestedPath = async (slug: string): Promise<string> => (await headers()).get('x-path') ?? `/w/${slug}`;
