import type { Metadata } from 'next';
import { IdentityForm } from '@/components/identity/identity-form';
import { Notice } from '@/components/ui/notice';
import { TextLink } from '@/components/ui/text-link';
import { askForReset } from '@/lib/actions/passwords';
import { mailsLinks } from '@/lib/session/entrance';
import { Panel } from '../_components/panel';

export const metadata: Metadata = { title: 'Forgotten password' };

export default function ForgotPage() {
  const back = <TextLink href="/sign-in">Back to signing in</TextLink>;
  if (!mailsLinks()) {
    return (
      <Panel title="Forgotten password" footer={back}>
        <Notice tone="info" title="Ask an admin of your workspace">
          <p>
            This installation sends no mail. An admin can make you a link to choose a new password: Settings, Members,
            your name, “Reset password”.
          </p>
        </Notice>
      </Panel>
    );
  }
  return (
    <Panel
      title="Forgotten password"
      description="We mail you a link with which you choose a new one. Until then the old one works."
      footer={back}
    >
      <IdentityForm
        once
        action={askForReset}
        submitLabel="Send me a link"
        fields={[{ name: 'email', label: 'E-mail address', type: 'email', autoComplete: 'username' }]}
      />
    </Panel>
  );
}
