import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { Button } from '@/components/ui/button';
import { ButtonLink } from '@/components/ui/button-link';
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
      <form action={signOut} className="flex gap-2">
        <Button type="submit" variant="primary">
          Sign out
        </Button>
        <ButtonLink href="/" variant="quiet">
          Stay
        </ButtonLink>
      </form>
    </Panel>
  );
}
