import { CommandDialog } from '@/components/forms/command-dialog';
import { triedLimits } from '@/lib/domain/mcp/tried-limits';
import type { ServerEnvironment } from '@/lib/domain/servers/server';

type Props = { workspace: string; server: { id: string; name: string; environment: ServerEnvironment } };

/** Has the checks made, and a burst and an oversized body tried with them, in this run alone. */
export function CheckLimitsDialog({ workspace, server }: Props) {
  return (
    <CommandDialog
      workspace={workspace}
      command="check-server"
      hidden={{ server: server.id, limits: 'on' }}
      trigger="Check with limits"
      title={`Try the limits of ${server.name}, too`}
      description="A check that sends more than the others, so it is made only when somebody asks, and never by the schedule."
      submitLabel="Check and try limits"
      doneMessage="The checks have begun"
    >
      <ul className="list-disc space-y-1 pl-4">
        <li>{triedLimits.burst} requests for its list of tools, all at once.</li>
        <li>One such request of {triedLimits.bytes / 1024 / 1024} MB.</li>
      </ul>
      <p className="max-w-prose text-ink-muted">
        No tool is called. Do it only where you may
        {server.environment === 'production'
          ? ': this server works on production data, and others may be using it now'
          : ''}
        .
      </p>
    </CommandDialog>
  );
}
