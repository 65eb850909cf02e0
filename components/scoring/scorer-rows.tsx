'use client';

import { useState } from 'react';
import { CheckboxGroupField } from '@/components/forms/checkbox-group-field';
import { useFieldErrors } from '@/components/forms/field-errors';
import { SelectField } from '@/components/forms/select-field';
import { Button } from '@/components/ui/button';
import { FieldError } from '@/components/ui/field-error';
import type { Option } from '@/components/ui/select';

type Scorer = {
  member: string;
  name: string;
  factors: string[];
  /** Has handed in: stays as it is. */
  frozen: boolean;
};

type Props = { members: Option[]; factors: Option[]; scorers: Scorer[] };

type Row = { key: string; scorer: Scorer | null };

/** Who scores what, a row each. */
export function ScorerRows({ members, factors, scorers }: Props) {
  const errors = useFieldErrors('scorers');
  const [rows, setRows] = useState<Row[]>([
    ...scorers.map((scorer) => ({ key: scorer.member, scorer })),
    ...(scorers.length === 0 ? [0, 1].map((number) => ({ key: `new-${number}`, scorer: null })) : []),
  ]);
  const [made, setMade] = useState(2);
  const all = factors.map(({ value }) => value);
  return (
    <div
      className="space-y-3"
      data-field="scorers"
      data-field-invalid={errors?.length ? true : undefined}
      aria-describedby={errors?.length ? 'scorers-error' : undefined}
    >
      <ol className="space-y-3">
        {rows.map(({ key, scorer }, index) => {
          const asked = scorer?.factors ?? all;
          const name = `scorers.${index}`;
          return (
            <li key={key} className="rounded-md border border-line bg-canvas p-3">
              <fieldset className="space-y-2.5">
                <legend className="sr-only">Scorer {index + 1}</legend>
                {scorer?.frozen ? (
                  <p>
                    <input type="hidden" name={`${name}.member`} value={scorer.member} />
                    {asked.map((factor) => (
                      <input key={factor} type="hidden" name={`${name}.factors[]`} value={factor} />
                    ))}
                    <span className="font-medium">{scorer.name}</span>{' '}
                    <span className="text-sm text-ink-subtle">has handed in.</span>
                  </p>
                ) : (
                  <>
                    <div className="flex items-end gap-2">
                      <SelectField
                        name={`${name}.member`}
                        label={`Scorer ${index + 1}`}
                        options={members}
                        defaultValue={scorer?.member ?? null}
                        placeholder="Choose somebody"
                        className="flex-1"
                      />
                      <Button
                        variant="quiet"
                        onClick={() => setRows((now) => now.filter((row) => row.key !== key))}
                        aria-label={`Remove scorer ${index + 1}`}
                      >
                        Remove
                      </Button>
                    </div>
                    <details open={asked.length < all.length}>
                      <summary className="w-fit text-sm font-medium text-ink-muted hover:text-ink">
                        {asked.length < all.length ? 'Some factors' : 'All six factors'}
                      </summary>
                      <CheckboxGroupField
                        name={`${name}.factors[]`}
                        label={`Factors of scorer ${index + 1}`}
                        hideLabel
                        options={factors}
                        defaultValue={asked}
                        look="columns"
                        className="mt-2"
                      />
                    </details>
                  </>
                )}
              </fieldset>
            </li>
          );
        })}
      </ol>
      <Button
        size="sm"
        onClick={() => {
          setRows((now) => [...now, { key: `new-${made}`, scorer: null }]);
          setMade((number) => number + 1);
        }}
      >
        Add somebody
      </Button>
      <FieldError id="scorers-error" errors={errors} />
    </div>
  );
}
