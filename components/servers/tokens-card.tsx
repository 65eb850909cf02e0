import { Badge } from '@/components/ui/badge';
import { Card } from '@/components/ui/card';
import { Table, Tbody, Td, Th, Thead, Tr } from '@/components/ui/table';
import { Time } from '@/components/ui/time';
import { tokenPurposes, tokenWords, type KeptToken } from '@/lib/domain/servers/tokens';
import { RemoveTokenDialog, SetTokenDialog } from './token-dialogs';

type Props = {
  workspace: string;
  server: string;
  tokens: KeptToken[];
  mayManage: boolean;
  now: Date;
};

/** Which tokens of the server are kept, each for its purpose; never a token itself. */
export function TokensCard({ workspace, server, tokens, mayManage, now }: Props) {
  return (
    <Card
      id="tokens"
      title="Tokens"
      description="Kept sealed, sent to this server alone, never shown again. All are dropped when the host of its address changes."
      flush
    >
      <Table label="Tokens of this server" stack>
        <Thead>
          <tr>
            <Th>Token</Th>
            <Th>State</Th>
            {mayManage ? (
              <Th>
                <span className="sr-only">Actions</span>
              </Th>
            ) : null}
          </tr>
        </Thead>
        <Tbody>
          {tokenPurposes.map((purpose) => {
            const kept = tokens.find((token) => token.purpose === purpose);
            const { label, use, never } = tokenWords[purpose];
            return (
              <Tr key={purpose}>
                <Td heading>
                  <div>
                    <p className="font-medium">{label}</p>
                    <p className="max-w-prose text-sm font-normal text-ink-muted">
                      {use} {never}
                    </p>
                  </div>
                </Td>
                <Td label="State" className="sm:min-w-44">
                  <Badge tone={kept ? 'positive' : undefined}>{kept ? 'Set' : 'Not set'}</Badge>
                  {kept ? (
                    <span className="block text-sm wrap-anywhere text-ink-muted">
                      {kept.setBy}, <Time at={kept.setAt} now={now} look="both" />
                    </span>
                  ) : null}
                </Td>
                {mayManage ? (
                  <Td>
                    <span className="inline-flex gap-1.5">
                      <SetTokenDialog
                        workspace={workspace}
                        server={server}
                        purpose={purpose}
                        isSet={kept !== undefined}
                      />
                      {kept ? <RemoveTokenDialog workspace={workspace} server={server} purpose={purpose} /> : null}
                    </span>
                  </Td>
                ) : null}
              </Tr>
            );
          })}
        </Tbody>
      </Table>
    </Card>
  );
}
