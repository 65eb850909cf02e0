'use client';

import { useEffect, useRef, useState } from 'react';
import { NumberField } from '@/components/forms/number-field';
import { SelectField } from '@/components/forms/select-field';
import { TextField } from '@/components/forms/text-field';
import { Button } from '@/components/ui/button';
import type { MetricFacts } from '@/lib/domain/use-case/facts';

export type MetricRow = Pick<MetricFacts, 'id' | 'name' | 'unit' | 'better' | 'baseline' | 'target' | 'killThreshold'>;

const better = [
  { value: 'higher', label: 'Higher is better' },
  { value: 'lower', label: 'Lower is better' },
];

/**
 * The metrics of a plan as rows that can be added and taken away. What was added or removed here is kept apart from what the
 * server sends, so that a metric that somebody else adds meanwhile appears instead of being overwritten.
 */
export function MetricRows({ metrics, limit }: { metrics: MetricRow[]; limit: number }) {
  const box = useRef<HTMLDivElement>(null);
  const [removed, setRemoved] = useState<string[]>([]);
  // An empty plan begins with one empty row.
  const [added, setAdded] = useState<number[]>(metrics.length === 0 ? [0] : []);
  const focusLast = useRef(false);

  useEffect(() => {
    const form = box.current?.closest('form');
    const onReset = () => {
      setRemoved([]);
      setAdded([]);
    };
    form?.addEventListener('reset', onReset);
    return () => form?.removeEventListener('reset', onReset);
  }, []);

  useEffect(() => {
    if (!focusLast.current) return;
    focusLast.current = false;
    [...(box.current?.querySelectorAll<HTMLInputElement>('input[name$=".name"]') ?? [])].at(-1)?.focus();
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- a new row is what it waits for
  }, [added]);

  const kept = metrics.filter(({ id }) => !removed.includes(id));
  const rows: { key: string; metric: MetricRow | null; remove: () => void }[] = [
    ...kept.map((metric) => ({
      key: metric.id,
      metric,
      remove: () => setRemoved((ids) => [...ids, metric.id]),
    })),
    ...added.map((number) => ({
      key: `new-${number}`,
      metric: null,
      remove: () => setAdded((numbers) => numbers.filter((other) => other !== number)),
    })),
  ];

  return (
    <div ref={box} className="space-y-3">
      <ol className="space-y-3">
        {rows.map(({ key, metric, remove }, index) => (
          <li key={key} className="rounded-md border border-line bg-canvas p-3">
            <fieldset className="grid grid-cols-12 gap-x-3 gap-y-2.5">
              <legend className="sr-only">Metric {index + 1}</legend>
              {metric ? <input type="hidden" name={`metrics.${index}.id`} value={metric.id} /> : null}
              <TextField
                name={`metrics.${index}.name`}
                label={`Metric ${index + 1}`}
                defaultValue={metric?.name}
                placeholder="Answers that are right in a sample"
                maxLength={120}
                className="col-span-12 sm:col-span-6"
              />
              <TextField
                name={`metrics.${index}.unit`}
                label="Unit"
                defaultValue={metric?.unit}
                placeholder="%"
                maxLength={40}
                required={false}
                className="col-span-5 sm:col-span-2"
              />
              <SelectField
                name={`metrics.${index}.better`}
                label="Direction"
                options={better}
                defaultValue={metric?.better ?? 'higher'}
                className="col-span-7 sm:col-span-4"
              />
              <NumberField
                name={`metrics.${index}.baseline`}
                label="Baseline"
                defaultValue={metric?.baseline}
                className="col-span-6 sm:col-span-3"
              />
              <NumberField
                name={`metrics.${index}.target`}
                label="Target"
                defaultValue={metric?.target}
                className="col-span-6 sm:col-span-3"
              />
              <NumberField
                name={`metrics.${index}.killThreshold`}
                label="Kill threshold"
                defaultValue={metric?.killThreshold}
                className="col-span-6 sm:col-span-3"
              />
              <div className="col-span-6 flex items-end justify-end sm:col-span-3">
                <Button variant="quiet" size="sm" onClick={remove} aria-label={`Remove metric ${index + 1}`}>
                  Remove
                </Button>
              </div>
            </fieldset>
          </li>
        ))}
      </ol>
      <Button
        size="sm"
        disabled={rows.length >= limit}
        onClick={() => {
          focusLast.current = true;
          setAdded((numbers) => [...numbers, (numbers.at(-1) ?? -1) + 1]);
        }}
      >
        Add a metric
      </Button>
      {rows.length >= limit ? <p className="text-sm text-ink-muted">A plan has at most {limit} metrics.</p> : null}
    </div>
  );
}
