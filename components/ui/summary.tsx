import clsx from 'clsx';
import type { ReactNode } from 'react';
import { Icon } from './icon';

type Props = {
  /** `line` for a row of a list that reaches the border, `text` within a text, `title` as a section's heading. */
  look?: 'line' | 'text' | 'title';
  className?: string;
  children: ReactNode;
};

const looks = {
  line: 'px-4 py-2.5 hover:bg-hover focus-visible:-outline-offset-2',
  text: 'w-fit rounded-sm text-sm text-ink-subtle hover:text-ink',
  title: 'w-fit rounded-sm text-lg font-semibold',
};

/** What opens a `<details>`, with an arrow that shows whether it is open. */
export function Summary({ look = 'line', className, children }: Props) {
  return (
    <summary className={clsx('flex cursor-pointer list-none items-center gap-2 select-none', looks[look], className)}>
      <Icon
        name="chevronRight"
        size={14}
        className="shrink-0 text-ink-subtle transition-transform [[open]>summary>&]:rotate-90"
      />
      {children}
    </summary>
  );
}
