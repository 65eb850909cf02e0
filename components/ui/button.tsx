import clsx from 'clsx';
import type { ComponentProps, ReactNode } from 'react';

export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger';
export type ButtonSize = 'sm' | 'md';

type Look = {
  variant?: ButtonVariant;
  size?: ButtonSize;
  /** A square button that shows only its icon; it then needs an `aria-label`. */
  square?: boolean;
  className?: string;
};

/** The look of a button, for the few elements that are neither a button nor a link (a summary, a label). */
export function buttonClass({ variant = 'secondary', size = 'md', square = false, className }: Look = {}): string {
  return clsx('btn', `btn-${variant}`, square ? `btn-square-${size}` : `btn-${size}`, className);
}

export type ButtonProps = Omit<ComponentProps<'button'>, 'className'> &
  Look & {
    /** Before the words. */
    icon?: ReactNode;
    /** Shows that the work has begun, in the same width, and takes no second press. */
    pending?: boolean;
  };

/** Something happens. One `primary` on a screen at most; `quiet` in rows and bars; `danger` for what cannot be undone. */
export function Button({ variant, size, square, className, icon, pending, children, type, ...rest }: ButtonProps) {
  return (
    <button
      {...rest}
      type={type ?? 'button'}
      aria-busy={pending || undefined}
      className={buttonClass({ variant, size, square, className })}
    >
      {pending ? (
        <span className="relative inline-flex items-center gap-[inherit]">
          <span className="inline-flex items-center gap-[inherit] opacity-0">
            {icon}
            {children}
          </span>
          <span className="absolute inset-0 grid place-items-center">
            <span className="size-3.5 animate-[turn_0.7s_linear_infinite] rounded-full border-2 border-current border-r-transparent" />
          </span>
        </span>
      ) : (
        <>
          {icon}
          {children}
        </>
      )}
    </button>
  );
}
