import { ConditionList } from '@/components/sign-offs/conditions-card';
import { Card } from '@/components/ui/card';
import { operationTab } from '@/lib/queries/operation-tab';
import { signOffTab } from '@/lib/queries/sign-off-tab';
import { currentActor } from '@/lib/session/actor';
import { placeOf, type HereProps } from './here';

/** One condition, of a signature or of a review. */
export async function ConditionHere(props: HereProps) {
  const { workspace, item } = props;
  const load = item.kind === 'condition' ? signOffTab : operationTab;
  const data = await load(await currentActor(workspace), item.key);
  const conditions = data?.conditions.filter(({ id }) => id === item.ref) ?? [];
  if (!data || conditions.length === 0) return null;
  return (
    <Card flush>
      <ConditionList conditions={conditions} now={data.now} place={placeOf(props)} useCase={item.key} />
    </Card>
  );
}
