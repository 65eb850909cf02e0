import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { AddEvidence } from '@/components/checklist/add-evidence';
import { ChecksAgainst } from '@/components/checklist/checks-against';
import { EvidenceList } from '@/components/checklist/evidence-list';
import { ItemActions } from '@/components/checklist/item-actions';
import { ItemFacts } from '@/components/checklist/item-facts';
import { ItemStateBadge } from '@/components/checklist/item-state-badge';
import { WaiverPanel } from '@/components/checklist/waiver-panel';
import { CommentsCard } from '@/components/comments/comments-card';
import { ButtonLink } from '@/components/ui/button-link';
import { Card } from '@/components/ui/card';
import { Icon } from '@/components/ui/icon';
import { MayNot } from '@/components/use-case-tab/may-not';
import { areaLabels } from '@/lib/domain/checklist/areas';
import type { ItemView } from '@/lib/domain/checklist/items';
import { templateItem } from '@/lib/domain/checklist/template';
import { itemPage } from '@/lib/queries/checklist-tab';
import { commentsOf } from '@/lib/queries/comments';
import { currentActor } from '@/lib/session/actor';

type Props = { params: Promise<{ workspace: string; key: string; item: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { item } = await params;
  return { title: templateItem(item) ? `${item}, Checklist` : 'Not found' };
}

export default async function ItemPage({ params }: Props) {
  const { workspace, key, item: itemId } = await params;
  const actor = await currentActor(workspace);
  const data = await itemPage(actor, decodeURIComponent(key), itemId);
  if (!data) notFound();
  const said = await commentsOf(actor, data.facts.id, { on: 'item', itemId });
  const {
    facts,
    now,
    today,
    tier,
    view,
    evidence,
    against,
    elsewhere,
    previous,
    next,
    people,
    waiver,
    latestExpiry,
    may,
  } = data;
  const place = { workspace, base: `/w/${workspace}/use-cases/${facts.key}` };
  const { item, recorded } = view;
  return (
    <div className="space-y-5">
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="min-w-0 space-y-1.5">
          <p className="flex flex-wrap items-center gap-x-2.5 gap-y-1 text-sm text-ink-subtle">
            <span className="font-mono">{view.id}</span>
            <span>{areaLabels[item.area]}</span>
            <ItemStateBadge state={view.state} />
          </p>
          <h2 className="max-w-prose text-xl font-semibold text-balance">{item.title}</h2>
        </div>
        <nav aria-label="Checklist items" className="flex gap-2">
          <ButtonLink size="sm" href={`${place.base}/checklist#${item.area}`} icon={<Icon name="list" size={14} />}>
            All items
          </ButtonLink>
          <Neighbour base={place.base} id={previous} direction="Previous" />
          <Neighbour base={place.base} id={next} direction="Next" />
        </nav>
      </div>
      <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="min-w-0 space-y-5">
          <ChecksAgainst {...{ workspace, against, now }} />
          <Card
            title="Evidence"
            description={
              evidence.length === 0 ? `None yet. What proves it: ${item.evidence.toLowerCase()}.` : undefined
            }
            flush
          >
            {evidence.length > 0 ? (
              <EvidenceList
                {...{ place, elsewhere, may, today, latestExpiry, now }}
                groups={evidence}
                confirmed={recorded?.state === 'satisfied'}
                useCase={facts.key}
              />
            ) : null}
            <div className={evidence.length > 0 ? 'border-t border-line' : undefined}>
              {may.addEvidence ? (
                <div className="px-4 py-2.5">
                  <MayNot reason={may.addEvidence} />
                </div>
              ) : (
                <AddEvidence
                  {...{ place, today, latestExpiry }}
                  useCase={facts.key}
                  item={view.id}
                  drill={item.drill ?? null}
                  suggestion={item.evidence}
                />
              )}
            </div>
          </Card>
          <ItemActions {...{ place, view, may, now }} useCase={facts.key} />
          {isSettled(view) ? null : (
            <Card title="Waiver">
              <WaiverPanel {...waiver} {...{ place, now }} useCase={facts.key} subject={view.id} name={view.id} />
            </Card>
          )}
          <CommentsCard place={place} useCase={facts.key} item={view.id} {...said} now={now} />
        </div>
        <ItemFacts {...{ place, view, tier, people }} useCase={facts.key} mayAssign={may.assign} />
      </div>
    </div>
  );
}

/** Nothing to waive, and nothing waived. */
const isSettled = ({ state, waiver, pendingWaiver }: ItemView) =>
  !waiver && !pendingWaiver && (state === 'satisfied' || state === 'not-applicable');

function Neighbour({ base, id, direction }: { base: string; id: string | null; direction: 'Previous' | 'Next' }) {
  if (!id) return null;
  const back = direction === 'Previous';
  return (
    <ButtonLink
      size="sm"
      href={`${base}/checklist/${id}`}
      rel={back ? 'prev' : 'next'}
      aria-label={`${direction} item: ${id}`}
      icon={back ? <Icon name="chevronLeft" size={14} /> : undefined}
    >
      {id}
      {back ? null : <Icon name="chevronRight" size={14} />}
    </ButtonLink>
  );
}
