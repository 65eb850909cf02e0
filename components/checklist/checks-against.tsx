import { OutcomeBadge } from '@/components/servers/outcome-badge';
import { Notice } from '@/components/ui/notice';
import { TextLink } from '@/components/ui/text-link';
import { Time } from '@/components/ui/time';
import { checkDefinition } from '@/lib/domain/mcp/checks/table';
import type { CheckAgainst } from '@/lib/domain/servers/proof';
import { serverPath } from '@/lib/url/servers';

type Props = { workspace: string; against: CheckAgainst[]; now: Date };

/** What the newest checks of its servers say against an item: whoever decides on it has to know. */
export function ChecksAgainst({ workspace, against, now }: Props) {
  if (against.length === 0) return null;
  const failed = against.some(({ outcome }) => outcome === 'fail');
  return (
    <Notice tone={failed ? 'negative' : 'caution'} title="The newest checks of its servers speak against it">
      <ul className="space-y-2">
        {against.map(({ server, serverName, run, at, check, outcome, message }) => (
          <li key={`${server} ${check}`} className="space-y-0.5">
            <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
              <span className="font-mono text-xs text-ink-subtle">{check}</span> {checkDefinition(check).name}
              <OutcomeBadge outcome={outcome} />
            </p>
            <p className="max-w-prose wrap-anywhere text-ink-muted">{message}</p>
            <p className="text-sm wrap-anywhere text-ink-subtle">
              <TextLink href={`${serverPath(workspace, server, 'checks')}?run=${run}`}>{serverName}</TextLink>, run{' '}
              {run}, <Time at={at} now={now} />
            </p>
          </li>
        ))}
      </ul>
    </Notice>
  );
}
