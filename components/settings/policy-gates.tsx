'use client';

import { useEffect, useRef, useState } from 'react';
import { DateField } from '@/components/forms/date-field';
import { Field } from '@/components/forms/field';
import { NumberField } from '@/components/forms/number-field';
import { SelectField } from '@/components/forms/select-field';
import { Button } from '@/components/ui/button';
import { Icon } from '@/components/ui/icon';
import { Menu, MenuButton } from '@/components/ui/menu';
import { Summary } from '@/components/ui/summary';

type Threshold = {
  id: string;
  label: string;
  unit: string;
  floor: number;
  max: number;
  floorWords: string;
  least: number | null;
  next: number | null;
  from: string | null;
};

type Choice = {
  id: string;
  title: string;
  why: string;
  figure?: { label: string; unit: string; min: number; max: number; usual: number };
  subject?: { label: string; choices: readonly { value: string; label: string }[] };
};

export type GateFields = {
  gate: string;
  title: string;
  /** The product's own requirements, in words. */
  own: string[];
  thresholds: Threshold[];
  /** What may be added here. */
  choices: Choice[];
};

type Added = { gate: string; requirement: string; least: number | null; of: string | null; from: string | null };
type Row = Added & { key: number };

type Props = { gates: GateFields[]; rows: Added[]; most: number; tomorrow: string };

/**
 * The gates with their measures, and rows of what is added to them. The rows are kept here, as they were typed, whatever the
 * server sends meanwhile: what somebody else saved is told by the refusal, not by rows that change under the hand.
 */
export function PolicyGates({ gates, rows: given, most, tomorrow }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const next = useRef(given.length);
  const [rows, setRows] = useState<Row[]>(() => given.map((row, key) => ({ ...row, key })));
  const [entered, setEntered] = useState<number | null>(null);

  useEffect(() => {
    if (entered === null) return;
    const row = box.current?.querySelector(`[data-row="${entered}"]`);
    (row?.querySelector<HTMLElement>('input:not([type=hidden]), select') ?? null)?.focus();
  }, [entered]);

  const add = (gate: string, { id, figure }: Choice) => {
    const key = next.current++;
    setRows((all) => [...all, { key, gate, requirement: id, least: figure?.usual ?? null, of: null, from: null }]);
    setEntered(key);
  };
  // The names count through all gates, so that the errors of the server find their fields.
  const inOrder = gates.flatMap(({ gate }) => rows.filter((row) => row.gate === gate));
  const full = rows.length >= most;

  return (
    <div ref={box} className="space-y-5">
      {gates.map(({ gate, title, own, thresholds, choices }) => {
        const here = inOrder.filter((row) => row.gate === gate);
        return (
          <section key={gate} aria-labelledby={`gate-${gate}`} className="rounded-lg border border-line bg-surface">
            <div className="flex flex-wrap items-center justify-between gap-2 px-4 pt-3.5 pb-3">
              <h2 id={`gate-${gate}`} className="text-lg font-semibold">
                {title}
              </h2>
              {full ? (
                <span className="text-sm text-ink-muted">At most {most} requirements can be added in all.</span>
              ) : (
                <Menu
                  trigger={
                    <>
                      <Icon name="plus" size={14} /> Add a requirement
                    </>
                  }
                  ariaLabel={`Add a requirement for ${title.toLowerCase()}`}
                  size="sm"
                  align="end"
                  className="max-w-[min(28rem,calc(100vw-2rem))]"
                >
                  {choices.map((choice) => (
                    <MenuButton key={choice.id} onClick={() => add(gate, choice)}>
                      {choice.title}
                      <span className="block text-sm text-ink-muted">{choice.why}</span>
                    </MenuButton>
                  ))}
                </Menu>
              )}
            </div>
            <div className="divide-y divide-line border-t border-line">
              {thresholds.map((threshold) => (
                <ThresholdRow key={threshold.id} threshold={threshold} tomorrow={tomorrow} />
              ))}
              {here.map((row) => {
                const choice = choices.find(({ id }) => id === row.requirement);
                return choice ? (
                  <AddedRow
                    key={row.key}
                    row={row}
                    choice={choice}
                    at={`added.${inOrder.indexOf(row)}`}
                    onRemove={() => setRows((all) => all.filter((other) => other.key !== row.key))}
                  />
                ) : null;
              })}
              <details>
                <Summary>
                  <span className="text-sm text-ink-muted">
                    The product’s own {own.length === 1 ? 'requirement' : `${own.length} requirements`}, which{' '}
                    {own.length === 1 ? 'stays' : 'stay'}
                  </span>
                </Summary>
                <ul className="space-y-1 px-4 pb-3 text-sm text-ink-muted">
                  {own.map((label) => (
                    <li key={label} className="flex items-baseline gap-2">
                      <span className="shrink-0 translate-y-0.5 text-ink-subtle">
                        <Icon name="lock" size={12} />
                      </span>
                      {label}
                    </li>
                  ))}
                </ul>
              </details>
            </div>
          </section>
        );
      })}
    </div>
  );
}

