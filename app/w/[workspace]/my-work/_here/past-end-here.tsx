import { PlanCard } from '@/components/plan/plan-card';
import { MoveBar } from '@/components/stages/move-bar';
import { Card } from '@/components/ui/card';
import { useCasePage } from '@/lib/queries/use-case';
import { movesShown } from '@/lib/queries/use-case-head';
import { planTab } from '@/lib/queries/use-case-tabs';
import { currentActor } from '@/lib/session/actor';
import { placeOf, type HereProps } from './here';

/** What was measured, the plan to be changed, and the moves that end the stage. */
export async function PastEndHere(props: HereProps) {
  const { workspace, item } = props;
  const actor = await currentActor(workspace);
  const [plan, page] = await Promise.all([planTab(actor, item.key), useCasePage(actor, item.key)]);
  if (!plan || !page) return null;
  const { facts, now, may } = plan;
  const place = placeOf(props);
  return (
    <>
      <PlanCard {...{ facts, now, place }} mayEdit={may['edit-plan']} mayRecord={may['record-results']} />
      <Card title="Decide" description="It goes on, or it ends." level={3}>
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <MoveBar moves={movesShown(page)} useCase={facts.key} place={place} />
        </div>
      </Card>
    </>
  );
}
