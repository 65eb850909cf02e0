import clsx from 'clsx';
import { Icon } from '@/components/ui/icon';
import { ReasonList } from '@/components/ui/reason-list';
import { Day } from '@/components/ui/time';
import type { Reason } from '@/lib/domain/result';

/** See lib/queries/overview-cards.ts; `added`: by the workspace. */
export type GateLineShown = { id: string; label: string; added: boolean; met: boolean; reasons: Reason[] };
export type AnnouncedLineShown = { id: string; label: string; from: string; met: boolean; reasons: Reason[] };

/** Each requirement of a gate, met or not, and what an unmet one wants from whom. */
export function GateReport({ lines, base }: { lines: GateLineShown[]; base: string }) {
  return (
    <ul className="divide-y divide-line">
      {lines.map(({ id, label, added, met, reasons }) => (
        <li key={id} className="flex gap-2.5 py-2.5 first:pt-0 last:pb-0">
          <span
            className={clsx(
              'mt-px grid size-4.5 shrink-0 place-items-center rounded-full',
              met ? 'bg-positive-soft text-positive-ink' : 'border border-dashed border-line-field text-ink-subtle',
            )}
          >
            {met ? <Icon name="check" size={12} /> : null}
            <span className="sr-only">{met ? 'Met:' : 'Not met:'}</span>
          </span>
          <div className="min-w-0 flex-1 space-y-1.5">
            <p className={met ? 'text-ink-muted' : 'font-medium'}>
              {label}
              {added ? <span className="font-normal text-ink-subtle"> (this workspace’s own)</span> : null}
            </p>
            {met ? null : <Reasons reasons={reasons} base={base} />}
          </div>
        </li>
      ))}
    </ul>
  );
}

/** What the workspace has announced for the gate: it blocks nothing before its day, and says whether it would be met today. */
export function AnnouncedReport({ lines, base }: { lines: AnnouncedLineShown[]; base: string }) {
  if (lines.length === 0) return null;
  return (
    <section aria-labelledby="announced-title" className="mt-4 border-t border-line pt-3">
      <h3 id="announced-title" className="text-sm font-semibold">
        Announced
      </h3>
      <ul className="divide-y divide-line">
        {lines.map(({ id, label, from, met, reasons }) => (
          <li key={`${id}-${from}`} className="flex gap-2.5 py-2.5 last:pb-0">
            <span className="mt-px grid size-4.5 shrink-0 place-items-center text-ink-subtle">
              <Icon name="clock" size={14} />
            </span>
            <div className="min-w-0 flex-1 space-y-1.5">
              <p>{label}</p>
              <p className="text-sm text-ink-muted">
                Blocks from <Day day={from} /> on. {met ? 'It would be met today.' : 'It would not be met today:'}
              </p>
              {met ? null : <Reasons reasons={reasons} base={base} />}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

// A long list of open items would bury the other requirements.
const shownAtOnce = 4;

function Reasons({ reasons, base }: { reasons: Reason[]; base: string }) {
  if (reasons.length <= shownAtOnce + 1) return <ReasonList reasons={reasons} base={base} />;
  const rest = reasons.slice(shownAtOnce);
  return (
    <>
      <ReasonList reasons={reasons.slice(0, shownAtOnce)} base={base} />
      <details>
        <summary className="cursor-pointer text-sm font-medium text-accent-ink">And {rest.length} more</summary>
        <div className="pt-2">
          <ReasonList reasons={rest} base={base} />
        </div>
      </details>
    </>
  );
}
