import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { GateCards } from '@/components/settings/gate-card';
import { PolicyVersions } from '@/components/settings/policy-versions';
import { ButtonLink } from '@/components/ui/button-link';
import { Icon } from '@/components/ui/icon';
import { PageHeader } from '@/components/ui/page-header';
import { Time } from '@/components/ui/time';
import { dayOf } from '@/lib/domain/day';
import { gatedStages } from '@/lib/domain/stages/stages';
import { policyPage } from '@/lib/queries/gate-policies';
import { currentActor } from '@/lib/session/actor';

export const metadata: Metadata = { title: 'Gates' };

type Props = { params: Promise<{ workspace: string }> };

export default async function GatesPage({ params }: Props) {
  const { workspace } = await params;
  const page = await policyPage(await currentActor(workspace));
  if (!page) notFound();
  const { newest, versions, draft, mayChange, now } = page;
  const base = `/w/${workspace}/settings/gates`;
  return (
    <>
      <PageHeader
        title="Gates"
        description="What entering a stage requires. The same rules disable the button, say why, and guard every write."
        meta={
          <>
            <span>Gate policy, version {newest.version}</span>
            <span>
              {newest.publishedBy ? `Published by ${newest.publishedBy} ` : 'Since '}
              <Time at={newest.publishedAt} now={now} look="both" />
            </span>
          </>
        }
        actions={
          mayChange ? null : (
            <ButtonLink href={`${base}/draft`} icon={<Icon name="edit" />}>
              {draft ? 'Go on with the next version' : 'Work on the next version'}
            </ButtonLink>
          )
        }
      />
      <GateCards policy={newest.definition} today={dayOf(now)} stages={gatedStages} />
      <PolicyVersions {...{ versions, base, now }} />
    </>
  );
}
