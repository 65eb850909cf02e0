import type { SectionPart } from '@/lib/domain/signoffs/describe-section';

/** A section of the use case as it is, or was, signed. */
export function SectionContent({ parts }: { parts: SectionPart[] }) {
  const filled = parts.filter(({ heading, lines }) => heading || lines.length > 0);
  if (filled.length === 0) return <p className="text-sm text-ink-subtle">Nothing is stated here.</p>;
  return (
    <div className="space-y-3">
      {filled.map(({ heading, lines }, index) => (
        <div key={index} className="min-w-0">
          {heading ? <p className="text-sm font-medium wrap-anywhere">{heading}</p> : null}
          <dl className="space-y-0.5 text-sm">
            {lines.map(({ label, value }, at) => (
              <div key={at} className="gap-x-3 sm:grid sm:grid-cols-[11rem_minmax(0,1fr)]">
                <dt className="text-ink-subtle">{label}</dt>
                <dd className="max-w-prose wrap-anywhere whitespace-pre-line">{value}</dd>
              </div>
            ))}
          </dl>
        </div>
      ))}
    </div>
  );
}
