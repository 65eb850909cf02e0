import type { Metadata } from 'next';
import { IdentityForm } from '@/components/identity/identity-form';
import { newPasswordFields } from '@/components/identity/password-fields';
import { redeemLink } from '@/lib/actions/passwords';
import { linkPage } from '@/lib/session/entrance';
import { LinkOver } from '../../_components/link-over';
import { Panel } from '../../_components/panel';

// The address is a secret: no other site may learn it.
export const metadata: Metadata = { title: 'Invitation', referrer: 'no-referrer' };

type Props = { params: Promise<{ token: string }> };

export default async function InvitationPage({ params }: Props) {
  const { token } = await params;
  const link = await linkPage('invitation', token);
  if (!link) return <LinkOver remedy="If you have a password, sign in; otherwise ask an admin for a new link." />;
  return (
    <Panel
      title={`Welcome, ${link.name}`}
      description={`You are invited to ${link.workspaces.join(', ')}. ${
        link.hasPassword
          ? 'To join, choose a new password; it replaces the one that you have'
          : 'Choose a password; you sign in with it and'
      } ${link.hasPassword ? `for ${link.email}` : link.email}.`}
    >
      <IdentityForm
        action={redeemLink}
        submitLabel="Join"
        fields={newPasswordFields}
        hidden={{ purpose: 'invitation', token, email: link.email }}
      />
    </Panel>
  );
}
