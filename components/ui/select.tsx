import clsx from 'clsx';
import type { ComponentProps, ReactNode } from 'react';

export type Option = { value: string; label: string; disabled?: boolean };

type Props = Omit<ComponentProps<'select'>, 'size' | 'children'> & {
  size?: 'sm' | 'md';
  options: readonly Option[];
  /** An empty first choice, such as "Choose a person". */
  placeholder?: string;
  /** Instead of `options`, for groups. */
  children?: ReactNode;
};

/** One of a known list, by the browser's own control: it works on phones, by keyboard and without JavaScript. */
export function Select({ className, size = 'md', options, placeholder, children, ...rest }: Props) {
  return (
    <span className={clsx('relative inline-flex w-full min-w-0', className)}>
      <select {...rest} className={clsx('control appearance-none pr-8', size === 'sm' ? 'h-7 text-sm' : 'h-8')}>
        {placeholder === undefined ? null : <option value="">{placeholder}</option>}
        {children ??
          options.map((option) => (
            <option key={option.value} value={option.value} disabled={option.disabled}>
              {option.label}
            </option>
          ))}
      </select>
      <svg
        aria-hidden="true"
        viewBox="0 0 16 16"
        className="pointer-events-none absolute top-1/2 right-2.5 size-3.5 -translate-y-1/2 text-ink-muted"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.75"
        strokeLinecap="round"
        strokeLinejoin="round"
      >
        <path d="m4.5 6 3.5 3.5L11.5 6" />
      </svg>
    </span>
  );
}
