import { PersonName } from '@/components/ui/avatar';
import { Badge } from '@/components/ui/badge';
import { ReasonList } from '@/components/ui/reason-list';
import { TextLink } from '@/components/ui/text-link';
import { Time } from '@/components/ui/time';
import type { Place } from '@/components/use-case-tab/place';
import { ownerRoleLabels, type OwnerRole, type Person } from '@/lib/domain/access/actor';
import { dayOf } from '@/lib/domain/day';
import type { Reason } from '@/lib/domain/result';
import type { SectionPart } from '@/lib/domain/signoffs/describe-section';
import { decisionLabels, type SignOffState } from '@/lib/domain/signoffs/rules';
import { sectionLabels, type Section } from '@/lib/domain/signoffs/sections';
import type { SignOffFacts } from '@/lib/domain/use-case/facts';
import { SignForm } from './sign-form';
import { SignOffBadge } from './sign-off-badge';

type Props = {
  row: {
    role: OwnerRole;
    person: Person | null;
    state: SignOffState;
    signOff: SignOffFacts | null;
    covers: readonly Section[];
    mine: boolean;
    against: Reason[];
    content: { section: Section; parts: SectionPart[] }[];
  };
  place: Place;
  useCase: string;
  version: number;
  /** Absent while nobody has asked. */
  request: string | null;
  people: Person[];
  now: Date;
};

/** One role of a gate: who signs, how it stands, what it covers; and for its holder the decision itself. */
export function RoleRow({ row, place, useCase, version, request, people, now }: Props) {
  const { role, person, state, signOff, covers, mine, against, content } = row;
  const open = mine && request !== null && against.length === 0;
  return (
    <li className="px-4 py-3.5">
      <div className="grid gap-x-5 gap-y-2 sm:grid-cols-[12rem_minmax(0,1fr)_auto]">
        <div className="min-w-0">
          <h3 className="font-semibold">{ownerRoleLabels[role]}</h3>
          <p className="mt-0.5">
            <PersonName name={person?.name} />
            {mine ? <span className="ml-1.5 text-sm text-ink-subtle">you</span> : null}
          </p>
        </div>
        <div className="min-w-0 space-y-1 text-sm">
          <p className="text-ink-muted">
            <span className="text-ink-subtle">Covers </span>
            {covers.map((section) => sectionLabels[section].toLowerCase()).join(', ')}
          </p>
          {signOff ? <Decision signOff={signOff} base={place.base} now={now} /> : null}
        </div>
        <div>
          {request === null && state === 'missing' ? (
            <Badge variant="outline">Not asked yet</Badge>
          ) : (
            <SignOffBadge state={state} />
          )}
        </div>
      </div>
      {mine && request !== null && against.length > 0 && (state === 'missing' || state === 'lapsed') ? (
        <div className="mt-3 rounded-md bg-sunken px-3.5 py-3">
          <p className="mb-1.5 font-medium">You cannot sign this as {ownerRoleLabels[role].toLowerCase()}</p>
          <ReasonList reasons={against.map(({ tab: _, ...reason }) => reason)} />
        </div>
      ) : null}
      {open && request ? (
        <SignForm {...{ place, useCase, version, request, role, content, people }} today={dayOf(now)} />
      ) : null}
    </li>
  );
}

function Decision({ signOff, base, now }: { signOff: SignOffFacts; base: string; now: Date }) {
  const { id, by, decision, decidedAt, reason, lapsedAt, lapsedBy } = signOff;
  return (
    <>
      <p>
        {decisionLabels[decision]} by {by.name}, <Time at={decidedAt} now={now} look="both" />.{' '}
        <TextLink href={`${base}/sign-offs/${id}`}>What was signed</TextLink>
      </p>
      {reason ? <p className="max-w-prose wrap-anywhere whitespace-pre-line text-ink-muted">{reason}</p> : null}
      {lapsedAt ? (
        <p className="text-caution-ink">
          Lapsed <Time at={lapsedAt} now={now} />, because this changed:{' '}
          {lapsedBy.map((section) => sectionLabels[section as Section]?.toLowerCase() ?? section).join(', ')}.
        </p>
      ) : null}
    </>
  );
}
