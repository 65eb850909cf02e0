import clsx from 'clsx';
import type { ReactNode } from 'react';
import { Badge } from '@/components/ui/badge';
import { Summary } from '@/components/ui/summary';
import { factorLabels, levels } from '@/lib/domain/scoring/factors';
import type { FactorSpread } from '@/lib/domain/scoring/round';
import { rubricText } from '@/lib/domain/scoring/rubrics';
import type { ModelDefinition } from '@/lib/domain/scoring/model';
import { RatingText } from './rating-text';

type Props = {
  spread: FactorSpread;
  model: ModelDefinition;
  /** Shows what each wrote from the start. */
  open?: boolean;
  children?: ReactNode;
};

/** One factor after the reveal: who chose which level, how far apart they are, and what came of it. */
export function SpreadRow({ spread, model, open = false, children }: Props) {
  const { factor, given, level, agreement } = spread;
  const label = factorLabels[factor];
  return (
    <section aria-label={label} className="space-y-3 px-4 py-4">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h3 className="font-medium">{label}</h3>
        <SpreadBadge spread={spread} />
        {agreement === null ? null : (
          <span className="text-sm text-ink-subtle" title="100 %: all chose the same level. 0 %: two at opposite ends.">
            {Math.round(agreement * 100)} % agreement
          </span>
        )}
      </div>
      <ol className="grid grid-cols-5 gap-1.5" aria-label={`Levels of ${label.toLowerCase()}`}>
        {levels.map((step) => {
          const here = given.filter((one) => one.level === step);
          return (
            <li
              key={step}
              className={clsx(
                'min-h-14 min-w-0 rounded-md border px-2 py-1.5 text-sm',
                step === level ? 'border-accent bg-accent-soft' : 'border-line bg-canvas',
              )}
              title={rubricText(factor, step, model.rubrics)}
            >
              <span className="flex items-baseline justify-between gap-1">
                <span className="font-semibold tabular-nums">{step}</span>
                {step === level ? <span className="text-xs text-accent-ink">Counts</span> : null}
              </span>
              {here.map(({ person }) => (
                <span key={person.id} className="block truncate text-ink-muted" title={person.name}>
                  {person.name}
                </span>
              ))}
            </li>
          );
        })}
      </ol>
      <details open={open}>
        <Summary look="text">What each wrote</Summary>
        <dl className="mt-2 space-y-2">
          {given.map(({ person, level: chosen, rationale, links }) => (
            <div key={person.id} className="grid gap-x-4 text-sm sm:grid-cols-[12rem_minmax(0,1fr)]">
              <dt className="flex flex-wrap items-center gap-x-2">
                <span>{person.name}</span>
                <span className="text-ink-subtle tabular-nums">{chosen} of 5</span>
                {level !== null && chosen !== level ? <Badge variant="outline">Dissents</Badge> : null}
              </dt>
              <dd className="max-w-prose wrap-anywhere whitespace-pre-line text-ink-muted">
                <RatingText rationale={rationale} links={links} />
              </dd>
            </div>
          ))}
        </dl>
      </details>
      {children}
    </section>
  );
}

function SpreadBadge({ spread: { given, range, diverges, reconciled } }: { spread: FactorSpread }) {
  if (reconciled) return <Badge tone="info">Settled on {reconciled.level}</Badge>;
  if (given.length === 1) return <Badge variant="outline">One scorer</Badge>;
  if (range === 0) return <Badge tone="positive">All the same</Badge>;
  if (!diverges) return <Badge tone="neutral">One level apart</Badge>;
  return <Badge tone="caution">{range} levels apart</Badge>;
}
