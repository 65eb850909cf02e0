'use server';

import { redirect } from 'next/navigation';
import { keptValues, type IdentityFormState } from '@/lib/domain/access/identity-form';
import { refuse } from '@/lib/domain/result';
import { sameSitePath } from '@/lib/session/next-path';
import { endSession, signInAsSample, signInByPassword } from '@/lib/session/sign-in';

/** Signs in and goes on to where the person wanted to be: a path of this site, whatever the form says. */
export async function signIn(_previous: IdentityFormState, form: FormData): Promise<IdentityFormState> {
  const text = (name: string) => String(form.get(name) ?? '');
  const checked = await signInByPassword({ email: text('email'), password: text('password') });
  if (!checked.ok) return { status: 'refused', refusal: checked.refusal, values: keptValues(form) };
  redirect(sameSitePath(form.get('next')) ?? '/');
}

/** One click in local evaluation; refused everywhere else. */
export async function signInAsSamplePerson(_previous: IdentityFormState, form: FormData): Promise<IdentityFormState> {
  if (await signInAsSample(String(form.get('account') ?? ''))) redirect(sameSitePath(form.get('next')) ?? '/');
  const { refusal } = refuse('forbidden', 'Nobody can be signed in like this here.');
  return { status: 'refused', refusal, values: {} };
}

export async function signOut(): Promise<void> {
  await endSession();
  redirect('/sign-in');
}
