'use client';

import clsx from 'clsx';
import { FieldError } from '@/components/ui/field-error';
import { useFieldErrors, useFieldId } from '@/components/forms/field-errors';
import { TextAreaField } from '@/components/forms/text-area-field';

export type RubricLevel = { level: number; text: string; example: string };

type Props = {
  factor: string;
  label: string;
  question: string;
  levels: RubricLevel[];
  level: number | null;
  rationale: string;
  position: string;
};

/** One factor: what is asked, the five written levels from "avoid" to the good signal, and why. */
export function RubricField({ factor, label, question, levels, level, rationale, position }: Props) {
  const name = `ratings.${factor}.level`;
  const id = useFieldId(name);
  const errors = useFieldErrors(name);
  return (
    <fieldset
      data-factor={factor}
      data-field={name}
      data-field-invalid={errors?.length ? true : undefined}
      aria-describedby={errors?.length ? `${id}-error` : undefined}
      className="min-w-0 rounded-lg border border-line bg-surface px-4 pt-3.5 pb-4"
    >
      <legend className="float-left mb-3 w-full">
        <span className="flex flex-wrap items-baseline justify-between gap-x-4">
          <span className="text-base font-semibold">{label}</span>
          <span className="text-sm font-normal text-ink-subtle">{position}</span>
        </span>
        <span className="block text-ink-muted">{question}</span>
      </legend>
      <div className="clear-both grid gap-2 lg:grid-cols-5">
        {levels.map((one) => (
          <label
            key={one.level}
            className={clsx(
              'flex gap-2.5 rounded-md border border-line-strong bg-surface px-3 py-2.5 transition-colors hover:bg-hover lg:flex-col lg:gap-1.5',
              'has-checked:border-accent has-checked:bg-accent-soft has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent',
            )}
          >
            <span className="flex shrink-0 items-center gap-2 max-lg:h-5">
              <input
                type="radio"
                name={name}
                value={one.level}
                defaultChecked={one.level === level}
                className="tick focus-visible:outline-none"
              />
              <span className="font-semibold tabular-nums">{one.level}</span>
              <Signal level={one.level} className="max-lg:hidden" />
            </span>
            <span className="min-w-0 text-sm">
              <Signal level={one.level} className="lg:hidden" />
              <span className="block">{one.text}</span>
              <span className="mt-1 block text-ink-subtle">{one.example}</span>
            </span>
          </label>
        ))}
      </div>
      <div className="mt-1.5">
        <FieldError id={`${id}-error`} errors={errors} />
      </div>
      <TextAreaField
        name={`ratings.${factor}.rationale`}
        label="Why this level"
        rows={2}
        maxLength={2000}
        defaultValue={rationale}
        className="mt-3"
      />
    </fieldset>
  );
}

function Signal({ level, className }: { level: number; className: string }) {
  if (level === 1) return <span className={clsx('text-xs font-medium text-negative-ink', className)}>Avoid</span>;
  if (level === 5) return <span className={clsx('text-xs font-medium text-positive-ink', className)}>Good signal</span>;
  return null;
}
