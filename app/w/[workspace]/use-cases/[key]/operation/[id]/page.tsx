import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { KeptSections } from '@/components/sign-offs/kept-sections';
import { ButtonLink } from '@/components/ui/button-link';
import { Card } from '@/components/ui/card';
import { Icon } from '@/components/ui/icon';
import { Notice } from '@/components/ui/notice';
import { Time } from '@/components/ui/time';
import { ownerRoleLabels } from '@/lib/domain/access/actor';
import { answerLabels } from '@/lib/domain/operation/review';
import { sectionLabels, type Section } from '@/lib/domain/signoffs/sections';
import { attestedSnapshot } from '@/lib/queries/signed-snapshot';
import { currentActor } from '@/lib/session/actor';

type Props = { params: Promise<{ workspace: string; key: string; id: string }> };

export const metadata: Metadata = { title: 'What was attested' };

export default async function AttestedPage({ params }: Props) {
  const { workspace, key, id } = await params;
  const data = await attestedSnapshot(await currentActor(workspace), decodeURIComponent(key), id);
  if (!data) notFound();
  const { facts, now, review, attestation, sections } = data;
  const { role, by, answer, at, reason, lapsedAt, lapsedBy } = attestation;
  return (
    <div className="space-y-5">
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="min-w-0 space-y-1">
          <h2 className="text-xl font-semibold">{answerLabels[answer]}</h2>
          <p className="text-ink-muted">
            {by.name} as {ownerRoleLabels[role].toLowerCase()}, <Time at={at} now={now} look="both" />, in the review
            that {review.startedBy.name} started on <Time at={review.startedAt} look="day" />
          </p>
        </div>
        <ButtonLink
          size="sm"
          href={`/w/${workspace}/use-cases/${facts.key}/operation`}
          icon={<Icon name="arrowLeft" size={14} />}
        >
          Operation
        </ButtonLink>
      </div>
      {lapsedAt ? (
        <Notice tone="caution" title="This word has lapsed">
          <Time at={lapsedAt} now={now} look="both" />, because this changed:{' '}
          {lapsedBy.map((section) => sectionLabels[section as Section]?.toLowerCase() ?? section).join(', ')}.
        </Notice>
      ) : null}
      {reason ? (
        <Card title="In their words">
          <p className="max-w-prose wrap-anywhere whitespace-pre-line">{reason}</p>
        </Card>
      ) : null}
      <KeptSections title="What was attested" sections={sections} />
    </div>
  );
}
