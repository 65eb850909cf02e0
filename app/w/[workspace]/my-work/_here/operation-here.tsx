import { AttestRow } from '@/components/operation/attest-row';
import { IncidentRow } from '@/components/operation/incidents-card';
import { ReviewCard } from '@/components/operation/review-card';
import { Card } from '@/components/ui/card';
import { operationTab } from '@/lib/queries/operation-tab';
import { currentActor } from '@/lib/session/actor';
import { placeOf, type HereProps } from './here';

const load = async ({ workspace, item }: HereProps) => operationTab(await currentActor(workspace), item.key);

/** The whole review: to start it, or with everybody's word to conclude it. */
export async function ReviewHere(props: HereProps) {
  const data = await load(props);
  if (!data) return null;
  const { facts, review, againstStarting, people, now } = data;
  return <ReviewCard {...{ facts, review, againstStarting, people, now }} place={placeOf(props)} />;
}

/** The word of the line's role alone. */
export async function AttestHere(props: HereProps) {
  const data = await load(props);
  const row = data?.review?.rows.find(({ role }) => role === props.item.role);
  if (!data?.review || !row) return null;
  const { facts, review, now } = data;
  return (
    <Card flush>
      <ul>
        <AttestRow
          {...{ row, now }}
          place={placeOf(props)}
          useCase={facts.key}
          version={facts.version}
          review={review.review.id}
        />
      </ul>
    </Card>
  );
}

export async function IncidentHere(props: HereProps) {
  const data = await load(props);
  const incident = data?.incidents.find(({ id }) => id === props.item.ref);
  if (!data || !incident) return null;
  const { facts, mayResolve, now } = data;
  return (
    <Card flush>
      <ul>
        <IncidentRow {...{ incident, mayResolve, now }} place={placeOf(props)} useCase={facts.key} />
      </ul>
    </Card>
  );
}
