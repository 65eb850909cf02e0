import { AssessmentForm } from '@/components/scoring/assessment-form';
import { Card } from '@/components/ui/card';
import { scoreTab } from '@/lib/queries/score-tab';
import { currentActor } from '@/lib/session/actor';
import { placeOf, type HereProps } from './here';

/** The reader's own form of the round; of the others' scores it knows nothing. */
export async function ScoreHere(props: HereProps) {
  const { workspace, item } = props;
  const data = await scoreTab(await currentActor(workspace), item.key);
  if (!data?.form || !data.round) return null;
  return (
    <Card
      title="Your scores"
      description="Choose the level that describes it best, and say why. Nobody else sees it before the reveal."
      level={3}
    >
      <AssessmentForm place={placeOf(props)} useCase={item.key} form={data.form} model={data.round.round.model} />
    </Card>
  );
}
