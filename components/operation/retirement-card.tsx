import { CommandDialog } from '@/components/forms/command-dialog';
import { RadioField } from '@/components/forms/radio-field';
import { TextAreaField } from '@/components/forms/text-area-field';
import { Badge } from '@/components/ui/badge';
import { Card } from '@/components/ui/card';
import { ReasonList } from '@/components/ui/reason-list';
import { Summary } from '@/components/ui/summary';
import { Time } from '@/components/ui/time';
import type { Place } from '@/components/use-case-tab/place';
import { ownerRoleLabels } from '@/lib/domain/access/actor';
import { retirementStateLabels, type RetirementItem } from '@/lib/domain/operation/retirement';
import type { Reason } from '@/lib/domain/result';
import type { RetirementItemFacts, UseCaseFacts } from '@/lib/domain/use-case/facts';

type Line = { item: RetirementItem; settled: RetirementItemFacts | null; maySettle: Reason | null };

type Props = {
  facts: UseCaseFacts;
  retirement: { lines: Line[]; open: boolean; looseEnds: Reason[]; mayReopen: Reason | null } | null;
  place: Place;
  now: Date;
};

/** What has to be seen to before it leaves production for good. Folded until somebody has begun. */
export function RetirementCard({ facts, retirement, place, now }: Props) {
  if (!retirement) return null;
  const { lines, open, looseEnds, mayReopen } = retirement;
  const settled = lines.filter((line) => line.settled).length;
  const done = settled === lines.length && looseEnds.length === 0;
  return (
    <Card id="retirement" className="overflow-hidden">
      <details open={settled > 0} className="-m-4">
        <Summary className="py-3.5">
          <h2 className="text-lg font-semibold">Retirement</h2>
          <span className="text-sm text-ink-muted tabular-nums">
            {settled} of {lines.length} items settled
          </span>
        </Summary>
        <p className="max-w-prose px-4 pb-3 text-sm text-ink-muted">
          {!open
            ? 'As it was when it was retired.'
            : done
              ? 'Everything is seen to: it may be retired, with “Other moves” above.'
              : 'Each item is done, or does not apply, in the word of the role that confirms it. Then it may be retired.'}
        </p>
        <ul className="divide-y divide-line border-t border-line">
          {lines.map((line) => (
            <Item key={line.item.id} {...{ line, open, mayReopen, place, now }} useCase={facts.key} />
          ))}
          {open ? (
            <li className="space-y-1.5 px-4 py-3">
              <p className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
                <span className="font-medium">Conditions, risks, waiver requests and incidents are closed</span>
                {looseEnds.length === 0 ? (
                  <Badge tone="positive">Closed</Badge>
                ) : (
                  <Badge variant="outline">{looseEnds.length} open</Badge>
                )}
              </p>
              {looseEnds.length > 0 ? <ReasonList reasons={looseEnds} base={place.base} /> : null}
            </li>
          ) : null}
        </ul>
      </details>
    </Card>
  );
}

type ItemProps = {
  line: Line;
  open: boolean;
  mayReopen: Reason | null;
  place: Place;
  useCase: string;
  now: Date;
};

function Item({ line: { item, settled, maySettle }, open, mayReopen, place, useCase, now }: ItemProps) {
  const { id, title, why, confirms } = item;
  return (
    <li className="flex flex-wrap items-start gap-x-4 gap-y-2 px-4 py-3">
      <div className="min-w-0 flex-1 basis-64 space-y-0.5">
        <p className="font-medium">{title}</p>
        <p className="text-sm text-ink-muted">
          {why} <span className="text-ink-subtle">Confirmed by the {ownerRoleLabels[confirms].toLowerCase()}.</span>
        </p>
        {settled ? (
          <p className="text-sm text-ink-muted">
            {settled.by.name}, <Time at={settled.at} now={now} look="both" />
            {settled.note ? <span className="wrap-anywhere whitespace-pre-line">: {settled.note}</span> : null}
          </p>
        ) : null}
      </div>
      <div className="flex items-center gap-2">
        {settled ? (
          <Badge tone={settled.state === 'done' ? 'positive' : 'neutral'}>{retirementStateLabels[settled.state]}</Badge>
        ) : (
          <Badge variant="outline">Open</Badge>
        )}
        {open && !settled && !maySettle ? (
          <CommandDialog
            {...place}
            command="settle-retirement-item"
            hidden={{ useCase, item: id }}
            trigger="Settle"
            triggerSize="sm"
            triggerLabel={`Settle: ${title}`}
            title={title}
            submitLabel="Settle"
            doneMessage="Item settled"
            width="sm"
          >
            <RadioField
              name="state"
              label="How it stands"
              options={[
                { value: 'done', label: 'It is done' },
                { value: 'not-applicable', label: 'It does not apply', hint: 'Say why.' },
              ]}
            />
            <TextAreaField
              name="note"
              label="What was done, or why it does not apply"
              required={false}
              rows={3}
              maxLength={2000}
            />
          </CommandDialog>
        ) : null}
        {open && settled && !mayReopen ? (
          <CommandDialog
            {...place}
            command="reopen-retirement-item"
            hidden={{ useCase, item: id }}
            trigger="Reopen"
            triggerVariant="quiet"
            triggerSize="sm"
            triggerLabel={`Reopen: ${title}`}
            title="Reopen this item"
            description={title}
            submitLabel="Reopen"
            doneMessage="Item reopened"
            width="sm"
          >
            <TextAreaField name="reason" label="Reason" rows={3} maxLength={2000} />
          </CommandDialog>
        ) : null}
      </div>
    </li>
  );
}
