import clsx from 'clsx';
import Link from 'next/link';
import type { ComponentProps } from 'react';

type Props = Omit<ComponentProps<typeof Link>, 'className'> & {
  /** `title` for the name of a row, in ink: a column of accent shouts. */
  look?: 'link' | 'title';
  /** Makes the whole row (a `Tr interactive`) press this link. */
  covers?: boolean;
};

/** A link within text or a cell. */
export function TextLink({ look = 'link', covers = false, ...rest }: Props) {
  return (
    <Link
      {...rest}
      className={clsx(
        'rounded-sm font-medium underline decoration-transparent underline-offset-2 transition-colors hover:decoration-current',
        look === 'title' ? 'text-ink hover:text-accent-ink' : 'text-accent-ink',
        covers && "after:absolute after:inset-0 after:content-['']",
      )}
    />
  );
}
