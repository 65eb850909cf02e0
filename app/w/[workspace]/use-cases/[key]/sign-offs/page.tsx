import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ConditionsCard } from '@/components/sign-offs/conditions-card';
import { EarlierRequests } from '@/components/sign-offs/earlier-requests';
import { RequestBar } from '@/components/sign-offs/request-bar';
import { RoleRow } from '@/components/sign-offs/role-row';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { Notice } from '@/components/ui/notice';
import { stageLabels } from '@/lib/domain/stages/stages';
import { signOffTab } from '@/lib/queries/sign-off-tab';
import { currentActor } from '@/lib/session/actor';
import type { UseCaseParams } from '../_lib/load';

export const metadata: Metadata = { title: 'Sign-offs' };

export default async function SignOffsPage({ params }: { params: UseCaseParams }) {
  const { workspace, key } = await params;
  const data = await signOffTab(await currentActor(workspace), decodeURIComponent(key));
  if (!data) notFound();
  const { facts, now, gate, next, request, roles, people, conditions, requests, allowOwnEvidence } = data;
  const { againstAsking, againstWithdrawing, alsoUnmet, summary } = data;
  const place = { workspace, base: `/w/${workspace}/use-cases/${facts.key}` };
  const shared = { place, useCase: facts.key, version: facts.version, now };
  return (
    <div className="space-y-5">
      {allowOwnEvidence ? (
        <Notice tone="caution" title="This workspace lets people sign where they gave evidence themselves">
          An admin has allowed it in the settings.
        </Notice>
      ) : null}
      {gate ? (
        <Card
          title={
            facts.stage === gate ? `Signatures behind ${stageLabels[gate]}` : `Signatures for ${stageLabels[gate]}`
          }
          description={
            facts.stage === gate
              ? 'A signature lapses when what it covers changes, and is then given anew.'
              : 'Each is bound to what it covers, and lapses when that changes.'
          }
          flush
        >
          <div className="divide-y divide-line">
            <RequestBar {...shared} {...{ gate, request, againstAsking, againstWithdrawing, alsoUnmet, summary }} />
            <ul className="divide-y divide-line">
              {roles.map((row) => (
                <RoleRow key={row.role} {...shared} {...{ row, people }} request={request?.id ?? null} />
              ))}
            </ul>
          </div>
        </Card>
      ) : (
        <EmptyState icon="signature" title="No signature is needed for the next step">
          {next
            ? `${stageLabels[next]} is entered without one; signatures are for POC, Pilot and Production.`
            : `${facts.key} is ${stageLabels[facts.stage].toLowerCase()}. Signatures are for POC, Pilot and Production.`}
        </EmptyState>
      )}
      <ConditionsCard {...{ place, conditions, now }} useCase={facts.key} />
      <EarlierRequests {...{ requests, workspace, now }} base={place.base} />
    </div>
  );
}
