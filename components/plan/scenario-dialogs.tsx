import { CommandDialog } from '@/components/forms/command-dialog';
import { RadioField } from '@/components/forms/radio-field';
import { TextAreaField } from '@/components/forms/text-area-field';
import { TextField } from '@/components/forms/text-field';
import { Icon } from '@/components/ui/icon';
import {
  scenarioKindLabels,
  scenarioKindMeanings,
  scenarioKinds,
  type ScenarioKind,
} from '@/lib/domain/plan/scenarios';
import type { ScenarioFacts, UseCaseFacts } from '@/lib/domain/use-case/facts';
import type { Place } from '@/components/use-case-tab/place';

type Props = { facts: UseCaseFacts; place: Place; scenario: ScenarioFacts };

export function SaveScenarioDialog({
  facts,
  place,
  scenario,
  kind,
}: Omit<Props, 'scenario'> & { scenario?: ScenarioFacts; kind: ScenarioKind }) {
  const label = scenarioKindLabels[kind].toLowerCase();
  return (
    <CommandDialog
      {...place}
      command="save-scenario"
      hidden={{ useCase: facts.key, version: facts.version, id: scenario?.id }}
      trigger={scenario ? <Icon name="edit" /> : 'Add'}
      triggerVariant={scenario ? 'quiet' : 'secondary'}
      triggerSize="sm"
      triggerSquare={Boolean(scenario)}
      triggerIcon={scenario ? undefined : <Icon name="plus" />}
      triggerLabel={scenario ? `Edit scenario: ${scenario.title}` : `Add a ${label} scenario`}
      title={scenario ? 'Edit scenario' : 'New scenario'}
      description={
        scenario?.outcome ? 'A scenario that is written anew has to run again: its outcome is cleared.' : undefined
      }
      submitLabel={scenario ? 'Save scenario' : 'Add scenario'}
      doneMessage={scenario ? 'Scenario saved' : 'Scenario added'}
    >
      <RadioField
        name="kind"
        label="What it tests"
        look="cards"
        defaultValue={scenario?.kind ?? kind}
        options={scenarioKinds.map((value) => ({
          value,
          label: scenarioKindLabels[value],
          hint: scenarioKindMeanings[value],
        }))}
      />
      <TextField name="title" label="What is tried" defaultValue={scenario?.title} maxLength={200} />
      <TextAreaField
        name="expected"
        label="What must come of it"
        rows={3}
        maxLength={2000}
        defaultValue={scenario?.expected}
      />
    </CommandDialog>
  );
}

export function RunScenarioDialog({ facts, place, scenario }: Props) {
  return (
    <CommandDialog
      {...place}
      command="run-scenario"
      hidden={{ useCase: facts.key, version: facts.version, id: scenario.id }}
      trigger={scenario.outcome ? 'Run again' : 'Enter run'}
      triggerSize="sm"
      triggerLabel={`${scenario.outcome ? 'Enter another run' : 'Enter the run'} of: ${scenario.title}`}
      title={scenario.title}
      description={
        <>
          <span className="font-medium text-ink">Expected: </span>
          {scenario.expected}
        </>
      }
      submitLabel="Save run"
      doneMessage="Run saved"
    >
      <RadioField
        name="outcome"
        label="What happened"
        look="cards"
        options={[
          { value: 'pass', label: 'Passed', hint: 'It came out as expected.' },
          { value: 'fail', label: 'Failed', hint: 'It came out otherwise; say how in the note.' },
        ]}
      />
      <TextAreaField name="note" label="Note" required={false} rows={3} maxLength={2000} />
    </CommandDialog>
  );
}

export function RemoveScenarioDialog({ facts, place, scenario }: Props) {
  return (
    <CommandDialog
      {...place}
      command="remove-scenario"
      hidden={{ useCase: facts.key, id: scenario.id }}
      trigger={<Icon name="trash" />}
      triggerVariant="quiet"
      triggerSize="sm"
      triggerSquare
      triggerLabel={`Remove scenario: ${scenario.title}`}
      title="Remove this scenario?"
      description={`"${scenario.title}" leaves the plan. The history keeps it and its runs.`}
      width="sm"
      submitLabel="Remove scenario"
      submitVariant="danger"
      doneMessage="Scenario removed"
    />
  );
}
