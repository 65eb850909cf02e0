import clsx from 'clsx';
import type { ReactNode } from 'react';
import { FieldError } from './field-error';

/** The ids that tie a control to its hint and its errors. */
export function describedBy(id: string, hint: ReactNode, errors: string[] | undefined): string | undefined {
  return [hint ? `${id}-hint` : '', errors?.length ? `${id}-error` : ''].filter(Boolean).join(' ') || undefined;
}

type Props = {
  /** Of the control inside. */
  id: string;
  label: ReactNode;
  hint?: ReactNode;
  errors?: string[];
  /** Says "optional" where it is not; nothing marks the required ones, which are most. */
  optional?: boolean;
  hideLabel?: boolean;
  className?: string;
  children: ReactNode;
};

/** Label, hint and errors around one control that is not in a command form; in one, use `TextField` and its kin. */
export function FieldFrame({ id, label, hint, errors, optional, hideLabel, className, children }: Props) {
  return (
    <div className={clsx('min-w-0 space-y-1', className)}>
      <div className={clsx('flex items-baseline justify-between gap-2', hideLabel && 'sr-only')}>
        <label htmlFor={id} className="text-sm font-medium text-ink">
          {label}
        </label>
        {optional ? <span className="text-xs text-ink-subtle">Optional</span> : null}
      </div>
      {hint ? (
        <p id={`${id}-hint`} className="max-w-prose text-sm text-ink-subtle">
          {hint}
        </p>
      ) : null}
      {children}
      <FieldError id={`${id}-error`} errors={errors} />
    </div>
  );
}
