import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { AssignItemsDialog } from '@/components/checklist/assign-items-dialog';
import { ItemRow } from '@/components/checklist/item-row';
import { ReadinessSummary, readinessText } from '@/components/checklist/readiness-summary';
import { buttonClass } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { Icon } from '@/components/ui/icon';
import { Notice } from '@/components/ui/notice';
import { Chip } from '@/components/ui/chip';
import { TextLink } from '@/components/ui/text-link';
import { areaLabels } from '@/lib/domain/checklist/areas';
import { checklistViews, type ChecklistView } from '@/lib/domain/checklist/views';
import { actionTierLabels } from '@/lib/domain/stages/stages';
import { checklistTab } from '@/lib/queries/checklist-tab';
import { currentActor } from '@/lib/session/actor';
import { checklistQuery, readChecklistSearch } from '@/lib/url/checklist';
import type { UseCaseParams } from '../_lib/load';

type Props = {
  params: UseCaseParams;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export const metadata: Metadata = { title: 'Checklist' };

const viewLabels: Record<ChecklistView, string> = {
  all: 'All items',
  blockers: 'Open blockers',
  mine: 'Waiting on me',
  unassigned: 'Nobody assigned',
};

export default async function ChecklistPage({ params, searchParams }: Props) {
  const { workspace, key } = await params;
  const { show } = readChecklistSearch(await searchParams);
  const data = await checklistTab(await currentActor(workspace), decodeURIComponent(key), show);
  if (!data) notFound();
  const { facts, tier, readiness, threshold, counts, shown, mayAssign, people } = data;
  const place = { workspace, base: `/w/${workspace}/use-cases/${facts.key}` };
  return (
    <div className="space-y-5">
      {facts.actionTier === null ? (
        <Notice tone="caution" title="The action tier is not stated">
          Until it is, items block as for irreversible actions, the strictest tier.{' '}
          <TextLink href={`${place.base}/tools`}>State it on the Tools tab</TextLink>
        </Notice>
      ) : null}
      <ReadinessSummary readiness={readiness} threshold={threshold} />
      <div className="flex flex-wrap items-center justify-between gap-3">
        <nav aria-label="Items shown" className="flex flex-wrap gap-2">
          {checklistViews.map((view) => (
            <Chip key={view} href={`${place.base}/checklist${checklistQuery(view)}`} active={view === show}>
              {viewLabels[view]} <span className="text-ink-subtle tabular-nums">{counts[view]}</span>
            </Chip>
          ))}
        </nav>
        <div className="flex flex-wrap gap-2">
          <a
            href={`/api/w/${workspace}/use-cases/${encodeURIComponent(facts.key)}/package`}
            download
            className={buttonClass({})}
          >
            <Icon name="download" size={16} />
            Evidence package
          </a>
          {mayAssign ? null : <AssignItemsDialog place={place} useCase={facts.key} people={people} />}
        </div>
      </div>
      {shown.length === 0 ? (
        <EmptyState icon="clipboardCheck" title={emptyTitles[show]}>
          {show === 'all' ? null : <TextLink href={`${place.base}/checklist`}>Show all {counts.all} items</TextLink>}
        </EmptyState>
      ) : null}
      {readiness.areas.map((area) => {
        const own = shown.filter(({ item }) => item.area === area.area);
        if (own.length === 0) return null;
        return (
          <Card
            key={area.area}
            id={area.area}
            title={areaLabels[area.area]}
            description={readinessText(area)}
            flush
            className="scroll-mt-28"
          >
            <ul className="divide-y divide-line">
              {own.map((view) => (
                <ItemRow key={view.id} view={view} base={place.base} />
              ))}
            </ul>
          </Card>
        );
      })}
      <p className="max-w-prose text-sm text-ink-subtle">
        What blocks and what advises follows from the action tier: {actionTierLabels[tier].toLowerCase()}.
      </p>
    </div>
  );
}

const emptyTitles: Record<ChecklistView, string> = {
  all: 'The checklist is empty',
  blockers: 'Nothing blocks go-live any more',
  mine: 'Nothing here waits on you',
  unassigned: 'Every item that applies has somebody',
};
