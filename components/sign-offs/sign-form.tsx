import { CommandForm } from '@/components/forms/command-form';
import { RadioField } from '@/components/forms/radio-field';
import { TextAreaField } from '@/components/forms/text-area-field';
import { Notice } from '@/components/ui/notice';
import type { Place } from '@/components/use-case-tab/place';
import { ownerRoleLabels, type OwnerRole, type Person } from '@/lib/domain/access/actor';
import type { SectionPart } from '@/lib/domain/signoffs/describe-section';
import type { Section } from '@/lib/domain/signoffs/sections';
import type { SummaryLine } from '@/lib/domain/signoffs/summary';
import { ConditionFields } from './condition-fields';
import { CoveredSections } from './covered-sections';
import { Differences } from './differences';
import { SigningSummary } from './signing-summary';

type Props = {
  place: Place;
  useCase: string;
  version: number;
  request: string;
  role: OwnerRole;
  /** For whom a deputy decides. */
  behalfOf: Person | null;
  summary: SummaryLine[];
  /** What changed since this role's signature, which has lapsed. */
  differences: string[];
  content: { section: Section; parts: SectionPart[] }[];
  people: Person[];
  today: string;
};

/** One role's decision, below everything that it covers. The version goes along: what is signed is what is read here. */
export function SignForm(props: Props) {
  const { place, useCase, version, request, role, behalfOf, summary, differences, content, people, today } = props;
  const name = ownerRoleLabels[role].toLowerCase();
  return (
    <div className="mt-3 space-y-4 rounded-lg border border-accent/30 bg-surface-raised p-4">
      <div>
        <h4 className="font-semibold">
          {behalfOf ? `Your decision for ${behalfOf.name} as ${name}` : `Your decision as ${name}`}
        </h4>
        <p className="max-w-prose text-sm text-ink-muted">
          You sign exactly what stands here now. Should it change later, your signature lapses and you are asked again.
          {behalfOf ? ` Both your names are kept with it: you sign, for ${behalfOf.name}.` : null}
        </p>
      </div>
      {differences.length > 0 ? (
        <Notice tone="caution" title="What has changed since this role signed">
          <Differences lines={differences} />
        </Notice>
      ) : null}
      <SigningSummary title="In figures" lines={summary} />
      <CoveredSections content={content} />
      <CommandForm
        {...place}
        command="sign-off"
        hidden={{ useCase, version, request, role }}
        submitLabel="Sign"
        doneMessage="Signed"
        className="group/sign"
      >
        <RadioField
          name="decision"
          label="Decision"
          look="cards"
          options={[
            { value: 'approve', label: 'Approve' },
            {
              value: 'approve-with-conditions',
              label: 'Approve with conditions',
              hint: 'It may go on; each condition has an owner and a day.',
            },
            { value: 'reject', label: 'Reject', hint: 'It may not go on. Say why.' },
          ]}
        />
        <fieldset className="hidden space-y-3 group-has-[[value=approve-with-conditions]:checked]/sign:block">
          <ConditionFields people={people} today={today} />
        </fieldset>
        <TextAreaField
          name="reason"
          label="Reason"
          hint="Needed to reject; worth a sentence in any case."
          required={false}
          rows={3}
          maxLength={2000}
        />
      </CommandForm>
    </div>
  );
}
