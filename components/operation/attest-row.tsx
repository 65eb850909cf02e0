import { PersonName } from '@/components/ui/avatar';
import { Badge } from '@/components/ui/badge';
import { ReasonList } from '@/components/ui/reason-list';
import { TextLink } from '@/components/ui/text-link';
import { Time } from '@/components/ui/time';
import type { Place } from '@/components/use-case-tab/place';
import { ownerRoleLabels, type OwnerRole, type Person } from '@/lib/domain/access/actor';
import { answerLabels } from '@/lib/domain/operation/review';
import type { Reason } from '@/lib/domain/result';
import type { SectionPart } from '@/lib/domain/signoffs/describe-section';
import type { SignOffState } from '@/lib/domain/signoffs/rules';
import { sectionLabels, type Section } from '@/lib/domain/signoffs/sections';
import type { AttestationFacts } from '@/lib/domain/use-case/facts';
import { AttestForm } from './attest-form';

export type ShownAttestation = {
  role: OwnerRole;
  person: Person | null;
  attestation: AttestationFacts | null;
  signature: SignOffState;
  changed: Section[];
  since: Date | null;
  covers: readonly Section[];
  mine: boolean;
  against: { stillTrue: Reason[]; noLonger: Reason[] };
  content: { section: Section; parts: SectionPart[] }[];
};

type Props = {
  row: ShownAttestation;
  place: Place;
  useCase: string;
  version: number;
  review: string;
  now: Date;
};

export const sectionWords = (sections: readonly string[]): string =>
  sections.map((name) => sectionLabels[name as Section]?.toLowerCase() ?? name).join(', ');

/** One role of the open review: what it covers, what changed since its last word, and what it says now. */
export function AttestRow({ row, place, useCase, version, review, now }: Props) {
  const { role, person, attestation, signature, changed, since, covers, mine, against, content } = row;
  const stands = attestation !== null && attestation.lapsedAt === null;
  const lapsed = signature === 'lapsed' || signature === 'rejected';
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
            {sectionWords(covers)}
          </p>
          {since ? (
            <p className={changed.length > 0 ? 'text-caution-ink' : 'text-ink-muted'}>
              {changed.length > 0
                ? `Changed since it was last signed or attested: ${sectionWords(changed)}`
                : 'Unchanged since it was last signed or attested'}
              , <Time at={since} now={now} look="both" />.
            </p>
          ) : null}
          {lapsed && !stands ? (
            <p className="text-caution-ink">
              The signature for production no longer stands.{' '}
              <TextLink href={`${place.base}/sign-offs`}>Sign-offs</TextLink>
            </p>
          ) : null}
          {attestation ? <Said attestation={attestation} base={place.base} now={now} /> : null}
        </div>
        <div>
          <AnswerBadge attestation={attestation} />
        </div>
      </div>
      {mine && !stands && against.noLonger.length > 0 ? (
        <div className="mt-3 rounded-md bg-sunken px-3.5 py-3">
          <p className="mb-1.5 font-medium">You cannot attest this as {ownerRoleLabels[role].toLowerCase()}</p>
          <ReasonList reasons={against.noLonger} base={place.base} />
        </div>
      ) : null}
      {mine && against.noLonger.length === 0 ? (
        <AttestForm {...{ place, useCase, version, review, role, content }} againstTrue={against.stillTrue} />
      ) : null}
    </li>
  );
}

function AnswerBadge({ attestation }: { attestation: AttestationFacts | null }) {
  if (!attestation) return <Badge variant="outline">Waiting</Badge>;
  if (attestation.lapsedAt) return <Badge tone="caution">Lapsed</Badge>;
  return (
    <Badge tone={attestation.answer === 'still-true' ? 'positive' : 'negative'}>
      {answerLabels[attestation.answer]}
    </Badge>
  );
}

function Said({ attestation, base, now }: { attestation: AttestationFacts; base: string; now: Date }) {
  const { id, by, answer, at, reason, lapsedAt, lapsedBy } = attestation;
  return (
    <>
      <p>
        {answerLabels[answer]}, says {by.name}, <Time at={at} now={now} look="both" />.{' '}
        <TextLink href={`${base}/operation/${id}`}>What was attested</TextLink>
      </p>
      {reason ? <p className="max-w-prose wrap-anywhere whitespace-pre-line text-ink-muted">{reason}</p> : null}
      {lapsedAt ? (
        <p className="text-caution-ink">
          Lapsed <Time at={lapsedAt} now={now} />, because this changed: {sectionWords(lapsedBy)}.
        </p>
      ) : null}
    </>
  );
}
