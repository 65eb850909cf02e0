import { CheckboxGroupField } from '@/components/forms/checkbox-group-field';
import { CommandDialog } from '@/components/forms/command-dialog';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { Icon } from '@/components/ui/icon';
import { TextLink } from '@/components/ui/text-link';
import type { Place } from '@/components/use-case-tab/place';
import type { Reason } from '@/lib/domain/result';
import type { UseCaseFacts } from '@/lib/domain/use-case/facts';
import { serverPath, serversPath } from '@/lib/url/servers';
import { ServerStateBadge } from './server-state-badge';

type Choice = { id: string; name: string; purpose: string; revoked: boolean };
type Props = { facts: UseCaseFacts; place: Place; choices: Choice[]; mayEdit: Reason | null };

/** The servers that the use case builds on. */
export function ServersCard({ facts, place, choices, mayEdit }: Props) {
  return (
    <Card
      id="servers"
      title="Servers"
      description="MCP servers whose tools it may choose from."
      actions={mayEdit || choices.length === 0 ? null : <ChooseServers {...{ facts, place, choices }} />}
      flush
    >
      {facts.servers.length === 0 ? (
        <EmptyState icon="server" title="No server chosen" level={3} compact>
          {choices.length === 0 ? (
            <>
              No server is registered yet. Tools can be entered by hand meanwhile;{' '}
              <TextLink href={serversPath(place.workspace)}>register the server</TextLink> and they come from it.
            </>
          ) : (
            'Choose the servers that it builds on: their tools then come with what was decided about them.'
          )}
        </EmptyState>
      ) : (
        <ul className="divide-y divide-line">
          {facts.servers.map(({ id, name, revoked }) => (
            <li key={id} className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2.5">
              <TextLink href={serverPath(place.workspace, id)}>{name}</TextLink>
              <ServerStateBadge revoked={revoked} />
              <span className="text-sm text-ink-muted">{called(facts, id)}</span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

function called({ tools }: UseCaseFacts, serverId: string): string {
  const count = tools.filter(({ server }) => server?.id === serverId).length;
  return count === 0 ? 'None of its tools is chosen yet' : `${count} of its tools`;
}

function ChooseServers({ facts, place, choices }: Omit<Props, 'mayEdit'>) {
  const chosen = facts.servers.map(({ id }) => id);
  return (
    <CommandDialog
      {...place}
      command="choose-servers"
      hidden={{ useCase: facts.key, version: facts.version }}
      trigger="Choose servers"
      triggerIcon={<Icon name="server" />}
      title="Servers"
      submitLabel="Save servers"
      doneMessage="Servers saved"
    >
      <CheckboxGroupField
        name="servers[]"
        label="It builds on"
        required={false}
        defaultValue={chosen}
        options={choices
          .filter(({ id, revoked }) => !revoked || chosen.includes(id))
          .map(({ id, name, purpose }) => ({ value: id, label: name, hint: purpose }))}
      />
    </CommandDialog>
  );
}
