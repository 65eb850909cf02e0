import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import type { SearchParams } from 'nuqs/server';
import type { ReactNode } from 'react';
import { FilterBar } from '@/components/filters/filter-bar';
import { Notice } from '@/components/ui/notice';
import { ColumnsMenu, GroupMenu } from '@/components/use-cases/table-menus';
import { ViewsMenu } from '@/components/use-cases/views-menu';
import { ButtonLink } from '@/components/ui/button-link';
import { Icon } from '@/components/ui/icon';
import { Page } from '@/components/ui/page';
import { PageHeader } from '@/components/ui/page-header';
import type { Actor } from '@/lib/domain/access/actor';
import { can } from '@/lib/domain/access/can';
import { isFiltered } from '@/lib/domain/use-case/list';
import { groupings, plainColumns, type Grouping } from '@/lib/domain/use-case/table';
import { currentActor } from '@/lib/session/actor';
import {
  keptFields,
  listPath,
  listViews,
  parseListAddress,
  plainQuery,
  tableFile,
  type ListAddress,
  type ListView,
} from '@/lib/url/use-case-list';
import { keptQuery, readView, viewPath } from '@/lib/url/saved-views';
import { board } from '@/lib/queries/board';
import type { ListContext } from '@/lib/queries/list-context';
import { matrix } from '@/lib/queries/matrix';
import { timeline } from '@/lib/queries/timeline';
import { openingOrList, useCaseList } from '@/lib/queries/use-case-list';
import { BoardView } from './_components/board-view';
import { MatrixView } from './_components/matrix-view';
import { TableView } from './_components/table-view';
import { TakeAlong } from './_components/take-along';
import { TimelineView } from './_components/timeline-view';
import { ViewSwitch } from './_components/view-switch';

export const metadata: Metadata = { title: 'Use cases' };

type Props = { params: Promise<{ workspace: string }>; searchParams: Promise<SearchParams> };

export default async function UseCasesPage({ params, searchParams }: Props) {
  const { workspace } = await params;
  const actor = await currentActor(workspace);
  const search = await searchParams;
  const address = parseListAddress(search);
  const mayCreate = !can(actor, 'create-use-case');
  const namesNothing = Object.keys(search).length === 0;
  const found = await show(actor, { workspace, address, mayCreate }, namesNothing);
  if (!found) notFound();
  const { saved } = found;
  const open = saved.views.find(({ id }) => id === address.saved) ?? null;
  const opened = open && readView(open);

  const base = `/w/${workspace}/use-cases`;
  const at = (change: Partial<ListAddress>) =>
    listPath(workspace, { ...address, after: null, before: null, ...change });
  return (
    <Page width="full" className="print-wide">
      <PageHeader
        title="Use cases"
        actions={
          <>
            <TakeAlong
              csv={tableFile(workspace, 'csv', address.filters)}
              xlsx={tableFile(workspace, 'xlsx', address.filters)}
              filtered={isFiltered(address.filters)}
            />
            {can(actor, 'import') ? null : (
              <ButtonLink href={`/w/${workspace}/imports`} icon={<Icon name="upload" />}>
                Import
              </ButtonLink>
            )}
            {mayCreate ? (
              <ButtonLink href={`${base}/new`} variant="primary" icon={<Icon name="plus" />}>
                New use case
              </ButtonLink>
            ) : null}
          </>
        }
      />
      <div className="flex flex-wrap items-start justify-between gap-3">
        <FilterBar
          filters={address.filters}
          choices={found.options}
          action={base}
          href={(filters) => at({ filters })}
          keep={keptFields(address, 'filters')}
        />
        <div className="flex flex-wrap items-center gap-2">
          {address.view === 'table' ? (
            <>
              <GroupMenu grouping={address.group} hrefs={groupHrefs((group) => at({ group }))} />
              <ColumnsMenu
                columns={address.columns}
                action={base}
                keep={keptFields(address, 'columns')}
                plainHref={at({ columns: plainColumns })}
              />
            </>
          ) : null}
          <ViewsMenu
            workspace={workspace}
            saved={saved}
            hrefs={Object.fromEntries(saved.views.map((view) => [view.id, viewPath(workspace, view)]))}
            plainHref={listPath(workspace)}
            keptTo={`${base}${keptQuery(address) || plainQuery}&saved={id}`}
            open={open}
            shown={keptQuery(address)}
            changed={opened !== null && (opened.dropped.length > 0 || keptQuery(opened.address) !== keptQuery(address))}
            mayShare={!can(actor, 'share-views')}
          />
          <ViewSwitch view={address.view} hrefs={viewHrefs((view) => at({ view }))} />
        </div>
      </div>
      {opened && opened.dropped.length > 0 ? (
        <Notice tone="caution" title={`Something of ${open.name} is not known any more, and is left out`}>
          {opened.dropped.join(', ')}. Whoever may change the view can update it to what is shown.
        </Notice>
      ) : null}
      {found.body}
    </Page>
  );
}

type Shown = { workspace: string; address: ListAddress; mayCreate: boolean };

/** The use cases that the filter leaves, in the view of the address, and what the filter offers; null for whoever may not see them. */
async function show(
  actor: Actor,
  shown: Shown,
  namesNothing: boolean,
): Promise<({ body: ReactNode } & ListContext) | null> {
  const { address } = shown;
  switch (address.view) {
    case 'table': {
      const found = await (namesNothing ? openingOrList : useCaseList)(actor, address);
      // An address that names nothing is what somebody, or their role, has chosen to open.
      if (found && 'opening' in found) redirect(viewPath(shown.workspace, found.opening));
      return found && { ...found, body: <TableView {...shown} list={found} mayEditSome={shown.mayCreate} /> };
    }
    case 'board': {
      const found = await board(actor, address.filters);
      return found && { ...found, body: <BoardView {...shown} board={found} /> };
    }
    case 'matrix': {
      const found = await matrix(actor, address.filters);
      return found && { ...found, body: <MatrixView {...shown} matrix={found} /> };
    }
    case 'timeline': {
      const found = await timeline(actor, address);
      return found && { ...found, body: <TimelineView {...shown} timeline={found} /> };
    }
  }
}

const groupHrefs = (href: (group: Grouping | null) => string) =>
  Object.fromEntries([...groupings.map((group) => [group, href(group)]), ['none', href(null)]]) as Record<
    Grouping | 'none',
    string
  >;

const viewHrefs = (href: (view: ListView) => string) =>
  Object.fromEntries(listViews.map((view) => [view, href(view)])) as Record<ListView, string>;
