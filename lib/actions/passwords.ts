'use server';

import { after } from 'next/server';
import { redirect } from 'next/navigation';
import { keptValues, type IdentityFormState } from '@/lib/domain/access/identity-form';
import { notFound, refuse } from '@/lib/domain/result';
import { now } from '@/lib/env';
import { changePassword } from '@/lib/identity/change-password';
import { choosePassword } from '@/lib/identity/choose-password';
import { linkFields } from '@/lib/identity/links';
import { requestReset } from '@/lib/identity/request-reset';
import { setUp } from '@/lib/identity/set-up';
import { claimedSession } from '@/lib/session/account';
import { beginSession } from '@/lib/session/sign-in';

/**
 * Accepts an invitation or resets a password, and signs the person in. `purpose` and `token` are fields of the form, not
 * bound arguments (lib/actions/submit.ts says why).
 */
export async function redeemLink(_previous: IdentityFormState, form: FormData): Promise<IdentityFormState> {
  const fields = Object.fromEntries(form);
  const link = linkFields.safeParse(fields);
  const chosen = link.success ? await choosePassword(link.data.purpose, link.data.token, fields, now()) : notFound();
  if (!chosen.ok) return { status: 'refused', refusal: chosen.refusal, values: {} };
  await beginSession(chosen.value);
  redirect('/');
}

/** Answers the same whether the address is known or not; the work begins when the answer has been sent. */
export async function askForReset(_previous: IdentityFormState, form: FormData): Promise<IdentityFormState> {
  const email = String(form.get('email') ?? '');
  after(() => requestReset(email, now()));
  return {
    status: 'done',
    message: 'If somebody with this e-mail address has an account, a link is on its way. It works once, for one hour.',
  };
}

/** Changes one's own password; this browser stays signed in, all others are signed out. */
export async function changeOwnPassword(_previous: IdentityFormState, form: FormData): Promise<IdentityFormState> {
  const session = await claimedSession();
  const changed = session
    ? await changePassword(session, Object.fromEntries(form), now())
    : refuse('conflict', 'Your session has ended. Sign in again.');
  if (!changed.ok) return { status: 'refused', refusal: changed.refusal, values: {} };
  await beginSession(changed.value);
  return {
    status: 'done',
    message: 'Your password is changed. Everywhere else you were signed in, you are signed out now.',
  };
}

/** Makes the first workspace and its admin, and signs them in. */
export async function setUpAirworthy(_previous: IdentityFormState, form: FormData): Promise<IdentityFormState> {
  const made = await setUp(Object.fromEntries(form), now());
  if (!made.ok) return { status: 'refused', refusal: made.refusal, values: keptValues(form) };
  await beginSession(made.value);
  redirect(`/w/${made.value.slug}`);
}
