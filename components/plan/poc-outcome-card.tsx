import { CommandDialog } from '@/components/forms/command-dialog';
import { RadioField } from '@/components/forms/radio-field';
import { TextAreaField } from '@/components/forms/text-area-field';
import { Badge } from '@/components/ui/badge';
import { Card } from '@/components/ui/card';
import { Time } from '@/components/ui/time';
import { reading, recordPocOutcome } from '@/lib/domain/plan/results';
import type { Reason } from '@/lib/domain/result';
import type { UseCaseFacts } from '@/lib/domain/use-case/facts';
import { MayNot } from '@/components/use-case-tab/may-not';
import type { Place } from '@/components/use-case-tab/place';

type Props = { facts: UseCaseFacts; now: Date; place: Place; mayRecord: Reason | null };

/** What the POC came to, and the way to say so once it can be said. */
export function PocOutcomeCard({ facts, now, place, mayRecord }: Props) {
  const { pocOutcome: outcome } = facts;
  const stopping = recordPocOutcome(facts, 'stop');
  const continuing = recordPocOutcome(facts, 'continue');
  const open = stopping.length === 0;
  return (
    <Card
      id="poc-outcome"
      title="Outcome of the POC"
      actions={open && !mayRecord ? <OutcomeDialog {...{ facts, place, continuing }} /> : null}
    >
      {outcome ? (
        <div className="space-y-2">
          <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
            <Badge tone={outcome.decision === 'continue' ? 'positive' : 'negative'} dot>
              {outcome.decision === 'continue' ? 'Continue' : 'Stop'}
            </Badge>
            <span className="text-sm text-ink-subtle">
              {outcome.by.name}, <Time at={outcome.at} now={now} look="both" />
            </span>
          </p>
          <p className="max-w-prose whitespace-pre-line">{outcome.summary}</p>
        </div>
      ) : (
        <div className="space-y-2 text-ink-muted">
          <p>{open ? 'Not recorded yet.' : 'It is recorded at the end of the stage POC.'}</p>
          {open && continuing.length > 0 ? (
            <p className="text-sm">To continue, every metric of the plan needs its POC result first.</p>
          ) : null}
          {open ? <MayNot reason={mayRecord} /> : null}
        </div>
      )}
    </Card>
  );
}

type DialogProps = Pick<Props, 'facts' | 'place'> & { continuing: Reason[] };

function OutcomeDialog({ facts, place, continuing }: DialogProps) {
  const { pocOutcome: outcome } = facts;
  const past = facts.plan.metrics.filter(
    (metric) => metric.results.poc && reading(metric, metric.results.poc.value) === 'past-kill',
  );
  const missing =
    continuing.length > 0 ? 'Not possible yet: every metric of the plan needs its POC result first.' : null;
  const warning = past.length > 0 ? `Past its kill threshold: ${past.map(({ name }) => name).join(', ')}.` : null;
  return (
    <CommandDialog
      {...place}
      command="record-poc-outcome"
      hidden={{ useCase: facts.key, version: facts.version }}
      trigger={outcome ? 'Change outcome' : 'Record outcome'}
      triggerSize="sm"
      title="Outcome of the POC"
      description="Against the plan: what the figures say, and what follows from them."
      submitLabel="Record outcome"
      doneMessage="Outcome recorded"
    >
      <RadioField
        name="decision"
        label="What follows"
        look="cards"
        defaultValue={outcome?.decision}
        options={[
          {
            value: 'continue',
            label: 'Continue to the pilot',
            hint: missing ?? warning ?? 'The figures speak for a pilot.',
            disabled: missing !== null,
          },
          { value: 'stop', label: 'Stop', hint: 'It does not hold what the plan hoped for. The pilot stays shut.' },
        ]}
      />
      <TextAreaField
        name="summary"
        label="Summary"
        hint="What was learned, in a few sentences; whoever approves the pilot reads this."
        rows={5}
        maxLength={2000}
        defaultValue={outcome?.summary}
      />
    </CommandDialog>
  );
}
