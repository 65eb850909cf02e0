import type { Metadata } from 'next';
import { CommandDialog } from '@/components/forms/command-dialog';
import { TextAreaField } from '@/components/forms/text-area-field';
import { ShareTable } from '@/components/share/share-table';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { shareLinks } from '@/lib/queries/share-links';
import { currentActor } from '@/lib/session/actor';
import { portfolioPath } from '@/lib/url/portfolio';

export const metadata: Metadata = { title: 'Sharing' };

type Props = { params: Promise<{ workspace: string }> };

export default async function SharingPage({ params }: Props) {
  const { workspace } = await params;
  const found = await shareLinks(await currentActor(workspace));
  const header = {
    title: 'Sharing',
    description:
      'Links that show parts of the portfolio to people without an account. A link stops when its maker leaves the workspace or may no longer share.',
  };
  if ('mayNot' in found) {
    return (
      <>
        <PageHeader {...header} />
        <EmptyState icon="lock" title={found.mayNot.message}>
          {found.mayNot.remedy}
        </EmptyState>
      </>
    );
  }
  const { links, options, now, mayRevokeAll } = found;
  return (
    <>
      <PageHeader
        {...header}
        actions={
          mayRevokeAll ? (
            <CommandDialog
              workspace={workspace}
              command="revoke-shares"
              trigger="Revoke all"
              title="Revoke every link"
              description="Whoever opens one from now on is told that it is no longer valid."
              width="sm"
              submitLabel="Revoke all"
              doneMessage="Every link revoked"
            >
              <TextAreaField name="reason" label="Why" rows={2} maxLength={2000} />
            </CommandDialog>
          ) : null
        }
      />
      {links.length === 0 ? (
        <EmptyState
          icon="link"
          title="No link yet"
          action={<ButtonLink href={portfolioPath(workspace)}>Go to the portfolio</ButtonLink>}
        >
          Narrow the portfolio to what others may see, and choose Share.
        </EmptyState>
      ) : (
        <ShareTable workspace={workspace} links={links} choices={options} now={now} />
      )}
    </>
  );
}