function ThresholdRow({ threshold, tomorrow }: { threshold: Threshold; tomorrow: string }) {
  const { id, label, unit, floor, max, floorWords, least, next, from } = threshold;
  return (
    <fieldset className="grid gap-x-4 gap-y-3 px-4 py-3 lg:grid-cols-[minmax(0,1fr)_11rem_11rem_11rem]">
      <legend className="sr-only">{label}</legend>
      <div className="min-w-0 lg:pt-1">
        <p className="font-medium" aria-hidden="true">
          {label}
        </p>
        <p className="text-sm text-ink-muted">At least so much; nobody goes below {floorWords}, the floor.</p>
      </div>
      <NumberField
        name={`thresholds.${id}.least`}
        label="Counts now"
        unit={unit}
        min={floor}
        max={max}
        step={1}
        defaultValue={least}
      />
      <NumberField
        name={`thresholds.${id}.next`}
        label="Announce"
        required={false}
        unit={unit}
        min={floor}
        max={max}
        step={1}
        defaultValue={next}
      />
      <DateField name={`thresholds.${id}.from`} label="From" required={false} min={tomorrow} defaultValue={from} />
    </fieldset>
  );
}

type AddedRowProps = { row: Row; choice: Choice; at: string; onRemove: () => void };

function AddedRow({ row, choice: { title, why, figure, subject }, at, onRemove }: AddedRowProps) {
  return (
    <fieldset
      data-row={row.key}
      className="grid gap-x-4 gap-y-3 px-4 py-3 lg:grid-cols-[minmax(0,1fr)_11rem_11rem_11rem]"
    >
      <legend className="sr-only">{title}</legend>
      <input type="hidden" name={`${at}.gate`} value={row.gate} />
      <div className="min-w-0 lg:pt-1">
        <RequirementName at={at} value={row.requirement} title={title} why={why} />
        <Button variant="quiet" size="sm" className="-ml-2" onClick={onRemove} aria-label={`Remove: ${title}`}>
          Remove
        </Button>
      </div>
      {subject ? (
        <SelectField
          name={`${at}.of`}
          label={subject.label}
          options={subject.choices}
          defaultValue={row.of}
          placeholder="Choose…"
          className={figure ? undefined : 'lg:col-span-2'}
        />
      ) : null}
      {figure ? (
        <NumberField
          name={`${at}.least`}
          label={`${figure.label}, at least`}
          unit={figure.unit}
          min={figure.min}
          max={figure.max}
          step={1}
          defaultValue={row.least}
          className={subject ? undefined : 'lg:col-start-2'}
        />
      ) : null}
      <DateField
        name={`${at}.from`}
        label="Counts from"
        required={false}
        defaultValue={row.from}
        className="lg:col-start-4"
      />
    </fieldset>
  );
}

/** What is added, with what is wrong with adding it here. */
function RequirementName({ at, value, title, why }: { at: string; value: string; title: string; why: string }) {
  return (
    <Field name={`${at}.requirement`} label={title} hint={why}>
      {({ id, name, 'aria-describedby': described }) => (
        <input id={id} type="hidden" name={name} value={value} aria-describedby={described} />
      )}
    </Field>
  );
}
