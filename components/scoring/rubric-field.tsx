'use client';

import clsx from 'clsx';
import { useEffect, useRef, useState } from 'react';
import { useFieldErrors, useFieldId } from '@/components/forms/field-errors';
import { TextAreaField } from '@/components/forms/text-area-field';
import { FieldError } from '@/components/ui/field-error';
import { NoticeIcon } from '@/components/ui/notice-icon';
import { SuggestedLevel } from './suggested-level';

export type RubricLevel = {
  level: number;
  text: string;
  example: string;
  /** What choosing it would contradict. */
  contradicts: string | null;
};

type Props = {
  factor: string;
  label: string;
  question: string;
  levels: RubricLevel[];
  level: number | null;
  rationale: string;
  links: string[];
  /** What the use case states that bears on this factor. */
  stated: { label: string; value: string }[];
  /** What the facts suggest; null: they say nothing about it. */
  suggestion: { level: number; because: string } | null;
  position: string;
};

/** One factor: what is asked, what is stated, the five written levels from "avoid" to the good signal, and why. */
export function RubricField(props: Props) {
  const { factor, label, question, levels, level, rationale, links, stated, suggestion, position } = props;
  const name = `ratings.${factor}.level`;
  const id = useFieldId(name);
  const errors = useFieldErrors(name);
  const box = useRef<HTMLFieldSetElement>(null);
  const [chosen, setChosen] = useState(level);
  const contradicts = levels.find((one) => one.level === chosen)?.contradicts;

  useEffect(() => {
    // A draft that the tab kept, or a reset, changes the radio buttons behind React's back.
    const look = () => {
      const checked = box.current?.querySelector<HTMLInputElement>(`input[name="${name}"]:checked`);
      setChosen(checked ? Number(checked.value) : null);
    };
    const form = box.current?.closest('form');
    const afterReset = () => setTimeout(look);
    form?.addEventListener('change', look);
    form?.addEventListener('reset', afterReset);
    look();
    return () => {
      form?.removeEventListener('change', look);
      form?.removeEventListener('reset', afterReset);
    };
  }, [name]);

  return (
    <fieldset
      ref={box}
      data-factor={factor}
      data-field={name}
      data-field-invalid={errors?.length ? true : undefined}
      aria-describedby={clsx(
        `${id}-stated`,
        suggestion && `${id}-suggested`,
        contradicts && `${id}-contradicts`,
        errors?.length && `${id}-error`,
      )}
      className="min-w-0 rounded-lg border border-line bg-surface px-4 pt-3.5 pb-4"
    >
      <legend className="float-left mb-2 w-full">
        <span className="flex flex-wrap items-baseline justify-between gap-x-4">
          <span className="text-base font-semibold">{label}</span>
          <span className="text-sm font-normal text-ink-subtle">{position}</span>
        </span>
        <span className="block text-ink-muted">{question}</span>
      </legend>
      <dl id={`${id}-stated`} className="clear-both mb-3 flex flex-wrap gap-x-6 gap-y-1 text-sm">
        {stated.map(({ label: term, value }) => (
          <div key={term} className="flex max-w-full min-w-0 gap-1.5">
            <dt className="shrink-0 text-ink-subtle">{term}:</dt>
            <dd className="min-w-0 wrap-anywhere text-ink-muted">{value}</dd>
          </div>
        ))}
      </dl>
      {suggestion ? (
        <SuggestedLevel id={`${id}-suggested`} {...suggestion} label={label} taken={chosen === suggestion.level} />
      ) : null}
      <div className="grid gap-2 lg:grid-cols-5">
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
      <p id={`${id}-contradicts`} role="status" className="flex gap-2 text-sm text-caution-ink">
        {contradicts ? (
          <>
            <NoticeIcon tone="caution" className="mt-2.5" />
            <span className="mt-2 max-w-prose">
              {contradicts} One of the two may need another look; your rating is yours.
            </span>
          </>
        ) : null}
      </p>
      <div className="mt-1.5">
        <FieldError id={`${id}-error`} errors={errors} />
      </div>
      <TextAreaField
        name={`ratings.${factor}.rationale`}
        label="Why this level"
        rows={2}
        maxLength={2000}
        defaultValue={rationale}
        className="mt-2"
      />
      <details className="mt-2" open={links.length > 0}>
        <summary className="w-fit text-sm font-medium text-ink-muted hover:text-ink">Links that back it</summary>
        <TextAreaField
          name={`ratings.${factor}.links`}
          label={`Links that back the rating of ${label.toLowerCase()}`}
          hideLabel
          hint="Web addresses, one a line; five at most."
          required={false}
          rows={2}
          maxLength={8000}
          defaultValue={links.join('\n')}
          className="mt-1.5"
        />
      </details>
    </fieldset>
  );
}

function Signal({ level, className }: { level: number; className: string }) {
  if (level === 1) return <span className={clsx('text-xs font-medium text-negative-ink', className)}>Avoid</span>;
  if (level === 5) return <span className={clsx('text-xs font-medium text-positive-ink', className)}>Good signal</span>;
  return null;
}
