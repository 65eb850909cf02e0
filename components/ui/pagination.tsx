import { ButtonLink } from './button-link';
import { Icon } from './icon';

type Props = {
  /** Names what is paged: "use cases". */
  label: string;
  /** Addresses of the neighbours; absent at either end. */
  previous?: string;
  next?: string;
  /** What is in sight: "50 use cases". */
  summary?: string;
};

/** Steps through a long list. There are no page numbers: pages begin after the last row seen, not at a count. */
export function Pagination({ label, previous, next, summary }: Props) {
  return (
    <nav aria-label={`Pages of ${label}`} className="flex items-center justify-between gap-3">
      <span className="text-sm text-ink-muted tabular-nums">{summary}</span>
      <span className="flex gap-2">
        {previous ? (
          <ButtonLink size="sm" href={previous} rel="prev" icon={<Icon name="chevronLeft" size={14} />}>
            Previous
          </ButtonLink>
        ) : null}
        {next ? (
          <ButtonLink size="sm" href={next} rel="next">
            Next
            <Icon name="chevronRight" size={14} />
          </ButtonLink>
        ) : null}
      </span>
    </nav>
  );
}
