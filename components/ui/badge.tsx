import clsx from 'clsx';
import type { ReactNode } from 'react';
import { toneSoft, type Tone } from './tone';

type Props = {
  tone?: Tone;
  /** Before the word; a `dot` where no icon fits. */
  icon?: ReactNode;
  dot?: boolean;
  /** `outline` for facts that need no attention, `soft` for states. */
  variant?: 'soft' | 'outline';
  title?: string;
  className?: string;
  children: ReactNode;
};

/** One state or class in a word or two. Not for actions and not for counts beside a title (that is `Count`). */
export function Badge({ tone = 'neutral', icon, dot, variant = 'soft', title, className, children }: Props) {
  return (
    <span
      title={title}
      className={clsx('badge', variant === 'soft' ? toneSoft[tone] : 'badge-outline', dot && 'badge-dot', className)}
    >
      {icon}
      {children}
    </span>
  );
}

/** Of what is unread the database counts one more at most (page_facts). */
const mostInBadge = 999;

/** How many, as a badge has room for it: "12", "999+". */
export const countInBadge = (count: number): string => (count > mostInBadge ? `${mostInBadge}+` : String(count));

/** How many, beside a tab or a title. */
export function Count({ children }: { children: ReactNode }) {
  return (
    <span className="inline-grid h-4.5 min-w-4.5 place-items-center rounded-full bg-neutral-soft px-1.5 text-xs font-medium text-neutral-ink tabular-nums">
      {children}
    </span>
  );
}
