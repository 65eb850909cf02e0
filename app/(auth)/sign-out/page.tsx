import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { SignOutForm } from '@/components/identity/sign-out-form';
import { signOut } from '@/lib/actions/sign-in';
import { currentAccount } from '@/lib/session/account';
import { Panel } from '../_components/panel';

export const metadata: Metadata = { title: 'Sign out' };

/** Asks, because an address alone must not sign anybody out: another site could make a browser open it. */
export default async function SignOutPage() {
  const account = await currentAccount();
  if (!account) redirect('/sign-in');
  return (
    <Panel title="Sign out?" description={`You are signed in as ${account.name} (${account.email}).`}>
      <SignOutForm action={signOut} />
    </Panel>
  );
}
