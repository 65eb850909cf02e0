import type { Metadata } from 'next';
import { IdentityForm } from '@/components/identity/identity-form';
import { newPasswordFields } from '@/components/identity/password-fields';
import { redeemLink } from '@/lib/actions/passwords';
import { linkPage } from '@/lib/session/entrance';
import { LinkOver } from '../../_components/link-over';
import { Panel } from '../../_components/panel';

// The address is a secret: no other site may learn it.
export const metadata: Metadata = { title: 'New password', referrer: 'no-referrer' };

type Props = { params: Promise<{ token: string }> };

export default async function ResetPage({ params }: Props) {
  const { token } = await params;
  const link = await linkPage('reset', token);
  if (!link) return <LinkOver remedy="Ask for a new one where you sign in, or ask an admin of your workspace." />;
  return (
    <Panel
      title="Choose a new password"
      description={`For ${link.name} (${link.email}). It signs you out everywhere you are signed in now.`}
    >
      <IdentityForm
        action={redeemLink}
        submitLabel="Save and sign in"
        fields={newPasswordFields}
        hidden={{ purpose: 'reset', token, email: link.email }}
      />
    </Panel>
  );
}
