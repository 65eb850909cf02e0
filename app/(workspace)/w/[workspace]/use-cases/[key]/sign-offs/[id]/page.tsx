import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { CertificateLink } from '@/components/sign-offs/certificate-link';
import { Differences } from '@/components/sign-offs/differences';
import { SectionContent } from '@/components/sign-offs/section-content';
import { Badge } from '@/components/ui/badge';
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
  const altered = sections.filter(({ intact }) => !intact);
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
      {altered.length > 0 ? (
        <Notice tone="negative" title="What is kept is not what was signed">
          The hash of {altered.map(({ section }) => sectionLabels[section].toLowerCase()).join(', ')} does not match.
          Somebody has altered the database: ask an admin to verify the audit trail.
        </Notice>
      ) : null}
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
      <Card title="What was signed" description="As it was at that moment, section by section." flush>
        <div className="divide-y divide-line">
          {sections.map(({ section, parts, hash, intact, unchanged, differences }) => (
            <section key={section} aria-labelledby={`signed-${section}`} className="space-y-2.5 px-4 py-3.5">
              <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
                <h3 id={`signed-${section}`} className="font-semibold">
                  {sectionLabels[section]}
                </h3>
                {intact ? null : <Badge tone="negative">Altered</Badge>}
                {unchanged ? (
                  <Badge tone="positive">Unchanged since</Badge>
                ) : (
                  <Badge tone="caution">Changed since</Badge>
                )}
              </div>
              {differences.length > 0 ? (
                <div className="text-caution-ink">
                  <p className="text-sm">What differs now:</p>
                  <Differences lines={differences} />
                </div>
              ) : null}
              <SectionContent parts={parts} />
              <p className="font-mono text-xs wrap-anywhere text-ink-subtle">SHA-256 {hash}</p>
            </section>
          ))}
        </div>
      </Card>
    </div>
  );
}
