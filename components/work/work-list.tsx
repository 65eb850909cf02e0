import { Badge } from '@/components/ui/badge';
import { Card } from '@/components/ui/card';
import { KeyText } from '@/components/ui/key-text';
import { Money } from '@/components/ui/money';
import { TextLink } from '@/components/ui/text-link';
import { Time } from '@/components/ui/time';
import { workLabels, workPath, workWords, type WorkItem } from '@/lib/domain/work/work';
import { Due } from './due';

type Props = { workspace: string; items: WorkItem[]; more: number; currency: string; now: Date };

/** What waits on the reader, one line each, leading to where it is done. */
export function WorkList({ workspace, items, more, currency, now }: Props) {
  return (
    <Card flush>
      <ul className="divide-y divide-line">
        {items.map((item, index) => (
          <li
            key={`${item.kind}-${item.key}-${item.role}-${index}`}
            className="relative flex flex-wrap items-center gap-x-4 gap-y-1.5 px-4 py-3 hover:bg-hover"
          >
            <span className="w-36 shrink-0">
              <Badge variant="outline">{workLabels[item.kind]}</Badge>
            </span>
            <span className="min-w-0 flex-1 basis-72 space-y-0.5">
              <span className="flex min-w-0 items-baseline gap-2">
                <KeyText>{item.key}</KeyText>
                <TextLink look="title" covers href={`/w/${workspace}/use-cases/${item.key}${workPath(item)}`}>
                  {item.title}
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
          </li>
        ))}
      </ul>
      {more > 0 ? (
        <p className="border-t border-line px-4 py-2.5 text-sm text-ink-subtle">And {more} more after these.</p>
      ) : null}
    </Card>
  );
}
