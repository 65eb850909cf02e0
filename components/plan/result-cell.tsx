import { CommandDialog } from '@/components/forms/command-dialog';
import { NumberField } from '@/components/forms/number-field';
import { TextAreaField } from '@/components/forms/text-area-field';
import { Badge } from '@/components/ui/badge';
import { Time } from '@/components/ui/time';
import type { Tone } from '@/components/ui/tone';
import { phaseLabels } from '@/lib/domain/plan/plan';
import { fromEarlierPilot, reading, readingLabels, recordResult, type Reading } from '@/lib/domain/plan/results';
import type { MetricFacts, Phase, UseCaseFacts } from '@/lib/domain/use-case/facts';
import { Figure } from './figure';
import type { Place } from '@/components/use-case-tab/place';

const tones: Record<Reading, Tone> = {
  met: 'positive',
  short: 'caution',
  'past-kill': 'negative',
  'no-target': 'neutral',
};

type Props = { facts: UseCaseFacts; metric: MetricFacts; phase: Phase; place: Place; mayRecord: boolean };

/** What a metric came to in a phase, what that means, and the way to record it. */
export function ResultCell({ facts, metric, phase, place, mayRecord }: Props) {
  const result = metric.results[phase];
  const begun = recordResult(facts, phase).length === 0;
  const state = result && reading(metric, result.value);
  return (
    <div className="flex min-w-0 flex-col items-start gap-1">
      {result && state ? (
        <>
          <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
            <span className="font-medium">
              <Figure value={result.value} unit={metric.unit} />
            </span>
            <Badge tone={tones[state]} dot>
              {readingLabels[state]}
            </Badge>
          </span>
          <span className="text-sm text-ink-subtle">
            {result.by.name}, <Time at={result.at} look="day" />
            {phase === 'pilot' && fromEarlierPilot(facts, metric) ? ', from an earlier pilot' : null}
          </span>
          {result.note ? <p className="max-w-64 text-sm text-ink-muted">{result.note}</p> : null}
        </>
      ) : (
        <span className="text-sm text-ink-subtle">{begun ? 'No result yet' : `${phaseLabels[phase]} not begun`}</span>
      )}
      {mayRecord && begun ? (
        <span className={result && '-ml-2.5'}>
          <CommandDialog
            {...place}
            command="record-result"
            hidden={{ useCase: facts.key, metric: metric.id, phase }}
            trigger={result ? 'Change' : 'Record'}
            triggerVariant={result ? 'quiet' : 'secondary'}
            triggerSize="sm"
            triggerLabel={`${result ? 'Change' : 'Record'} the ${phaseLabels[phase]} result of ${metric.name}`}
            title={`${phaseLabels[phase]} result: ${metric.name}`}
            description={described(metric)}
            width="sm"
            submitLabel="Record result"
            doneMessage="Result recorded"
          >
            <NumberField name="value" label="Measured" unit={metric.unit || undefined} defaultValue={result?.value} />
            <TextAreaField
              name="note"
              label="Note"
              hint="How it was measured, on how many cases."
              required={false}
              rows={3}
              maxLength={2000}
              defaultValue={result?.note}
            />
          </CommandDialog>
        </span>
      ) : null}
    </div>
  );
}

function described({ unit, better, target, killThreshold }: MetricFacts): string {
  const said = (value: number | null) => (value === null ? 'not stated' : `${value} ${unit}`.trim());
  const direction = better === 'higher' ? 'Higher is better' : 'Lower is better';
  return `${direction}. Target ${said(target)}, kill threshold ${said(killThreshold)}.`;
}
