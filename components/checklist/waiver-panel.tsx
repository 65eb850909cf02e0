import { CommandDialog } from '@/components/forms/command-dialog';
import { DateField } from '@/components/forms/date-field';
import { RadioField } from '@/components/forms/radio-field';
import { TextAreaField } from '@/components/forms/text-area-field';
import { Badge } from '@/components/ui/badge';
import { ReasonList } from '@/components/ui/reason-list';
import { Summary } from '@/components/ui/summary';
import { Day, Time } from '@/components/ui/time';
import { MayNot } from '@/components/use-case-tab/may-not';
import type { Place } from '@/components/use-case-tab/place';
import type { Reason } from '@/lib/domain/result';
import type { WaiverFacts } from '@/lib/domain/use-case/facts';
import { compensatingControlOf } from '@/lib/domain/waivers/rules';

type Props = {
  place: Place;
  useCase: string;
  /** `verdict` or an item's id. */
  subject: string;
  /** "the verdict", "ID-1". */
  name: string;
  active: WaiverFacts | null;
  /** Those that the one in force extends, the first of all first. */
  extended: WaiverFacts[];
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
  /** Days. */
  maxDays: number;
  now: Date;
};

/** An accepted gap: the one in force, the one that waits for a decision, and the way to ask for one. */
export function WaiverPanel(props: Props) {
  const { active, extended, pending, mayDecide, mayRequest, decider, now } = props;
  return (
    <div className="space-y-4">
      {active ? <InForce waiver={active} extended={extended} now={now} /> : null}
      {pending ? (
        <div className="space-y-2">
          <p className="flex flex-wrap items-center gap-2">
            <Badge tone="caution">Waiting for a decision</Badge>
            <span className="text-sm text-ink-subtle">
              {pending.extendsId ? 'To extend the one in force. ' : null}Asked for by {pending.requestedBy.name},{' '}
              <Time at={pending.requestedAt} now={now} />, until <Day day={pending.expiresOn} />
            </span>
          </p>
          <Words waiver={pending} />
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

/** Why the gap is accepted, and what protects meanwhile. */
function Words({ waiver }: { waiver: WaiverFacts }) {
  return (
    <div className="max-w-prose space-y-1 wrap-anywhere whitespace-pre-line">
      <p>{waiver.reason}</p>
      <p className="text-sm text-ink-muted">
        <span className="text-ink-subtle">Compensating control: </span>
        {compensatingControlOf(waiver)}
      </p>
    </div>
  );
}

function InForce({ waiver, extended, now }: { waiver: WaiverFacts; extended: WaiverFacts[]; now: Date }) {
  return (
    <div className="space-y-1">
      <p className="flex flex-wrap items-center gap-2">
        <Badge tone="info">Waived</Badge>
        <span className="text-sm text-ink-subtle">
          until <Day day={waiver.expiresOn} />, granted by {waiver.decidedBy?.name ?? 'somebody'}{' '}
          {waiver.decidedAt ? <Time at={waiver.decidedAt} now={now} /> : null}, asked for by {waiver.requestedBy.name}
        </span>
      </p>
      <Words waiver={waiver} />
      {waiver.decisionNote ? (
        <p className="max-w-prose text-sm wrap-anywhere whitespace-pre-line text-ink-muted">{waiver.decisionNote}</p>
      ) : null}
      {extended.length > 0 ? (
        <details className="text-sm text-ink-muted">
          <Summary look="text">
            Extends {extended.length === 1 ? 'an earlier waiver' : `${extended.length} earlier waivers`}
          </Summary>
          <ol className="mt-1.5 list-decimal space-y-1 pl-5">
            {extended.map((one) => (
              <li key={one.id} className="max-w-prose wrap-anywhere">
                Until <Day day={one.expiresOn} />, granted by {one.decidedBy?.name ?? 'somebody'}, asked for by{' '}
                {one.requestedBy.name}: {one.reason} Compensating control: {compensatingControlOf(one)}
              </li>
            ))}
          </ol>
        </details>
      ) : null}
    </div>
  );
}

function Ask({ place, useCase, subject, name, active, decider, first, last, maxDays }: Props) {
  return (
    <CommandDialog
      {...place}
      command="request-waiver"
      hidden={{ useCase, subject }}
      trigger={active ? 'Ask to extend the waiver' : 'Ask for a waiver'}
      triggerSize="sm"
      title={active ? `Extend the waiver of ${name}` : `Waiver of ${name}`}
      description={
        active
          ? `${decider} decides anew. The one in force holds until its own day, whatever comes of it.`
          : `${decider} decides. Until then nothing changes.`
      }
      submitLabel="Ask for the waiver"
      doneMessage="Waiver asked for"
    >
      <TextAreaField
        name="reason"
        label="Why the gap can be accepted"
        hint="Why it cannot be closed now, and what will close it."
        rows={3}
        maxLength={2000}
      />
      <TextAreaField
        name="compensatingControl"
        label="Compensating control"
        hint="What protects while the gap is open."
        rows={3}
        maxLength={2000}
        defaultValue={active?.compensatingControl}
      />
      <DateField
        name="expiresOn"
        label="Holds until"
        hint={maxDays === 1 ? '1 day from today at the most.' : `${maxDays} days from today at the most.`}
        min={first}
        max={last}
      />
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
          {waiver.requestedBy.name} asks {waiver.extendsId ? 'to extend it ' : ''}until <Day day={waiver.expiresOn} />:{' '}
          {waiver.reason} Compensating control: {compensatingControlOf(waiver)}
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
