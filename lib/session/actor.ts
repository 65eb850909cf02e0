import { headers } from 'next/headers';
import { notFound, redirect } from 'next/navigation';
import { cache } from 'react';
import type { Actor } from '@/lib/domain/access/actor';
import { claimedSession, currentAccount } from './account';
import { actorIn, membershipOnPageOf, type MembershipOnPage } from './membership';
import { signInPath } from './next-path';

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
  return actorIn(await claimedSession(), slug);
}

const membershipOnPage = cache(async (slug: string): Promise<MembershipOnPage | null> => {
  const session = await claimedSession();
  return session && membershipOnPageOf(session, slug, await requestedPath(slug));
});

// scripts/server.mjs tells the path; where it does not, the workspace itself is near enough.
const requestedPath = async (slug: string): Promise<string> => (await headers()).get('x-path') ?? `/w/${slug}`;
