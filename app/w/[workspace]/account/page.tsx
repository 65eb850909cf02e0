import type { Metadata } from 'next';
import { IdentityForm } from '@/components/identity/identity-form';
import { newPasswordFields } from '@/components/identity/password-fields';
import { AbsenceList } from '@/components/members/absence-list';
import { NameDeputy } from '@/components/members/name-deputy';
import { MailingCard } from '@/components/notifications/mailing-card';
import { Card } from '@/components/ui/card';
import { DescriptionList } from '@/components/ui/description-list';
import { Page } from '@/components/ui/page';
import { PageHeader } from '@/components/ui/page-header';
import { changeOwnPassword } from '@/lib/actions/passwords';
import { roleLabels } from '@/lib/domain/access/can';
import { absences } from '@/lib/queries/absences';
import { ownMailing } from '@/lib/queries/notifications';
import { currentAccount } from '@/lib/session/account';
import { currentActor } from '@/lib/session/actor';

export const metadata: Metadata = { title: 'Your account' };

type Props = { params: Promise<{ workspace: string }> };

export default async function AccountPage({ params }: Props) {
  const { workspace } = await params;
  const actor = await currentActor(workspace);
  const account = await currentAccount();
  const away = await absences(actor);
  const { mailing, mails } = await ownMailing(actor);
  return (
    <Page width="narrow">
      <PageHeader title="Your account" description="It is the same in every workspace you are a member of." />
      <Card>
        <DescriptionList
          facts={[
            { term: 'Name', value: actor.name },
            { term: 'E-mail address', value: account?.email },
            { term: 'Role in this workspace', value: roleLabels[actor.role] },
          ]}
        />
      </Card>
      {away ? (
        <Card
          id="absence"
          title="While you are away"
          description="A deputy decides in your owner roles from day to day. Everybody sees who stands in for you."
          actions={
            <NameDeputy
              workspace={workspace}
              member={{ id: actor.memberId, name: actor.name }}
              self
              people={away.people}
              today={away.today}
            />
          }
        >
          {away.mine.length === 0 ? (
            <p className="text-ink-muted">Nobody stands in for you.</p>
          ) : (
            <AbsenceList workspace={workspace} absences={away.mine} now={away.now} mayEnd />
          )}
          {away.others.length > 0 ? (
            <div className="mt-3.5 border-t border-line pt-3.5">
              <h3 className="mb-2 font-medium">You stand in for others</h3>
              <AbsenceList workspace={workspace} absences={away.others} now={away.now} mayEnd={false} />
            </div>
          ) : null}
        </Card>
      ) : null}
      <MailingCard {...{ workspace, mailing, mails }} />
      <Card title="Change your password" description="It signs you out everywhere else, at once.">
        <div className="max-w-sm">
          <IdentityForm
            action={changeOwnPassword}
            submitLabel="Change password"
            hidden={account ? { username: account.email } : {}}
            fields={[
              { name: 'current', label: 'Current password', type: 'password', autoComplete: 'current-password' },
              ...newPasswordFields,
            ]}
          />
        </div>
      </Card>
    </Page>
  );
}
