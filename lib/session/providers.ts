import type { User } from 'next-auth';
import type { CredentialsConfig } from 'next-auth/providers/credentials';
import { z } from 'zod';
import { now } from '@/lib/env';
import { checkCredentials, type SignedIn } from '@/lib/identity/check-credentials';
import { isEvaluation, isLoopback } from '@/lib/identity/evaluation';
import { asSamplePerson } from '@/lib/identity/sample-people';
import { callerAddress } from './address';

/** What `authorize` hands to the jwt callback: no name, no address. */
export type SessionUser = User & { credentialsVersion: number };

const user = ({ accountId, credentialsVersion }: SignedIn): SessionUser => ({ id: accountId, credentialsVersion });

const byPassword: CredentialsConfig = {
  id: 'credentials',
  name: 'E-mail and password',
  type: 'credentials',
  credentials: { email: {}, password: {} },
  async authorize(credentials, request) {
    const address = callerAddress(request.headers?.['x-forwarded-for'] as string | undefined);
    const checked = await checkCredentials(credentials, address, now());
    if (checked.ok) return user(checked.value);
    // next-auth puts this into the address of the sign-in page, which has the words for it.
    throw new Error(checked.refusal.kind === 'throttled' ? 'Throttled' : 'CredentialsSignin');
  },
};

const asSample: CredentialsConfig = {
  id: 'sample',
  name: 'Sample person',
  type: 'credentials',
  credentials: { account: {} },
  async authorize(credentials, request) {
    // A page elsewhere whose name was made to lead to this machine keeps its own Host.
    if (!isLoopback(String(request.headers?.host ?? ''))) return null;
    const account = z.uuid().safeParse(credentials?.account);
    const signedIn = account.success ? await asSamplePerson(account.data) : null;
    return signedIn && user(signedIn);
  },
};

/** The ways to sign in. The second exists in local evaluation alone; elsewhere next-auth answers as to any unknown name. */
export const providers = (): CredentialsConfig[] => (isEvaluation() ? [byPassword, asSample] : [byPassword]);
