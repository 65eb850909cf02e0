import { CheckboxField } from '@/components/forms/checkbox-field';
import { CommandDialog } from '@/components/forms/command-dialog';
import { DateField } from '@/components/forms/date-field';
import { Icon } from '@/components/ui/icon';
import { metricLimit } from '@/lib/domain/plan/metric-changes';
import type { UseCaseFacts } from '@/lib/domain/use-case/facts';
import { MetricRows } from './metric-rows';
import type { Place } from '@/components/use-case-tab/place';

/** The whole plan in one form: days and metrics. */
export function PlanDialog({ facts, place }: { facts: UseCaseFacts; place: Place }) {
  const { plan } = facts;
  const started = plan.metrics.length > 0 || plan.startsOn !== null;
  return (
    <CommandDialog
      {...place}
      command="save-plan"
      hidden={{ useCase: facts.key, version: facts.version }}
      trigger={started ? 'Edit plan' : 'Write the plan'}
      triggerVariant={started ? 'secondary' : 'primary'}
      triggerIcon={<Icon name="edit" />}
      title="Measurement plan"
      description="What is measured, from where it starts to what it must reach, and past what the pilot has failed. It may be saved before it is complete."
      width="lg"
      submitLabel="Save plan"
      doneMessage="Plan saved"
    >
      <div className="flex flex-wrap gap-x-4 gap-y-3">
        <DateField name="startsOn" label="Starts on" defaultValue={plan.startsOn} />
        <DateField name="endsOn" label="Ends on" defaultValue={plan.endsOn} />
      </div>
      <MetricRows
        limit={metricLimit}
        metrics={plan.metrics.map(({ id, name, unit, better, baseline, target, killThreshold }) => ({
          id,
          name,
          unit,
          better,
          baseline,
          target,
          killThreshold,
        }))}
      />
      {plan.metrics.some(({ results }) => results.poc || results.pilot) ? (
        <CheckboxField
          name="dropResults"
          label="Remove metrics together with their results"
          hint="Only if you take away a metric that has been measured. The history keeps its figures."
        />
      ) : null}
    </CommandDialog>
  );
}
