import { TextLink } from '@/components/ui/text-link';
import type { UseCaseFilters } from '@/lib/domain/use-case/list';
import { filterQuery } from '@/lib/url/filters';

type Props = {
  /** Address of the workspace. */
  base: string;
  count: number;
  filter: Partial<UseCaseFilters>;
  /** What they are counted of, for those who hear the link alone. */
  of: string;
};

/** How many use cases, leading to just them. */
export function UseCaseCount({ base, count, filter, of }: Props) {
  if (count === 0) return <span className="text-ink-subtle">0</span>;
  return (
    <TextLink href={`${base}/use-cases${filterQuery(filter)}`} aria-label={`${count} use cases of ${of}`}>
      {count}
    </TextLink>
  );
}
