import { CommandForm } from '@/components/forms/command-form';
import { RadioField } from '@/components/forms/radio-field';
import { TextAreaField } from '@/components/forms/text-area-field';
import { CoveredSections } from '@/components/sign-offs/covered-sections';
import type { Place } from '@/components/use-case-tab/place';
import { ownerRoleLabels, type OwnerRole } from '@/lib/domain/access/actor';
import { answerLabels } from '@/lib/domain/operation/review';
import type { Reason } from '@/lib/domain/result';
import type { SectionPart } from '@/lib/domain/signoffs/describe-section';
import type { Section } from '@/lib/domain/signoffs/sections';

type Props = {
  place: Place;
  useCase: string;
  version: number;
  review: string;
  role: OwnerRole;
  content: { section: Section; parts: SectionPart[] }[];
  /** What keeps the holder from saying that it is still true: a signature that has lapsed. */
  againstTrue: Reason[];
};

/** One role's word in a review, below everything that it covers. The version goes along, as for a signature. */
export function AttestForm({ place, useCase, version, review, role, content, againstTrue }: Props) {
  const [against] = againstTrue;
  return (
    <div className="mt-3 space-y-4 rounded-lg border border-accent/30 bg-surface-raised p-4">
      <div>
        <h4 className="font-semibold">Your word as {ownerRoleLabels[role].toLowerCase()}</h4>
        <p className="max-w-prose text-sm text-ink-muted">
          Is what stands here still so, in practice too? It is kept as it is now; should it change before the review is
          concluded, you are asked again.
        </p>
      </div>
      <CoveredSections content={content} />
      <CommandForm
        {...place}
        command="attest"
        hidden={{ useCase, version, review, role }}
        submitLabel="Attest"
        doneMessage="Attested"
      >
        <RadioField
          name="answer"
          label="Your word"
          look="cards"
          options={[
            {
              value: 'still-true',
              label: answerLabels['still-true'],
              hint: against ? `${against.message} ${against.remedy ?? ''}` : 'I have looked, and it is as it says.',
              disabled: against !== undefined,
            },
            { value: 'no-longer', label: answerLabels['no-longer'], hint: 'Say what is different.' },
          ]}
        />
        <TextAreaField
          name="reason"
          label="In your words"
          hint="What you looked at, or what is no longer so: there it is needed."
          required={false}
          rows={3}
          maxLength={2000}
        />
      </CommandForm>
    </div>
  );
}
