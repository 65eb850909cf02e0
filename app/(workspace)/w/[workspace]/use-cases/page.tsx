import clsx from 'clsx';
import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import type { SearchParams } from 'nuqs/server';
import { FilterBar } from '@/components/filters/filter-bar';
import { ButtonLink } from '@/components/ui/button-link';
import { Icon, type IconName } from '@/components/ui/icon';
import { Page } from '@/components/ui/page';
import { PageHeader } from '@/components/ui/page-header';
import { can } from '@/lib/domain/access/can';
import { isFiltered, naturalDirection } from '@/lib/domain/use-case/list';
import { currentActor } from '@/lib/session/actor';
import { listPath, parseListAddress, tableFile, type ListAddress } from '@/lib/url/use-case-list';
import { board } from '@/lib/queries/board';
import { useCaseList } from '@/lib/queries/use-case-list';
import { BoardView } from './_components/board-view';
import { TableView } from './_components/table-view';
import { TakeAlong } from './_components/take-along';

export const metadata: Metadata = { title: 'Use cases' };

type Props = { params: Promise<{ workspace: string }>; searchParams: Promise<SearchParams> };

export default async function UseCasesPage({ params, searchParams }: Props) {
  const { workspace } = await params;
  const actor = await currentActor(workspace);
  const address = parseListAddress(await searchParams);
  const onBoard = address.view === 'board';
  const found = onBoard
    ? { board: await board(actor, address.filters), list: null }
    : { board: null, list: await useCaseList(actor, address) };
  const choices = (found.board ?? found.list)?.options;
  if (!choices) notFound();

  const base = `/w/${workspace}/use-cases`;
  const { sort, direction, view } = address;
  const mayCreate = !can(actor, 'create-use-case');
  return (
    <Page width="full">
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
          choices={choices}
          action={base}
          href={(filters) => listPath(workspace, { filters, sort, direction, view })}
          keep={{
            view: onBoard ? view : null,
            sort: sort === 'updated' ? null : sort,
            dir: direction === naturalDirection[sort] ? null : direction,
          }}
        />
        <ViewSwitch workspace={workspace} address={address} />
      </div>
      {found.board ? (
        <BoardView workspace={workspace} address={address} board={found.board} mayCreate={mayCreate} />
      ) : null}
      {found.list ? (
        <TableView workspace={workspace} address={address} list={found.list} mayCreate={mayCreate} />
      ) : null}
    </Page>
  );
}

const views: { view: ListAddress['view']; label: string; icon: IconName }[] = [
  { view: 'table', label: 'Table', icon: 'table' },
  { view: 'board', label: 'Board', icon: 'board' },
];

function ViewSwitch({ workspace, address }: { workspace: string; address: ListAddress }) {
  const { filters, sort, direction } = address;
  return (
    <nav aria-label="View" className="flex rounded-md border border-line-strong bg-surface p-0.5">
      {views.map(({ view, label, icon }) => (
        <Link
          key={view}
          href={listPath(workspace, { filters, sort, direction, view })}
          aria-current={address.view === view ? 'page' : undefined}
          className={clsx(
            'inline-flex h-6.5 items-center gap-1.5 rounded-sm px-2.5 text-sm font-medium',
            address.view === view ? 'bg-neutral-soft text-ink' : 'text-ink-muted hover:text-ink',
          )}
        >
          <Icon name={icon} size={14} />
          {label}
        </Link>
      ))}
    </nav>
  );
}
