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
      // Every page is drawn for its reader: fetching one ahead costs the server as much as showing it.
      prefetch={false}
      {...rest}
      className={clsx('link', look === 'title' && 'link-title', covers && 'link-covers')}
    />
  );
}
