import { CommandButton } from '@/components/forms/command-button';
import { CommandDialog } from '@/components/forms/command-dialog';
import { CommandForm } from '@/components/forms/command-form';
import { RadioField } from '@/components/forms/radio-field';
import { TextAreaField } from '@/components/forms/text-area-field';
import { Card } from '@/components/ui/card';
import { Notice } from '@/components/ui/notice';
import { ReasonList } from '@/components/ui/reason-list';
import { Time } from '@/components/ui/time';
import type { Place } from '@/components/use-case-tab/place';
import { ownerRoleLabels } from '@/lib/domain/access/actor';
import type { ItemView } from '@/lib/domain/checklist/items';
import type { Reason } from '@/lib/domain/result';

type Props = {
  place: Place;
  useCase: string;
  view: ItemView;
  may: { submit: Reason[]; submitNotApplicable: Reason[]; confirm: Reason[]; return: Reason[]; reopen: Reason[] };
  now: Date;
};

/** The next step of an item: hand it in, decide on it, or take it up again; and why not, for whoever may not. */
export function ItemActions(props: Props) {
  const { view } = props;
  const state = view.recorded?.state ?? 'open';
  if (state === 'submitted') return <Review {...props} />;
  const closed = state === 'satisfied' || state === 'not-applicable';
  return (
    <>
      {closed ? <Closed {...props} /> : null}
      {!closed || view.state === 'stale' ? <Submit {...props} /> : null}
    </>
  );
}

const claimLabels = { satisfied: 'satisfied', 'not-applicable': 'not applicable' } as const;

function Submit({ place, useCase, view, may }: Props) {
  const { id, recorded, signingRole } = view;
  const role = ownerRoleLabels[signingRole].toLowerCase();
  const open = may.submit.length === 0 || may.submitNotApplicable.length === 0;
  // Said beside the evidence already.
  if (may.submit[0]?.code === 'not-permitted' && !recorded?.returnReason) return null;
  return (
    <Card title="Submit" description={`The ${role} then confirms it or gives it back.`}>
      <div className="space-y-3">
        {recorded?.returnReason ? (
          <Notice tone="caution" title={`Given back by the ${role}`}>
            <p className="wrap-anywhere whitespace-pre-line">{recorded.returnReason}</p>
          </Notice>
        ) : null}
        {may.submit.length > 0 ? <ReasonList reasons={may.submit.map(withoutTab)} /> : null}
        {open ? (
          <CommandForm
            {...place}
            command="submit-item"
            hidden={{ useCase, item: id }}
            submitLabel="Submit"
            doneMessage={`${id} submitted`}
          >
            <RadioField
              name="claim"
              label="What is claimed"
              defaultValue={may.submit.length === 0 ? 'satisfied' : 'not-applicable'}
              options={[
                {
                  value: 'satisfied',
                  label: 'It is satisfied',
                  hint: 'The evidence above proves it.',
                  disabled: may.submit.length > 0,
                },
                {
                  value: 'not-applicable',
                  label: 'It does not apply',
                  hint: 'Say why; the role has to agree.',
                  disabled: may.submitNotApplicable.length > 0,
                },
              ]}
            />
            <TextAreaField
              name="justification"
              label="Justification"
              hint="Needed where it does not apply."
              required={false}
              rows={3}
              maxLength={2000}
              defaultValue={recorded?.justification}
            />
          </CommandForm>
        ) : null}
      </div>
    </Card>
  );
}

function Review({ place, useCase, view, may, now }: Props) {
  const { id, recorded, signingRole, evidence } = view;
  const role = ownerRoleLabels[signingRole].toLowerCase();
  const seen = Object.fromEntries(evidence.map((entry, index) => [`evidence.${index}`, entry.id]));
  return (
    <Card title="Waiting for confirmation">
      <div className="space-y-3">
        <p>
          {recorded?.submittedBy?.name ?? 'Somebody'} submitted it as{' '}
          <strong className="font-medium">{claimLabels[recorded?.claim ?? 'satisfied']}</strong>{' '}
          {recorded?.submittedAt ? <Time at={recorded.submittedAt} now={now} /> : null}; the {role} decides.
        </p>
        {recorded?.justification ? (
          <p className="max-w-prose wrap-anywhere whitespace-pre-line text-ink-muted">{recorded.justification}</p>
        ) : null}
        {may.confirm.length > 0 ? <ReasonList reasons={decisive(may.confirm).map(withoutTab)} /> : null}
        <div className="flex flex-wrap gap-2">
          {may.confirm.length === 0 ? (
            <CommandButton
              {...place}
              command="confirm-item"
              hidden={{ useCase, item: id, ...seen }}
              variant="primary"
              doneMessage={`${id} confirmed`}
              ariaLabel={`Confirm ${id}`}
            >
              Confirm
            </CommandButton>
          ) : null}
          {may.return.length === 0 ? (
            <WithReason
              {...{ place, useCase, id }}
              command="return-item"
              trigger="Give it back"
              title={`Give ${id} back`}
            >
              What is missing, so that it can be mended.
            </WithReason>
          ) : null}
          {may.reopen.length === 0 ? <Reopen {...{ place, useCase, id }} label="Take it back" /> : null}
        </div>
      </div>
    </Card>
  );
}

function Closed({ place, useCase, view, may, now }: Props) {
  const { id, recorded, state } = view;
  return (
    <Card title={state === 'stale' ? 'Stale' : 'Confirmed'}>
      <div className="space-y-3">
        <p>
          {recorded?.confirmedBy?.name ?? 'Somebody'} confirmed it as{' '}
          <strong className="font-medium">{claimLabels[recorded?.claim ?? 'satisfied']}</strong>{' '}
          {recorded?.confirmedAt ? <Time at={recorded.confirmedAt} now={now} look="both" /> : null}
          {state === 'stale' ? '; nothing of the evidence it was confirmed on holds any more.' : '.'}
        </p>
        {recorded?.justification ? (
          <p className="max-w-prose wrap-anywhere whitespace-pre-line text-ink-muted">{recorded.justification}</p>
        ) : null}
        {may.reopen.length === 0 ? <Reopen {...{ place, useCase, id }} label="Reopen" /> : null}
      </div>
    </Card>
  );
}

const Reopen = ({ label, ...rest }: { place: Place; useCase: string; id: string; label: string }) => (
  <WithReason {...rest} command="reopen-item" trigger={label} title={`${label}: ${rest.id}`}>
    Its evidence stays; whatever was confirmed has to be confirmed anew.
  </WithReason>
);

type WithReasonProps = {
  place: Place;
  useCase: string;
  id: string;
  command: string;
  trigger: string;
  title: string;
  children: string;
};

const WithReason = ({ place, useCase, id, command, trigger, title, children }: WithReasonProps) => (
  <CommandDialog
    {...place}
    command={command}
    hidden={{ useCase, item: id }}
    trigger={trigger}
    title={title}
    description={children}
    submitLabel={trigger}
    doneMessage="Done"
    width="sm"
  >
    <TextAreaField name="reason" label="Reason" rows={3} maxLength={2000} />
  </CommandDialog>
);

/** To whoever does not hold the role, the further reasons say nothing. */
const decisive = (reasons: Reason[]): Reason[] => {
  const role = reasons.find(({ code }) => code === 'not-signing-role');
  return role ? [role] : reasons;
};

// The reader is on the tab already.
const withoutTab = ({ tab: _, ...reason }: Reason): Reason => reason;
