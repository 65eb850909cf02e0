import { DeputyLine } from '@/components/members/deputy-line';
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
import { decisionLabels, signerOf, type SignOffState } from '@/lib/domain/signoffs/rules';
import { sectionLabels, type Section } from '@/lib/domain/signoffs/sections';
import type { SummaryLine } from '@/lib/domain/signoffs/summary';
import type { Deputy, SignOffFacts } from '@/lib/domain/use-case/facts';
import { Differences } from './differences';
import { SignForm } from './sign-form';
import { SignOffBadge } from './sign-off-badge';

type Props = {
  row: {
    role: OwnerRole;
    person: Person | null;
    state: SignOffState;
    signOff: SignOffFacts | null;
    covers: readonly Section[];
    deputy: Deputy | null;
    mine: boolean;
    behalfOf: Person | null;
    against: Reason[];
    summary: SummaryLine[];
    content: { section: Section; parts: SectionPart[] }[];
    differences: string[];
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
  const { role, person, state, signOff, covers, deputy, mine, behalfOf, against, summary, content, differences } = row;
  const open = mine && request !== null && against.length === 0;
  return (
    <li className="px-4 py-3.5">
      <div className="grid gap-x-5 gap-y-2 sm:grid-cols-[12rem_minmax(0,1fr)_auto]">
        <div className="min-w-0">
          <h3 className="font-semibold">{ownerRoleLabels[role]}</h3>
          <p className="mt-0.5">
            <PersonName name={person?.name} />
            {mine && !behalfOf ? <span className="ml-1.5 text-sm text-ink-subtle">you</span> : null}
          </p>
          {deputy ? <DeputyLine deputy={deputy} mine={behalfOf !== null} /> : null}
        </div>
        <div className="min-w-0 space-y-1 text-sm">
          <p className="text-ink-muted">
            <span className="text-ink-subtle">Covers </span>
            {covers.map((section) => sectionLabels[section].toLowerCase()).join(', ')}
          </p>
          {signOff ? <Decision {...{ signOff, differences, now }} base={place.base} /> : null}
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
          <p className="mb-1.5 font-medium">
            You cannot sign this as {ownerRoleLabels[role].toLowerCase()}
            {behalfOf ? ` for ${behalfOf.name}` : ''}
          </p>
          <ReasonList reasons={against.map(({ tab: _, ...reason }) => reason)} />
        </div>
      ) : null}
      {open && request ? (
        <SignForm
          {...{ place, useCase, version, request, role, behalfOf, summary, content, differences, people }}
          today={dayOf(now)}
        />
      ) : null}
    </li>
  );
}

function Decision({
  signOff,
  differences,
  base,
  now,
}: {
  signOff: SignOffFacts;
  differences: string[];
  base: string;
  now: Date;
}) {
  const { id, decision, decidedAt, reason, lapsedAt, lapsedBy } = signOff;
  return (
    <>
      <p>
        {decisionLabels[decision]} by {signerOf(signOff)}, <Time at={decidedAt} now={now} look="both" />.{' '}
        <TextLink href={`${base}/sign-offs/${id}`}>What was signed</TextLink>
      </p>
      {reason ? <p className="max-w-prose wrap-anywhere whitespace-pre-line text-ink-muted">{reason}</p> : null}
      {lapsedAt ? (
        <div className="space-y-1 text-caution-ink">
          <p>
            Lapsed <Time at={lapsedAt} now={now} />, because this changed:{' '}
            {lapsedBy.map((section) => sectionLabels[section as Section]?.toLowerCase() ?? section).join(', ')}.
          </p>
          {differences.length > 0 ? <Differences lines={differences} /> : <p>By now it says again what was signed.</p>}
        </div>
      ) : null}
    </>
  );
}
