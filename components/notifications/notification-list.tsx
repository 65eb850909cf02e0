import { CommandButton } from '@/components/forms/command-button';
import { Badge } from '@/components/ui/badge';
import { Card } from '@/components/ui/card';
import { KeyText } from '@/components/ui/key-text';
import { Time } from '@/components/ui/time';
import { dayInWords, dayOf } from '@/lib/domain/day';
import { notificationLabels, type NotificationKind } from '@/lib/domain/notifications/kinds';
import { OpenNotification } from './open-notification';

type Item = {
  id: string;
  kind: NotificationKind;
  useCase: { key: string; title: string } | null;
  text: string;
  path: string;
  at: Date;
  read: boolean;
  quote: string | null;
};

type Props = { workspace: string; items: Item[]; now: Date };

/** What the reader was told, by day, the newest first; what they have not read stands out. */
export function NotificationList({ workspace, items, now }: Props) {
  const days = new Map<string, Item[]>();
  for (const item of items) days.set(dayOf(item.at), [...(days.get(dayOf(item.at)) ?? []), item]);
  return [...days].map(([day, told]) => (
    <Card key={day} title={day === dayOf(now) ? 'Today' : dayInWords(day)} flush>
      <ul className="divide-y divide-line">
        {told.map((item) => (
          <Row key={item.id} {...{ workspace, item, now }} />
        ))}
      </ul>
    </Card>
  ));
}

function Row({ workspace, item, now }: { workspace: string; item: Item; now: Date }) {
  const { id, kind, useCase, text, path, at, read, quote } = item;
  return (
    <li className="relative flex flex-wrap items-start gap-x-4 gap-y-1.5 px-4 py-3 hover:bg-hover">
      <span className="flex w-32 shrink-0 items-center gap-2">
        <span aria-hidden="true" className={read ? 'size-2' : 'size-2 rounded-full bg-accent'} />
        <Badge variant="outline">{notificationLabels[kind]}</Badge>
      </span>
      <span className="min-w-0 flex-1 basis-72 space-y-0.5">
        <span className={read ? 'block wrap-anywhere text-ink-muted' : 'block font-medium wrap-anywhere'}>
          <OpenNotification workspace={workspace} id={id} read={read} href={`/w/${workspace}${path}`}>
            {text}
          </OpenNotification>
          {read ? null : <span className="sr-only"> (unread)</span>}
        </span>
        {quote ? (
          <span className="line-clamp-3 block max-w-prose border-l-2 border-line-strong pl-3 text-sm whitespace-pre-line text-ink-muted">
            {quote}
          </span>
        ) : null}
        {useCase ? (
          <span className="flex min-w-0 flex-wrap items-baseline gap-x-2 text-sm text-ink-subtle">
            <KeyText>{useCase.key}</KeyText>
            <span className="min-w-0">{useCase.title}</span>
          </span>
        ) : null}
      </span>
      <span className="text-sm text-ink-subtle">
        <Time at={at} now={now} />
      </span>
      {read ? null : (
        <span className="relative">
          <CommandButton
            workspace={workspace}
            command="mark-notifications-read"
            hidden={{ notification: id }}
            variant="quiet"
            size="sm"
            ariaLabel={`Mark as read: ${text}`}
            doneMessage="Marked as read"
          >
            Mark as read
          </CommandButton>
        </span>
      )}
    </li>
  );
}
