import clsx from 'clsx';
import { levels, type Level } from '@/lib/domain/scoring/factors';

/** A rating as five steps and a figure. Its rubric text stands beside it: a level is never a bare number. */
export function LevelScale({ level }: { level: Level }) {
  const fill = level === 1 ? 'bg-negative' : level === 2 ? 'bg-caution' : 'bg-accent';
  return (
    <span className="inline-flex items-center gap-2 whitespace-nowrap">
      <span aria-hidden="true" className="flex gap-0.5">
        {levels.map((step) => (
          <span key={step} className={clsx('h-1.5 w-3.5 rounded-full', step <= level ? fill : 'bg-neutral-soft')} />
        ))}
      </span>
      <span className="text-sm font-medium tabular-nums">{level} of 5</span>
    </span>
  );
}
