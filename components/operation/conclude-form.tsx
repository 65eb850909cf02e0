import { CommandForm } from '@/components/forms/command-form';
import { RadioField } from '@/components/forms/radio-field';
import { TextAreaField } from '@/components/forms/text-area-field';
import { ConditionFields } from '@/components/sign-offs/condition-fields';
import type { Place } from '@/components/use-case-tab/place';
import type { Person } from '@/lib/domain/access/actor';
import { reviewOutcomeLabels } from '@/lib/domain/operation/review';

type Props = {
  place: Place;
  useCase: string;
  version: number;
  review: string;
  /** Whether somebody said that something is no longer so. */
  doubts: boolean;
  people: Person[];
  today: string;
};

/** The business owner's conclusion, once all four have attested. */
export function ConcludeForm({ place, useCase, version, review, doubts, people, today }: Props) {
  return (
    <div className="space-y-4 rounded-lg border border-accent/30 bg-surface-raised p-4">
      <div>
        <h3 className="font-semibold">Conclude the review</h3>
        <p className="max-w-prose text-sm text-ink-muted">All four have attested what stands here now.</p>
      </div>
      <CommandForm
        {...place}
        command="conclude-review"
        hidden={{ useCase, version, review }}
        submitLabel="Conclude"
        doneMessage="Review concluded"
        className="group/conclude"
      >
        <RadioField
          name="outcome"
          label="Outcome"
          look="cards"
          options={[
            {
              value: 'continue',
              label: reviewOutcomeLabels.continue,
              hint: doubts ? 'Not while something is no longer so.' : undefined,
              disabled: doubts,
            },
            {
              value: 'continue-with-conditions',
              label: reviewOutcomeLabels['continue-with-conditions'],
              hint: 'Each condition has an owner and a day.',
            },
            {
              value: 'go-back',
              label: reviewOutcomeLabels['go-back'],
              hint: 'Say why, then move it back. The review stays due until then.',
            },
          ]}
        />
        <fieldset className="hidden space-y-3 group-has-[[value=continue-with-conditions]:checked]/conclude:block">
          <ConditionFields people={people} today={today} />
        </fieldset>
        <TextAreaField
          name="summary"
          label="Summary"
          hint="Needed where it must go back; worth a sentence in any case."
          required={false}
          rows={3}
          maxLength={2000}
        />
      </CommandForm>
    </div>
  );
}
