import type { Metadata } from 'next';
import { MachineTokenTable } from '@/components/settings/machine-token-table';
import { MakeMachineToken } from '@/components/settings/make-machine-token';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { machineTokens } from '@/lib/queries/machine-tokens';
import { currentActor } from '@/lib/session/actor';

export const metadata: Metadata = { title: 'Machines' };

type Props = { params: Promise<{ workspace: string }> };

export default async function MachinesPage({ params }: Props) {
  const { workspace } = await params;
  const found = await machineTokens(await currentActor(workspace));
  const header = {
    title: 'Machines',
    description:
      'A gateway asks before each call whether a tool may be called for a use case; a pipeline hands in what a server offers; a collector sends traces of calls.',
  };
  if ('mayNot' in found) {
    return (
      <>
        <PageHeader {...header} />
        <EmptyState icon="lock" title={found.mayNot.message}>
          {found.mayNot.remedy}
        </EmptyState>
      </>
    );
  }
  const { tokens, address } = found;
  return (
    <>
      <PageHeader {...header} actions={<MakeMachineToken workspace={workspace} />} />
      {tokens.length === 0 ? (
        <EmptyState icon="key" title="No token yet">
          Make one for each machine, so that one can be revoked without the others.
        </EmptyState>
      ) : (
        <MachineTokenTable workspace={workspace} tokens={tokens} />
      )}
      <Card title="How the gate is asked" description="The answer says allow true or false, with every reason why not.">
        <Example
          label="How the gate is asked"
          text={`curl -H "Authorization: Bearer TOKEN" \\\n  "${address}/api/v1/gate?use_case=SALES-12&tool=get_account"`}
        />
      </Card>
      <Card
        title="How a contract is handed in"
        description="For a server that runs as a command and has no address. The answer says which tools are new, changed or gone."
      >
        <Example
          label="How a contract is handed in"
          text={`AIRWORTHY_TOKEN=TOKEN npx tsx scripts/mcp-manifest.ts \\\n  --to ${address} --server "Acme files" -- npx -y @acme/files-server@1.4.0`}
        />
      </Card>
      <Card
        title="How traces are sent"
        description="By an OpenTelemetry collector that writes JSON. Only whether calls are traced, and what should not be in the traces, is kept: no span."
      >
        <Example
          label="How traces are sent"
          text={`exporters:\n  otlphttp/airworthy:\n    traces_endpoint: ${address}/api/v1/traces\n    encoding: json\n    headers:\n      authorization: Bearer TOKEN`}
        />
      </Card>
    </>
  );
}

const Example = ({ label, text }: { label: string; text: string }) => (
  <pre
    tabIndex={0}
    role="region"
    aria-label={label}
    className="overflow-x-auto rounded-md border border-line bg-sunken p-3 font-mono text-xs"
  >
    {text}
  </pre>
);
