import clsx from 'clsx';
import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon';

type Props = {
  icon?: IconName;
  /** What is not there: "No risks yet". */
  title: string;
  /** Why that is, and what to do next. */
  children?: ReactNode;
  action?: ReactNode;
  /** Within a card or table rather than on a bare page. */
  compact?: boolean;
  level?: 2 | 3;
};

/** Where a list, a chart or a page has nothing to show. Never leave it blank, and never fill it with samples. */
export function EmptyState({ icon = 'layers', title, children, action, compact = false, level = 2 }: Props) {
  const Heading = `h${level}` as const;
  return (
    <div
      className={clsx(
        'flex flex-col items-center text-center',
        compact ? 'px-4 py-8' : 'rounded-lg border border-dashed border-line-strong px-6 py-12',
      )}
    >
      <span className="mb-3 grid size-9 place-items-center rounded-lg border border-line bg-surface text-ink-subtle shadow-control">
        <Icon name={icon} size={18} />
      </span>
      <Heading className="text-base font-semibold">{title}</Heading>
      {children ? <div className="mt-1 max-w-[52ch] text-pretty text-ink-muted">{children}</div> : null}
      {action ? <div className="mt-4 flex flex-wrap justify-center gap-2">{action}</div> : null}
    </div>
  );
}
