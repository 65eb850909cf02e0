import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import type { SearchParams } from 'nuqs/server';
import { CommandButton } from '@/components/forms/command-button';
import { NotificationList } from '@/components/notifications/notification-list';
import { countInBadge } from '@/components/ui/badge';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';
import { Page } from '@/components/ui/page';
import { PageHeader } from '@/components/ui/page-header';
import { Pagination } from '@/components/ui/pagination';
import { notificationsPage } from '@/lib/queries/notifications';
import { currentMembership } from '@/lib/session/actor';
import { notificationsQuery, readNotificationsSearch } from '@/lib/url/notifications';

export const metadata: Metadata = { title: 'Notifications' };

type Props = { params: Promise<{ workspace: string }>; searchParams: Promise<SearchParams> };

export default async function NotificationsPage({ params, searchParams }: Props) {
  const { workspace } = await params;
  const { before, unread: unreadOnly } = await readNotificationsSearch(searchParams);
  const { actor, unread } = await currentMembership(workspace);
  const page = await notificationsPage(actor, { before, unreadOnly });
  if (!page) notFound();
  const { items, older, now } = page;
  const base = `/w/${workspace}/notifications`;
  const newest = items[0];
  return (
    <Page>
      <PageHeader
        title="Notifications"
        description="What you were told, the newest first."
        meta={<span>{unread === 0 ? 'Nothing unread' : `${countInBadge(unread)} unread`}</span>}
        actions={
          <>
            <ButtonLink href={unreadOnly ? base : `${base}?unread=true`}>
              {unreadOnly ? 'Show all' : 'Unread only'}
            </ButtonLink>
            <ButtonLink href={`/w/${workspace}/account#mails`}>Mails</ButtonLink>
            {newest && !before && unread > 0 ? (
              <CommandButton
                workspace={workspace}
                command="mark-notifications-read"
                hidden={{ notification: newest.id, older: 'on' }}
                doneMessage="All marked as read"
              >
                Mark all as read
              </CommandButton>
            ) : null}
          </>
        }
      />
      {items.length === 0 ? (
        <EmptyState
          icon="bell"
          title={unreadOnly || before ? 'Nothing more here' : 'Nothing yet'}
          action={
            unreadOnly || before ? (
              <ButtonLink href={base}>Show all</ButtonLink>
            ) : (
              <ButtonLink href={`/w/${workspace}/my-work`}>See what waits on you</ButtonLink>
            )
          }
        >
          You are told here when somebody asks for your scores, confirmation or signature, decides on what you asked
          for, or mentions you in a comment, and when something of yours lapses or runs out.
        </EmptyState>
      ) : (
        <NotificationList {...{ workspace, items, now }} />
      )}
      {before || older ? (
        <Pagination
          label="notifications"
          previous={before ? `${base}${notificationsQuery({ unread: unreadOnly })}` : undefined}
          next={older ? `${base}${notificationsQuery({ unread: unreadOnly, before: older })}` : undefined}
        />
      ) : null}
    </Page>
  );
}
