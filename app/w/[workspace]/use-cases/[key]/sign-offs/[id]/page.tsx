import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { CertificateLink } from '@/components/sign-offs/certificate-link';
import { KeptSections } from '@/components/sign-offs/kept-sections';
import { ButtonLink } from '@/components/ui/button-link';
import { Card } from '@/components/ui/card';
import { Icon } from '@/components/ui/icon';
import { Notice } from '@/components/ui/notice';
import { Day, Time } from '@/components/ui/time';
import { ownerRoleLabels } from '@/lib/domain/access/actor';
import { decisionLabels, signerOf } from '@/lib/domain/signoffs/rules';
import { sectionLabels, type Section } from '@/lib/domain/signoffs/sections';
import { stageLabels } from '@/lib/domain/stages/stages';
import { signedSnapshot } from '@/lib/queries/signed-snapshot';
import { currentActor } from '@/lib/session/actor';

type Props = { params: Promise<{ workspace: string; key: string; id: string }> };

export const metadata: Metadata = { title: 'What was signed' };

export default async function SignedPage({ params }: Props) {
  const { workspace, key, id } = await params;
  const data = await signedSnapshot(await currentActor(workspace), decodeURIComponent(key), id);
  if (!data) notFound();
  const { facts, now, gate, requestId, signOff, sections } = data;
  const { role, decision, decidedAt, reason, conditions, lapsedAt, lapsedBy } = signOff;
  return (
    <div className="space-y-5">
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="min-w-0 space-y-1">
          <h2 className="text-xl font-semibold">
            {decisionLabels[decision]} for {stageLabels[gate]}
          </h2>
          <p className="text-ink-muted">
            {signerOf(signOff)} as {ownerRoleLabels[role].toLowerCase()}, <Time at={decidedAt} now={now} look="both" />
          </p>
        </div>
        <div className="flex flex-wrap gap-2">
          <CertificateLink workspace={workspace} request={requestId} />
          <ButtonLink
            size="sm"
            href={`/w/${workspace}/use-cases/${facts.key}/sign-offs`}
            icon={<Icon name="arrowLeft" size={14} />}
          >
            All sign-offs
          </ButtonLink>
        </div>
      </div>
      {lapsedAt ? (
        <Notice tone="caution" title="This signature has lapsed">
          <Time at={lapsedAt} now={now} look="both" />, because this changed:{' '}
          {lapsedBy.map((section) => sectionLabels[section as Section]?.toLowerCase() ?? section).join(', ')}.
        </Notice>
      ) : null}
      {reason || conditions.length > 0 ? (
        <Card title="In the signer’s words">
          {reason ? <p className="max-w-prose wrap-anywhere whitespace-pre-line">{reason}</p> : null}
          {conditions.length > 0 ? (
            <ul className="mt-2 list-disc space-y-1 pl-4.5">
              {conditions.map(({ id: one, text, owner, dueOn, doneAt }) => (
                <li key={one} className="max-w-prose wrap-anywhere">
                  {text}{' '}
                  <span className="text-sm text-ink-subtle">
                    {owner.name}, due <Day day={dueOn} />
                    {doneAt ? ', done' : ''}
                  </span>
                </li>
              ))}
            </ul>
          ) : null}
        </Card>
      ) : null}
      <KeptSections title="What was signed" sections={sections} />
    </div>
  );
}
