import type { Metadata } from 'next';
import Link from 'next/link';
import { redirect } from 'next/navigation';
import { Icon } from '@/components/ui/icon';
import { TextLink } from '@/components/ui/text-link';
import { roleLabels } from '@/lib/domain/access/can';
import { currentAccount } from '@/lib/session/account';
import { Panel } from '../_components/panel';

export const metadata: Metadata = { title: 'Workspaces' };

export default async function WorkspacesPage() {
  const account = await currentAccount();
  if (!account) redirect('/sign-in');
  const { workspaces, email } = account;
  const footer = (
    <>
      Signed in as {email}. <TextLink href="/sign-out">Sign out</TextLink>
    </>
  );
  if (workspaces.length === 0) {
    return (
      <Panel
        title="No workspace"
        description="You are not a member of any workspace at the moment. Ask the admin of the one you want to be in to invite you with this e-mail address."
        footer={footer}
      />
    );
  }
  return (
    <Panel title="Workspaces" description="Which one do you want to work in?" footer={footer}>
      <ul className="-mx-2 space-y-0.5">
        {workspaces.map(({ slug, name, role }) => (
          <li key={slug}>
            <Link
              href={`/w/${slug}`}
              className="flex items-center gap-3 rounded-md px-2 py-2 transition-colors hover:bg-hover"
            >
              <span className="min-w-0 flex-1">
                <span className="block truncate font-medium">{name}</span>
                <span className="block text-sm text-ink-subtle">{roleLabels[role]}</span>
              </span>
              <Icon name="chevronRight" size={16} className="text-ink-subtle" />
            </Link>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
