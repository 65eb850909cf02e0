import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import type { SearchParams } from 'nuqs/server';
import { CommandButton } from '@/components/forms/command-button';
import { ProgressWatch } from '@/components/imports/progress-watch';
import { CheckLimitsDialog } from '@/components/servers/check-limits-dialog';
import { CheckList } from '@/components/servers/check-list';
import { CheckRunTable } from '@/components/servers/run-table';
import { TokensCard } from '@/components/servers/tokens-card';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';
import { Icon } from '@/components/ui/icon';
import { Notice } from '@/components/ui/notice';
import { Section } from '@/components/ui/section';
import { Time } from '@/components/ui/time';
import { MayNot } from '@/components/use-case-tab/may-not';
import { serverChecks } from '@/lib/queries/server-checks';
import { currentActor } from '@/lib/session/actor';
import { giveEvidencePath, parseRunAddress, serverPath } from '@/lib/url/servers';
import { loadServerPage, type ServerParams } from '../_lib/load';

export const metadata: Metadata = { title: 'Checks' };

type Props = { params: ServerParams; searchParams: Promise<SearchParams> };

export default async function ServerChecksTab({ params, searchParams }: Props) {
  const { server, mayManage, now } = await loadServerPage(params);
  const { workspace, id } = await params;
  const { run: number, before } = parseRunAddress(await searchParams);
  const found = await serverChecks(await currentActor(workspace), id, number, before);
  if (!found) notFound();
  const { newest, run, results, history, older, tokens, lastCallAt } = found;
  const running = newest?.state === 'running';
  return (
    <div className="space-y-5">
      <Section
        title={run ? `Run ${run.number}: ${run.failed} failed, ${run.warned} warned, ${run.passed} passed` : 'Checks'}
        description={
          run ? (
            <>
              {run.unverified} not verified, which is not a pass. <Time at={run.startedAt} now={now} look="both" />,
              rules {run.checkerVersion}
              {run.target ? (
                <>
                  , asked at <span className="font-mono text-xs wrap-anywhere">{run.target}</span>
                </>
              ) : (
                ', from the contract alone'
              )}
              .
            </>
          ) : (
            'What the server really offers and how it answers, against 26 rules.'
          )
        }
        actions={
          mayManage ? null : (
            <>
              {server.address ? (
                <ButtonLink href="#tokens" variant="quiet" icon={<Icon name="key" />}>
                  Tokens
                </ButtonLink>
              ) : null}
              {running || !server.address || server.revoked ? null : (
                <CheckLimitsDialog workspace={workspace} server={server} />
              )}
              {running ? null : (
                <CommandButton
                  workspace={workspace}
                  command="check-server"
                  hidden={{ server: id }}
                  variant="primary"
                  icon={<Icon name="shieldCheck" />}
                  doneMessage="The checks have begun"
                >
                  Check now
                </CommandButton>
              )}
            </>
          )
        }
      >
        {lastCallAt ? (
          <p className="text-sm text-ink-muted">
            Newest call in the traces that are sent here: <Time at={lastCallAt} now={now} look="both" />.
          </p>
        ) : null}
        {running ? (
          <Notice tone="info" title={`Run ${newest.number} is under way`}>
            <p role="status">{newest.step || 'It begins in a moment.'}</p>
            <ProgressWatch />
          </Notice>
        ) : null}
        {newest?.state === 'failed' ? (
          <Notice tone="negative" title={`Run ${newest.number} came to nothing`}>
            {newest.problem}
          </Notice>
        ) : null}
        {run?.problem ? (
          <Notice tone="negative" title="The contract could not be read">
            {run.problem}
          </Notice>
        ) : null}
      </Section>
      {run ? (
        <CheckList lines={results} byHand={mayManage ? null : (items) => giveEvidencePath(workspace, id, items)} />
      ) : running ? null : (
        <EmptyState icon="shield" title="Nothing was checked yet" level={3}>
          {server.address
            ? 'The server is asked for its contract and how it answers; none of its tools is called.'
            : 'Without an address the contract that was taken in is looked at; what only the server could show stays not verified.'}
        </EmptyState>
      )}
      {server.address ? (
        <TokensCard workspace={workspace} server={id} tokens={tokens} mayManage={!mayManage} now={now} />
      ) : null}
      {history.length > 0 ? (
        <CheckRunTable
          base={serverPath(workspace, id, 'checks')}
          runs={history}
          shown={run?.number ?? null}
          older={older}
          isOlder={before !== null}
          now={now}
        />
      ) : null}
      <MayNot reason={mayManage} />
    </div>
  );
}
