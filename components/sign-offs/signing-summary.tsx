import type { SummaryLine } from '@/lib/domain/signoffs/summary';

/** What is signed, in figures, before it is read section by section. */
export function SigningSummary({ title, lines }: { title: string; lines: SummaryLine[] }) {
  if (lines.length === 0) return null;
  return (
    <div className="rounded-md bg-sunken px-3.5 py-3">
      <p className="mb-1.5 font-medium">{title}</p>
      <dl className="space-y-1 text-sm">
        {lines.map(({ label, value, alert }) => (
          <div key={label} className="gap-x-3 sm:grid sm:grid-cols-[11rem_minmax(0,1fr)]">
            <dt className="text-ink-subtle">{label}</dt>
            <dd className={alert ? 'wrap-anywhere text-caution-ink' : 'wrap-anywhere'}>{value}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
