import Link from 'next/link';
import type { ComponentProps, ReactNode } from 'react';
import { buttonClass, type ButtonSize, type ButtonVariant } from './button';

type Props = Omit<ComponentProps<typeof Link>, 'className'> & {
  variant?: ButtonVariant;
  size?: ButtonSize;
  square?: boolean;
  icon?: ReactNode;
  className?: string;
};

/** Goes somewhere, but weighs as much as a button. A plain `<a href download>` takes `buttonClass()` instead. */
export function ButtonLink({ variant, size, square, icon, className, children, ...rest }: Props) {
  return (
    <Link prefetch={false} {...rest} className={buttonClass({ variant, size, square, className })}>
      {icon}
      {children}
    </Link>
  );
}
