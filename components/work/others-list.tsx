import { CommandButton } from '@/components/forms/command-button';
import { PersonName } from '@/components/ui/avatar';
import { Badge } from '@/components/ui/badge';
import { Card } from '@/components/ui/card';
import { Icon } from '@/components/ui/icon';
import { KeyText } from '@/components/ui/key-text';
import { TextLink } from '@/components/ui/text-link';
import { Time } from '@/components/ui/time';
import type { Person } from '@/lib/domain/access/actor';
import { dayOf } from '@/lib/domain/day';
import { workLabels, workPath, workWords, type WorkItem } from '@/lib/domain/work/work';
import { Due } from './due';

type Item = WorkItem & { person: Person; left: boolean; remindedAt: Date | null };
type Props = { workspace: string; items: Item[]; more: number; now: Date };

/** Who is waited on, for what and how long, with a reminder at hand. */
export function OthersList({ workspace, items, more, now }: Props) {
  return (
    <Card flush>
      <ul className="divide-y divide-line">
        {items.map((item) => (
          <li
            key={`${item.key}-${item.kind}-${item.ref}-${item.role}-${item.person.id}`}
            className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3"
          >
            <span className="w-48 min-w-0 shrink-0">
              <PersonName name={item.person.name} />
            </span>
            <span className="min-w-0 flex-1 basis-72 space-y-0.5">
              <span className="flex min-w-0 items-baseline gap-2">
                <KeyText>{item.key}</KeyText>
                <TextLink look="title" href={`/w/${workspace}/use-cases/${item.key}${workPath(item)}`}>
                  {item.title}
                </TextLink>
              </span>
              <span className="line-clamp-2 block max-w-prose text-sm text-ink-muted">
                {workLabels[item.kind]}: {workWords(item)}
              </span>
            </span>
            <span className="text-sm text-ink-subtle">
              Since <Time at={item.since} now={now} />
            </span>
            <Due dueOn={item.dueOn} now={now} />
            <Reminder {...{ workspace, item, now }} />
          </li>
        ))}
      </ul>
      {more > 0 ? (
        <p className="border-t border-line px-4 py-2.5 text-sm text-ink-subtle">
          And {more} more that wait less long. Choose a person to see theirs.
        </p>
      ) : null}
    </Card>
  );
}

function Reminder({ workspace, item, now }: { workspace: string; item: Item; now: Date }) {
  const { key, kind, ref, person, left, remindedAt } = item;
  if (left) {
    return (
      <Badge tone="caution" title="Give the task to somebody else.">
        Has left the workspace
      </Badge>
    );
  }
  return (
    <span className="flex w-40 flex-col items-end gap-1 text-right max-sm:w-auto max-sm:items-start max-sm:text-left">
      {remindedAt && dayOf(remindedAt) === dayOf(now) ? null : (
        <CommandButton
          workspace={workspace}
          command="remind"
          hidden={{ useCase: key, member: person.id, kind, ref }}
          size="sm"
          icon={<Icon name="bell" size={14} />}
          ariaLabel={`Remind ${person.name} of ${key}: ${workLabels[kind]}`}
          doneMessage={`${person.name} is reminded`}
          base={`/w/${workspace}/use-cases/${key}`}
        >
          Remind
        </CommandButton>
      )}
      {remindedAt ? (
        <span className="text-sm text-ink-subtle">
          Reminded <Time at={remindedAt} now={now} />
        </span>
      ) : null}
    </span>
  );
}
