import clsx from 'clsx';
import { Icon } from '@/components/ui/icon';
import { ReasonList } from '@/components/ui/reason-list';
import type { GateLine } from '@/lib/domain/stages/gates';

/** Each requirement of a gate, met or not, and what an unmet one wants from whom. */
export function GateReport({ lines, base }: { lines: GateLine[]; base: string }) {
  return (
    <ul className="divide-y divide-line">
      {lines.map(({ requirement, met, reasons }) => (
        <li key={requirement.id} className="flex gap-2.5 py-2.5 first:pt-0 last:pb-0">
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
            <p className={met ? 'text-ink-muted' : 'font-medium'}>{requirement.label}</p>
            {met ? null : <Reasons reasons={reasons} base={base} />}
          </div>
        </li>
      ))}
    </ul>
  );
}

// A long list of open items would bury the other requirements.
const shownAtOnce = 4;

function Reasons({ reasons, base }: { reasons: GateLine['reasons']; base: string }) {
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
