import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { IdentityForm } from '@/components/identity/identity-form';
import { SamplePeople } from '@/components/identity/sample-people';
import { Notice } from '@/components/ui/notice';
import { TextLink } from '@/components/ui/text-link';
import { signIn } from '@/lib/actions/sign-in';
import { currentAccount } from '@/lib/session/account';
import { isNew, peopleToTry } from '@/lib/session/entrance';
import { sameSitePath } from '@/lib/session/next-path';
import { Panel } from '../_components/panel';

export const metadata: Metadata = { title: 'Sign in' };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function SignInPage({ searchParams }: Props) {
  const { next: wanted, callbackUrl, error } = await searchParams;
  const next = sameSitePath(wanted ?? callbackUrl) ?? '';
  if (await currentAccount()) redirect(next || '/');
  if (await isNew()) redirect('/set-up');
  const sample = await peopleToTry();
  const form = (
    <IdentityForm
      action={signIn}
      hidden={{ next }}
      submitLabel="Sign in"
      before={typeof error === 'string' ? <Refused error={error} /> : null}
      fields={[
        { name: 'email', label: 'E-mail address', type: 'email', autoComplete: 'username' },
        { name: 'password', label: 'Password', type: 'password', autoComplete: 'current-password' },
      ]}
    />
  );
  const forgot = <TextLink href="/forgot">Forgot your password?</TextLink>;

  if (sample.length === 0) {
    return (
      <Panel title="Sign in" footer={forgot}>
        {form}
      </Panel>
    );
  }
  return (
    <Panel
      wide
      title="Sign in"
      description="This is a local evaluation with sample workspaces. Choose whose eyes to look through; each sees and may do other things."
    >
      {sample.map(({ workspace, roles }) => (
        <section key={workspace} aria-label={workspace} className="space-y-3">
          <h2 className="text-lg font-semibold">{workspace}</h2>
          <SamplePeople roles={roles} next={next} />
        </section>
      ))}
      <details className="border-t border-line pt-4">
        <summary className="w-fit rounded-sm font-medium text-accent-ink">Sign in with e-mail and password</summary>
        <div className="mt-4 max-w-sm space-y-4">
          {form}
          <p className="text-sm">{forgot}</p>
        </div>
      </details>
    </Panel>
  );
}

/** For those who come from next-auth's own handler, which puts its answer into the address. */
function Refused({ error }: { error: string }) {
  return (
    <Notice
      tone="negative"
      role="alert"
      title={
        error === 'Throttled'
          ? 'Too many attempts failed. Try again in a quarter of an hour.'
          : 'The e-mail address or the password is wrong.'
      }
    />
  );
}
