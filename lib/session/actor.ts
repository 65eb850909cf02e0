import { headers } from 'next/headers';
import { notFound, redirect } from 'next/navigation';
import { cache } from 'react';
import type { Actor, WorkspaceRole } from '@/lib/domain/access/actor';
import { database } from '@/lib/db/client';
import { claimedSession, currentAccount } from './account';
import { signInPath } from './next-path';
import type { Session } from './token';

export type Membership = { actor: Actor; workspaceName: string };

/** For pages: who is here. Leads to the sign-in page without a session; not a member, no such workspace: "not found". */
export async function currentActor(slug: string): Promise<Actor> {
  return (await currentMembership(slug)).actor;
}

/** The same, with the workspace's name for the shell. */
export async function currentMembership(slug: string): Promise<Membership> {
  const membership = await membershipForRequest(slug);
  if (membership) return membership;
  // A session that ended (password changed, expired) is not the same as a workspace one has no access to.
  if (!(await currentAccount())) redirect(signInPath(await requestedPath(slug)));
  notFound();
}

/** For actions and route handlers: who is here, or null for everybody without access. */
export async function actorForRequest(slug: string): Promise<Actor | null> {
  return (await membershipForRequest(slug))?.actor ?? null;
}

const membershipForRequest = cache(async (slug: string): Promise<Membership | null> => {
  const session = await claimedSession();
  return session && membershipOf(session, slug);
});

/** One round trip, asked on every request: a removed member or a changed password ends the session at once. */
export async function membershipOf(session: Session, slug: string): Promise<Membership | null> {
  // Addresses hold anything, U+0000 included, which PostgreSQL refuses.
  if (!/^[a-z0-9][a-z0-9-]{1,38}$/.test(slug)) return null;
  const [row] = await database().$queryRaw<
    { workspace_id: string; workspace_name: string; member_id: string; member_name: string; role: WorkspaceRole }[]
  >`select * from session_member(${session.accountId}::uuid, ${session.credentialsVersion}::int, ${slug})`;
  if (!row) return null;
  const { workspace_id: workspaceId, member_id: memberId, member_name: name, role } = row;
  return {
    actor: { workspaceId, workspaceSlug: slug, memberId, name, role },
    workspaceName: row.workspace_name,
  };
}

// scripts/server.mjs tells the path; where it does not, the workspace itself is near enough.
const requestedPath = async (slug: string): Promise<string> => (await headers()).get('x-path') ?? `/w/${slug}`;
