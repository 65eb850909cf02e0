import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { GateCards } from '@/components/settings/gate-card';
import { PolicyChangeList } from '@/components/settings/policy-versions';
import { Card } from '@/components/ui/card';
import { PageHeader } from '@/components/ui/page-header';
import { TextLink } from '@/components/ui/text-link';
import { Time } from '@/components/ui/time';
import { dayOf } from '@/lib/domain/day';
import { gatedStages } from '@/lib/domain/stages/stages';
import { policyVersion } from '@/lib/queries/gate-policies';
import { currentActor } from '@/lib/session/actor';
import { readVersion } from '@/lib/url/policies';

export const metadata: Metadata = { title: 'A version of the gate policy' };

type Props = { params: Promise<{ workspace: string; version: string }> };

export default async function PolicyVersionPage({ params }: Props) {
  const { workspace, version } = await params;
  const found = await policyVersion(await currentActor(workspace), readVersion(version));
  if (!found) notFound();
  const { newest, publishedAt, publishedBy, note, changes, definition, now } = found;
  const base = `/w/${workspace}/settings/gates`;
  return (
    <>
      <PageHeader
        title={`Gate policy, version ${found.version}`}
        description="As it read on the day it was published."
        meta={
          <>
            <span>{found.version === newest ? 'The newest version' : `Version ${newest} is the newest`}</span>
            <span>
              {publishedBy ? `Published by ${publishedBy} ` : 'Since '}
              <Time at={publishedAt} now={now} look="both" />
            </span>
          </>
        }
        actions={<TextLink href={base}>Back to the gates</TextLink>}
      />
      {note || changes ? (
        <Card title="What it changed">
          <div className="space-y-3">
            {note ? <p className="max-w-prose break-words whitespace-pre-line">{note}</p> : null}
            {changes ? <PolicyChangeList changes={changes} /> : null}
          </div>
        </Card>
      ) : null}
      <GateCards policy={definition} today={dayOf(publishedAt)} stages={gatedStages} />
    </>
  );
}
