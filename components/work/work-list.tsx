import clsx from 'clsx';
import type { ReactNode } from 'react';
import { Badge } from '@/components/ui/badge';
import { Card } from '@/components/ui/card';
import { Icon } from '@/components/ui/icon';
import { KeyText } from '@/components/ui/key-text';
import { LinkStatus } from '@/components/ui/link-status';
import { Money } from '@/components/ui/money';
import { TextLink } from '@/components/ui/text-link';
import { Time } from '@/components/ui/time';
import { workLabels, workName, workPath, workWords, type WorkItem } from '@/lib/domain/work/work';
import { myWorkPath } from '@/lib/url/my-work';
import { Due } from './due';

type Props = {
  workspace: string;
  items: WorkItem[];
  more: number;
  currency: string;
  now: Date;
  /** The `workName` of the line that is unfolded. */
  open: string | null;
  /** What is unfolded below a line. */
  children: (item: WorkItem) => ReactNode;
};

/** What waits on the reader, a line each, which unfolds to where it is done. */
export function WorkList({ workspace, items, more, currency, now, open, children }: Props) {
  return (
    <Card flush>
      <ul className="divide-y divide-line">
        {items.map((item) => {
          const name = workName(item);
          return (
            <li key={name}>
              <Line {...{ workspace, item, currency, now }} open={name === open} />
              {name === open ? <Unfolded {...{ workspace, item }}>{children(item)}</Unfolded> : null}
            </li>
          );
        })}
      </ul>
      {more > 0 ? (
        <p className="border-t border-line px-4 py-2.5 text-sm text-ink-subtle">And {more} more after these.</p>
      ) : null}
    </Card>
  );
}

type LineProps = Pick<Props, 'workspace' | 'currency' | 'now'> & { item: WorkItem; open: boolean };

function Line({ workspace, item, currency, now, open }: LineProps) {
  const name = workName(item);
  return (
    <div className="relative flex flex-wrap items-center gap-x-4 gap-y-1.5 px-4 py-3 hover:bg-hover">
      <span className="flex w-44 shrink-0 items-center gap-2.5">
        <Icon
          name="chevronRight"
          size={14}
          className={clsx('shrink-0 text-ink-subtle transition-transform', open && 'rotate-90')}
        />
        <Badge variant="outline">{workLabels[item.kind]}</Badge>
      </span>
      <span className="min-w-0 flex-1 basis-72 space-y-0.5">
        <span className="flex min-w-0 items-baseline gap-2">
          <KeyText>{item.key}</KeyText>
          <TextLink
            look="title"
            covers
            href={myWorkPath(workspace, open ? null : name)}
            scroll={false}
            aria-expanded={open}
            aria-controls={open ? name : undefined}
          >
            {item.title}
            <LinkStatus className="absolute top-1.5 left-1.5" />
          </TextLink>
        </span>
        <span className="line-clamp-2 block max-w-prose text-sm text-ink-muted">{workWords(item)}</span>
      </span>
      <span className="text-sm text-ink-subtle">
        Since <Time at={item.since} now={now} />
      </span>
      <Due dueOn={item.dueOn} now={now} />
      {item.monthlyValue === null ? null : (
        <span className="text-sm whitespace-nowrap text-ink-muted">
          <Money amount={item.monthlyValue} currency={currency} /> a month
        </span>
      )}
    </div>
  );
}

function Unfolded({ workspace, item, children }: { workspace: string; item: WorkItem; children: ReactNode }) {
  const id = workName(item);
  return (
    <section
      id={id}
      aria-labelledby={`${id}-title`}
      className="space-y-3 border-t border-line bg-sunken p-4 max-sm:px-0 max-sm:[&>section]:rounded-none max-sm:[&>section]:border-x-0"
    >
      <h2 id={`${id}-title`} className="sr-only">
        {item.key}: {workLabels[item.kind]}
      </h2>
      {children}
      <p className="text-sm max-sm:px-4">
        <TextLink href={`/w/${workspace}/use-cases/${item.key}${workPath(item)}`}>Open it on {item.key}</TextLink>
      </p>
    </section>
  );
}
