import { CommandDialog } from '@/components/forms/command-dialog';
import { CheckboxField } from '@/components/forms/checkbox-field';
import { DateField } from '@/components/forms/date-field';
import { Icon } from '@/components/ui/icon';
import type { Place } from '@/components/use-case-tab/place';
import type { Person } from '@/lib/domain/access/actor';
import { factorLabels, factors } from '@/lib/domain/scoring/factors';
import type { RoundFacts } from '@/lib/domain/use-case/facts';
import { ScorerRows } from './scorer-rows';

type Props = {
  place: Place;
  useCase: string;
  version: number;
  members: Person[];
  /** The open round, to change it; null: a new one. */
  round: RoundFacts | null;
};

/** Asks people to score, each all six factors or some. */
export function AskScorers({ place, useCase, version, members, round }: Props) {
  return (
    <CommandDialog
      {...place}
      command="save-scoring-round"
      hidden={{ useCase, version }}
      trigger={round ? 'Change' : 'Ask people to score'}
      triggerVariant="secondary"
      triggerIcon={round ? undefined : <Icon name="userPlus" />}
      triggerLabel={round ? 'Change who scores' : undefined}
      title={round ? 'Who scores' : 'Ask people to score'}
      description="Each scores for themselves, and nobody sees another’s scores before you reveal all of them."
      submitLabel={round ? 'Save' : 'Ask them'}
      doneMessage={round ? 'Saved' : 'They are asked'}
      width="lg"
    >
      <ScorerRows
        members={members.map(({ id, name }) => ({ value: id, label: name }))}
        factors={factors.map((factor) => ({ value: factor, label: factorLabels[factor] }))}
        scorers={(round?.scorers ?? []).map(({ person, factors: asked }) => ({
          member: person.id,
          name: person.name,
          factors: asked,
          frozen: round?.handedIn?.some(({ personId }) => personId === person.id) ?? false,
        }))}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <DateField name="dueOn" label="Until" required={false} defaultValue={round?.dueOn ?? ''} />
        <CheckboxField
          name="live"
          label="Live, in a meeting"
          hint="Everybody’s page follows by itself, on a phone too."
          defaultChecked={round?.live ?? false}
        />
      </div>
    </CommandDialog>
  );
}
