import { PersonName } from '@/components/ui/avatar';
import { Badge } from '@/components/ui/badge';
import { Card } from '@/components/ui/card';
import { DescriptionList } from '@/components/ui/description-list';
import { serverEnvironmentLabels, type ServerFacts } from '@/lib/domain/servers/server';
import { classWords } from '@/lib/domain/servers/tools';
import { identityModelLabels, identityModelMeanings } from '@/lib/domain/stages/stages';
import { FieldNames } from './field-names';

const notSaid = <span className="text-ink-subtle">Not said</span>;
const none = <span className="text-ink-subtle">None</span>;

/** What is stated about a server. */
export function ServerCard({ server }: { server: ServerFacts }) {
  return (
    <Card title="What it is">
      <DescriptionList
        look="grid"
        facts={[
          { term: 'Owner', value: <PersonName name={server.owner.name} /> },
          { term: 'Environment', value: serverEnvironmentLabels[server.environment] },
          {
            term: 'Identity model',
            value: (
              <>
                {identityModelLabels[server.identityModel]}
                <span className="block text-sm text-ink-muted">{identityModelMeanings[server.identityModel]}</span>
              </>
            ),
          },
          { term: 'Address', value: server.address ? <Code>{server.address}</Code> : none },
          { term: 'Package', value: server.package ? <Code>{server.package}</Code> : none },
          { term: 'Data that it gives out', value: classWords(server.dataClasses) },
          { term: 'Scopes that a token may carry', value: <Scopes approved={server.approvedScopes} /> },
          {
            term: 'Systems',
            value:
              server.systems.length === 0 ? (
                notSaid
              ) : (
                <span className="flex flex-wrap gap-1.5">
                  {server.systems.map(({ id, name }) => (
                    <Badge key={id} variant="outline">
                      {name}
                    </Badge>
                  ))}
                </span>
              ),
          },
        ]}
      />
    </Card>
  );
}

const Code = ({ children }: { children: string }) => (
  <span className="font-mono text-sm wrap-anywhere">{children}</span>
);

/** None approved is something that somebody has said. */
function Scopes({ approved }: { approved: string[] | null }) {
  if (approved === null) return notSaid;
  return approved.length === 0 ? 'None' : <FieldNames names={approved} />;
}
