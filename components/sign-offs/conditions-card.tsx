import { CommandButton } from '@/components/forms/command-button';
import { Badge } from '@/components/ui/badge';
import { Card } from '@/components/ui/card';
import { Day, Time } from '@/components/ui/time';
import type { Place } from '@/components/use-case-tab/place';
import { ownerRoleLabels, type OwnerRole } from '@/lib/domain/access/actor';
import { dayOf } from '@/lib/domain/day';
import type { Reason } from '@/lib/domain/result';
import type { SignOffFacts } from '@/lib/domain/use-case/facts';

type Condition = SignOffFacts['conditions'][number] & { role: OwnerRole; mayComplete: Reason | null };

type Props = { place: Place; useCase: string; conditions: Condition[]; now: Date; description?: string };

/** What approvals were tied to: open ones by their day, done ones after them. */
export function ConditionsCard({ place, useCase, conditions, now, description }: Props) {
  if (conditions.length === 0) return null;
  const order = (condition: Condition) => `${condition.doneAt ? 1 : 0}${condition.dueOn}`;
  const sorted = [...conditions].sort((a, b) => (order(a) < order(b) ? -1 : 1));
  return (
    <Card title="Conditions" description={description ?? 'What approvals are tied to.'} flush>
      <ul className="divide-y divide-line">
        {sorted.map(({ id, text, owner, dueOn, doneAt, role, mayComplete }) => (
          <li key={id} className="flex flex-wrap items-start justify-between gap-x-5 gap-y-2 px-4 py-3">
            <div className="min-w-0 flex-1 basis-72">
              <p className="max-w-prose wrap-anywhere whitespace-pre-line">{text}</p>
              <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-ink-subtle">
                <span>From the {ownerRoleLabels[role].toLowerCase()}</span>
                <span>{owner.name} sees to it</span>
                {doneAt ? (
                  <span>
                    Done <Time at={doneAt} now={now} />
                  </span>
                ) : (
                  <span>
                    Due <Day day={dueOn} />
                  </span>
                )}
              </p>
            </div>
            {doneAt ? (
              <Badge tone="positive">Done</Badge>
            ) : (
              <div className="flex items-center gap-2">
                {dueOn < dayOf(now) ? <Badge tone="negative">Overdue</Badge> : <Badge tone="caution">Open</Badge>}
                {mayComplete ? null : (
                  <CommandButton
                    {...place}
                    command="complete-condition"
                    hidden={{ useCase, condition: id }}
                    size="sm"
                    doneMessage="Condition completed"
                    ariaLabel={`Mark as done: ${text}`}
                  >
                    Mark as done
                  </CommandButton>
                )}
              </div>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}
