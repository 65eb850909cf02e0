import { Card } from '@/components/ui/card';
import { FiguresAsOf } from '@/components/ui/figures-as-of';
import { Pagination } from '@/components/ui/pagination';
import { UseCaseTimeline } from '@/components/use-cases/use-case-timeline';
import { timelineModel } from '@/lib/charts/timeline';
import type { Timeline } from '@/lib/queries/timeline';
import { listPath, type ListAddress } from '@/lib/url/use-case-list';
import { NothingHere } from './nothing-here';

type Props = { workspace: string; address: ListAddress; timeline: Timeline; mayCreate: boolean };

export function TimelineView({ workspace, address, timeline, mayCreate }: Props) {
  const { filters } = address;
  const { rows, previous, next, now, secondsBehind } = timeline;
  if (rows.length === 0) return <NothingHere workspace={workspace} filters={filters} mayCreate={mayCreate} />;
  const at = (place: Partial<ListAddress>) => listPath(workspace, { ...address, after: null, before: null, ...place });
  return (
    <div className="space-y-3">
      <Card flush>
        <UseCaseTimeline model={timelineModel(rows, now)} base={`/w/${workspace}/use-cases`} />
      </Card>
      <p className="text-xs text-ink-subtle">
        Blue line: today. Outlined: it goes live within, in half of the simulated futures; thin line: in nine of ten.
      </p>
      <FiguresAsOf secondsBehind={secondsBehind} />
      <Pagination
        label="use cases"
        previous={previous ? at({ before: previous }) : undefined}
        next={next ? at({ after: next }) : undefined}
        summary={`${rows.length} use ${rows.length === 1 ? 'case' : 'cases'}${previous || next ? ' on this page' : ''}`}
      />
    </div>
  );
}
