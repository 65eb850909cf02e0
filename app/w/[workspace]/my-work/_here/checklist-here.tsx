import { AddEvidence } from '@/components/checklist/add-evidence';
import { EvidenceList } from '@/components/checklist/evidence-list';
import { ItemActions } from '@/components/checklist/item-actions';
import { WaiverPanel } from '@/components/checklist/waiver-panel';
import { Card } from '@/components/ui/card';
import { verdictSubject } from '@/lib/domain/waivers/rules';
import { itemPage } from '@/lib/queries/checklist-tab';
import { waiverOf } from '@/lib/queries/waiver-view';
import { currentActor } from '@/lib/session/actor';
import { placeOf, type HereProps } from './here';

/** An item's evidence, and the next step on it: accept, confirm, renew. */
export async function EvidenceHere(props: HereProps) {
  const { workspace, item } = props;
  const data = await itemPage(await currentActor(workspace), item.key, item.ref);
  if (!data) return null;
  const { now, today, view, evidence, elsewhere, latestExpiry, may } = data;
  const place = placeOf(props);
  const renews = item.kind === 'renew-evidence' && !may.addEvidence;
  return (
    <>
      <Card title="Evidence" description={`What proves it: ${view.item.evidence.toLowerCase()}.`} level={3} flush>
        <EvidenceList
          {...{ place, elsewhere, may, today, latestExpiry, now }}
          groups={evidence}
          confirmed={view.recorded?.state === 'satisfied'}
          useCase={item.key}
        />
        {renews ? (
          <div className="border-t border-line">
            <AddEvidence
              {...{ place, today, latestExpiry }}
              useCase={item.key}
              item={view.id}
              drill={view.item.drill ?? null}
              suggestion={view.item.evidence}
            />
          </div>
        ) : null}
      </Card>
      <ItemActions {...{ place, view, may, now }} useCase={item.key} />
    </>
  );
}

export async function WaiverHere(props: HereProps) {
  const { key, ref } = props.item;
  const found = await waiverOf(await currentActor(props.workspace), key, ref);
  if (!found) return null;
  const name = ref === verdictSubject ? 'the verdict' : ref;
  return (
    <Card>
      <WaiverPanel {...found.waiver} now={found.now} place={placeOf(props)} useCase={key} subject={ref} name={name} />
    </Card>
  );
}
