import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';
import { isFiltered, type UseCaseFilters } from '@/lib/domain/use-case/list';
import { listPath } from '@/lib/url/use-case-list';

type Props = { workspace: string; filters: UseCaseFilters; mayCreate: boolean };

export function NothingHere({ workspace, filters, mayCreate }: Props) {
  if (isFiltered(filters)) {
    return (
      <EmptyState
        icon="filter"
        title="No use case matches"
        action={<ButtonLink href={listPath(workspace)}>Show all use cases</ButtonLink>}
      >
        Nothing in this workspace has all of what you filter by. Take a filter away, or search for fewer words.
      </EmptyState>
    );
  }
  const base = `/w/${workspace}/use-cases`;
  return (
    <EmptyState
      title="No use cases yet"
      action={
        mayCreate ? (
          <ButtonLink href={`${base}/new`} variant="primary">
            Register the first one
          </ButtonLink>
        ) : null
      }
    >
      {mayCreate
        ? 'A use case is one business task to be helped by AI through MCP tools. Begin with one of the six that work well as a first proof of concept, or with your own.'
        : 'As soon as somebody registers one, it appears here. Ask an architect of this workspace.'}
    </EmptyState>
  );
}
