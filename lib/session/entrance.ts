import { headers } from 'next/headers';
import type { OpenShare } from '@/lib/domain/portfolio/share';
import { env, now } from '@/lib/env';
import { openLink, type OpenLink } from '@/lib/identity/choose-password';
import type { LinkPurpose } from '@/lib/identity/links';
import { openShare } from '@/lib/identity/open-share';
import { samplePeople, type SamplePeople } from '@/lib/identity/sample-people';
import { needsSetUp } from '@/lib/identity/set-up';
import { callerAddress } from './address';

// What the pages before any workspace show; they have no actor, so no query of lib/queries is for them.

/** Nobody has an account yet: the only page there is makes the first one. */
export const isNew = (): Promise<boolean> => needsSetUp();

/** Sample people in local evaluation; nobody anywhere else. */
export const peopleToTry = (): Promise<SamplePeople[]> => samplePeople();

/** Whether a link can reach somebody without an admin passing it on. */
export const mailsLinks = (): boolean => env().SMTP_URL !== undefined;

/** The page of a one-time link; null when it opens nothing any more. */
export const linkPage = (purpose: LinkPurpose, token: string): Promise<OpenLink | null> =>
  openLink(purpose, token, now());

/** What a link to a portfolio shows, counted as one opening; null when it opens nothing (any more). */
export const sharedPage = async (token: string): Promise<OpenShare | null> =>
  openShare(token, callerAddress((await headers()).get('x-forwarded-for')), now());
