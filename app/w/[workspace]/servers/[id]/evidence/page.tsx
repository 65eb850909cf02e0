import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import type { SearchParams } from 'nuqs/server';
import { ProgressWatch } from '@/components/imports/progress-watch';
import { ChecksEvidence } from '@/components/servers/checks-evidence';
import { EvidencePiece, WithdrawnPiece } from '@/components/servers/evidence-piece';
import { GiveEvidenceForm } from '@/components/servers/give-evidence-form';
import { ButtonLink } from '@/components/ui/button-link';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { Icon } from '@/components/ui/icon';
import { Section } from '@/components/ui/section';
import { Summary } from '@/components/ui/summary';
import { MayNot } from '@/components/use-case-tab/may-not';
import { serverEvidence } from '@/lib/queries/server-evidence';
import { currentActor } from '@/lib/session/actor';
import { giveEvidencePath, parseGiveAddress, serverPath } from '@/lib/url/servers';
import { loadServerPage, type ServerParams } from '../_lib/load';

export const metadata: Metadata = { title: 'Evidence' };

type Props = { params: ServerParams; searchParams: Promise<SearchParams> };

export default async function ServerEvidencePage({ params, searchParams }: Props) {
  const { dependents, mayManage, now } = await loadServerPage(params);
  const { workspace, id } = await params;
  const { give, items } = parseGiveAddress(await searchParams);
  const found = await serverEvidence(await currentActor(workspace), id);
  if (!found) notFound();
  const { pieces, withdrawn, checks, underWay, today } = found;
  const giving = mayManage ? null : give;
  const button = (
    <ButtonLink variant="primary" href={giveEvidencePath(workspace, id)} icon={<Icon name="plus" />}>
      Give evidence
    </ButtonLink>
  );
  return (
    <div className="space-y-5">
      <Section
        title="Evidence"
        description={`Given once for the server, inherited by every use case that builds on it: ${buildOnIt(dependents.length)}. The signing role of each item reviews it there.`}
        actions={mayManage || giving || pieces.length === 0 ? null : button}
      >
        {underWay ? <ProgressWatch /> : null}
        {giving ? (
          <Card id="give" title="Give evidence" description={whatFollows(dependents.length)}>
            <GiveEvidenceForm key={items.join()} kind={giving} {...{ workspace, items, today }} server={id} />
          </Card>
        ) : null}
        {pieces.length > 0 ? (
          <Card flush>
            <ul className="divide-y divide-line">
              {pieces.map((piece) => (
                <EvidencePiece
                  key={piece.id}
                  {...{ workspace, piece, today, now }}
                  server={id}
                  mayManage={mayManage === null}
                />
              ))}
            </ul>
          </Card>
        ) : giving ? null : (
          <EmptyState
            icon="shieldCheck"
            title="Nobody gave evidence for it yet"
            level={3}
            action={mayManage ? null : button}
          >
            A penetration test, a design note or a scan that holds for every use case of this server is given here once.
          </EmptyState>
        )}
      </Section>
      <ChecksEvidence checks={checks} href={serverPath(workspace, id, 'checks')} />
      {withdrawn.length > 0 ? (
        <details>
          <Summary look="title">Withdrawn</Summary>
          <Card flush className="mt-3">
            <ul className="divide-y divide-line">
              {withdrawn.map((piece) => (
                <WithdrawnPiece key={piece.id} {...{ piece, now }} />
              ))}
            </ul>
          </Card>
        </details>
      ) : null}
      <MayNot reason={mayManage} />
    </div>
  );
}

const buildOnIt = (useCases: number): string =>
  useCases === 0 ? 'none does yet' : useCases === 1 ? '1 does' : `${useCases} do`;

const whatFollows = (useCases: number): string =>
  useCases === 0
    ? 'Whatever builds on the server later inherits it.'
    : `${useCases === 1 ? 'The use case that builds' : `The ${useCases} use cases that build`} on the server will rest on it. What was signed there about those items lapses.`;
