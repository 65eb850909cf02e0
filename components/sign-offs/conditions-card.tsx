import { CommandButton } from '@/components/forms/command-button';
import { Badge } from '@/components/ui/badge';
import { Card } from '@/components/ui/card';
import { Day, Time } from '@/components/ui/time';
import type { Place } from '@/components/use-case-tab/place';
import type { Tone } from '@/components/ui/tone';
import { ownerRoleLabels } from '@/lib/domain/access/actor';
import type { Reason } from '@/lib/domain/result';
import {
  conditionState,
  conditionStateLabels,
  type Condition,
  type ConditionState,
} from '@/lib/domain/signoffs/conditions';
import { stageLabels } from '@/lib/domain/stages/stages';

type Props = {
  place: Place;
  useCase: string;
  conditions: (Condition & { mayComplete: Reason | null })[];
  now: Date;
  description?: string;
};

const tones: Record<ConditionState, Tone> = {
  open: 'caution',
  overdue: 'negative',
  done: 'positive',
  lapsed: 'neutral',
};

/** What approvals were tied to: open ones by their day, done ones after them. */
export function ConditionsCard({ description, ...props }: Props) {
  if (props.conditions.length === 0) return null;
  return (
    <Card id="conditions" title="Conditions" description={description ?? 'What approvals are tied to.'} flush>
      <ConditionList {...props} />
    </Card>
  );
}

export function ConditionList({ place, useCase, conditions, now }: Omit<Props, 'description'>) {
  const rank: Record<ConditionState, number> = { overdue: 0, open: 1, lapsed: 2, done: 3 };
  const order = (condition: Condition) => `${rank[conditionState(condition, now)]}${condition.dueOn}`;
  const sorted = [...conditions].sort((a, b) => (order(a) < order(b) ? -1 : 1));
  return (
    <ul className="divide-y divide-line">
      {sorted.map(({ mayComplete, ...condition }) => (
        <li key={condition.id} className="flex flex-wrap items-start justify-between gap-x-5 gap-y-2 px-4 py-3">
          <div className="min-w-0 flex-1 basis-72">
            <p className="max-w-prose wrap-anywhere whitespace-pre-line">{condition.text}</p>
            <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-ink-subtle">
              <span>
                From the {ownerRoleLabels[condition.role].toLowerCase()},{' '}
                {condition.gate ? `for ${stageLabels[condition.gate]}` : 'in a review'}
              </span>
              <span>{condition.owner.name} sees to it</span>
              {condition.doneAt ? (
                <span>
                  Done <Time at={condition.doneAt} now={now} />
                </span>
              ) : (
                <span>
                  Due <Day day={condition.dueOn} />
                </span>
              )}
            </p>
          </div>
          <div className="flex items-center gap-2">
            <Badge tone={tones[conditionState(condition, now)]}>
              {conditionStateLabels[conditionState(condition, now)]}
            </Badge>
            {condition.doneAt || mayComplete ? null : (
              <CommandButton
                {...place}
                command="complete-condition"
                hidden={{ useCase, condition: condition.id }}
                size="sm"
                doneMessage="Condition completed"
                ariaLabel={`Mark as done: ${condition.text}`}
              >
                Mark as done
              </CommandButton>
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}
