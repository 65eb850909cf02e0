import { CommandDialog } from '@/components/forms/command-dialog';
import { DateField } from '@/components/forms/date-field';
import { RadioField } from '@/components/forms/radio-field';
import { TextAreaField } from '@/components/forms/text-area-field';
import { Badge } from '@/components/ui/badge';
import { ReasonList } from '@/components/ui/reason-list';
import { Day, Time } from '@/components/ui/time';
import { MayNot } from '@/components/use-case-tab/may-not';
import type { Place } from '@/components/use-case-tab/place';
import type { Reason } from '@/lib/domain/result';
import type { WaiverFacts } from '@/lib/domain/use-case/facts';

type Props = {
  place: Place;
  useCase: string;
  /** `verdict` or an item's id. */
  subject: string;
  /** "the verdict", "ID-1". */
  name: string;
  active: WaiverFacts | null;
  pending: WaiverFacts | null;
  /** Why this actor may not decide on the pending one; none: may. */
  mayDecide: Reason[];
  /** Why a waiver cannot be asked for by this actor; null: it can. */
  mayRequest: Reason | null;
  /** Who decides, such as "Security reviewer Sam Lee". */
  decider: string;
  /** The first and the last day that may be chosen. */
  first: string;
  last: string;
  now: Date;
};

/** An accepted gap: the one in force, the one that waits for a decision, and the way to ask for one. */
export function WaiverPanel(props: Props) {
  const { active, pending, mayDecide, mayRequest, decider, now } = props;
  return (
    <div className="space-y-4">
      {active ? <InForce waiver={active} now={now} /> : null}
      {pending ? (
        <div className="space-y-2">
          <p className="flex flex-wrap items-center gap-2">
            <Badge tone="caution">Waiting for a decision</Badge>
            <span className="text-sm text-ink-subtle">
              Asked for by {pending.requestedBy.name}, <Time at={pending.requestedAt} now={now} />, until{' '}
              <Day day={pending.expiresOn} />
            </span>
          </p>
          <p className="max-w-prose wrap-anywhere whitespace-pre-line">{pending.reason}</p>
          {mayDecide.length === 0 ? <Decide {...props} waiver={pending} /> : <ReasonList reasons={mayDecide} />}
        </div>
      ) : null}
      {!active && !pending ? (
        <p className="max-w-prose text-sm text-ink-muted">
          A gap may be accepted for a time. {decider} decides; a waiver always ends, and is never the same as done.
        </p>
      ) : null}
      {pending ? null : mayRequest ? <MayNot reason={mayRequest} /> : <Ask {...props} />}
    </div>
  );
}

function InForce({ waiver, now }: { waiver: WaiverFacts; now: Date }) {
  return (
    <div className="space-y-1">
      <p className="flex flex-wrap items-center gap-2">
        <Badge tone="info">Waived</Badge>
        <span className="text-sm text-ink-subtle">
          until <Day day={waiver.expiresOn} />, granted by {waiver.decidedBy?.name ?? 'somebody'}{' '}
          {waiver.decidedAt ? <Time at={waiver.decidedAt} now={now} /> : null}, asked for by {waiver.requestedBy.name}
        </span>
      </p>
      <p className="max-w-prose wrap-anywhere whitespace-pre-line">{waiver.reason}</p>
      {waiver.decisionNote ? (
        <p className="max-w-prose text-sm wrap-anywhere whitespace-pre-line text-ink-muted">{waiver.decisionNote}</p>
      ) : null}
    </div>
  );
}

function Ask({ place, useCase, subject, name, active, decider, first, last }: Props) {
  return (
    <CommandDialog
      {...place}
      command="request-waiver"
      hidden={{ useCase, subject }}
      trigger={active ? 'Ask to renew the waiver' : 'Ask for a waiver'}
      triggerSize="sm"
      title={`Waiver of ${name}`}
      description={`${decider} decides. Until then nothing changes.`}
      submitLabel="Ask for the waiver"
      doneMessage="Waiver asked for"
    >
      <TextAreaField
        name="reason"
        label="Why the gap can be accepted"
        hint="What protects meanwhile, and what will close it."
        rows={4}
        maxLength={2000}
      />
      <DateField name="expiresOn" label="Holds until" hint="180 days at the most." min={first} max={last} />
    </CommandDialog>
  );
}

function Decide({ place, useCase, name, waiver }: Props & { waiver: WaiverFacts }) {
  return (
    <CommandDialog
      {...place}
      command="decide-waiver"
      hidden={{ useCase, waiver: waiver.id }}
      trigger="Decide"
      triggerVariant="primary"
      triggerSize="sm"
      triggerLabel={`Decide on the waiver of ${name}`}
      title={`Waiver of ${name}`}
      description={
        <>
          {waiver.requestedBy.name} asks until <Day day={waiver.expiresOn} />: {waiver.reason}
        </>
      }
      submitLabel="Decide"
      doneMessage="Waiver decided"
    >
      <RadioField
        name="decision"
        label="Your decision"
        look="cards"
        options={[
          { value: 'approved', label: 'Grant it', hint: 'The gap is accepted until that day; you answer for it.' },
          { value: 'refused', label: 'Refuse it', hint: 'The gap has to be closed. Say why.' },
        ]}
      />
      <TextAreaField name="note" label="Note" hint="Needed where you refuse." required={false} maxLength={2000} />
    </CommandDialog>
  );
}
