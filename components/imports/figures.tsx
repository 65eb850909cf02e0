import Link from 'next/link';
import { grouped } from '@/lib/domain/import/limits';

type Figure = { label: string; value: number; href?: string; current?: boolean };

/** Counts that belong together, in a row; those with an address lead to their rows. */
export function Figures({ figures }: { figures: Figure[] }) {
  return (
    <ul className="grid grid-cols-2 gap-px overflow-hidden rounded-md border border-line bg-line sm:grid-cols-4">
      {figures.map(({ label, value, href, current }) => {
        const inner = (
          <>
            <span className="block text-sm text-ink-muted">{label}</span>
            <span className="block text-2xl font-semibold tabular-nums">{grouped(value)}</span>
          </>
        );
        return (
          <li key={label} className="bg-surface">
            {href ? (
              <Link
                href={href}
                scroll={false}
                aria-current={current ? 'true' : undefined}
                className="block h-full px-3.5 py-2.5 transition-colors hover:bg-hover focus-visible:-outline-offset-2 aria-current:bg-accent-soft"
              >
                {inner}
              </Link>
            ) : (
              <div className="px-3.5 py-2.5">{inner}</div>
            )}
          </li>
        );
      })}
    </ul>
  );
}
