import clsx from 'clsx';
import type { ComponentProps, ReactNode } from 'react';

export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger';
export type ButtonSize = 'sm' | 'md';

const variants: Record<ButtonVariant, string> = {
  primary: 'border-transparent bg-accent text-on-accent shadow-control hover:bg-accent-hover active:bg-accent-hover',
  secondary: 'border-line-strong bg-surface-raised text-ink shadow-control hover:bg-hover active:bg-sunken',
  quiet: 'border-transparent text-ink-muted hover:bg-hover hover:text-ink active:bg-sunken',
  danger:
    'border-transparent bg-negative-fill text-on-accent shadow-control hover:bg-negative-fill-hover active:bg-negative-fill-hover',
};

const sizes: Record<ButtonSize, string> = { sm: 'h-7 gap-1.5 px-2.5 text-sm', md: 'h-8 gap-2 px-3' };
const squares: Record<ButtonSize, string> = { sm: 'size-7 text-sm', md: 'size-8' };

type Look = {
  variant?: ButtonVariant;
  size?: ButtonSize;
  /** A square button that shows only its icon; it then needs an `aria-label`. */
  square?: boolean;
  className?: string;
};

/** The look of a button, for the few elements that are neither a button nor a link (a summary, a label). */
export function buttonClass({ variant = 'secondary', size = 'md', square = false, className }: Look = {}): string {
  return clsx(
    'touch-target inline-flex shrink-0 items-center justify-center rounded-md border font-medium whitespace-nowrap select-none',
    'transition-colors duration-100',
    'disabled:border-line disabled:bg-sunken disabled:text-ink-subtle disabled:shadow-none',
    'aria-disabled:border-line aria-disabled:bg-sunken aria-disabled:text-ink-subtle aria-disabled:shadow-none',
    variants[variant],
    (square ? squares : sizes)[size],
    className,
  );
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
          <span className="invisible inline-flex items-center gap-[inherit]">
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
