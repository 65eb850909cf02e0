import { RoleRow } from '@/components/sign-offs/role-row';
import { Card } from '@/components/ui/card';
import { signOffTab } from '@/lib/queries/sign-off-tab';
import { currentActor } from '@/lib/session/actor';
import { placeOf, type HereProps } from './here';

/** The signature of the line's role: what it covers, and the decision. */
export async function SignatureHere(props: HereProps) {
  const { workspace, item } = props;
  const data = await signOffTab(await currentActor(workspace), item.key);
  const row = data?.roles.find(({ role }) => role === item.role);
  if (!data || !row || data.gate !== item.ref) return null;
  const { facts, request, people, now } = data;
  return (
    <Card flush>
      <ul>
        <RoleRow
          {...{ row, people, now }}
          place={placeOf(props)}
          useCase={item.key}
          version={facts.version}
          request={request?.id ?? null}
        />
      </ul>
    </Card>
  );
}
