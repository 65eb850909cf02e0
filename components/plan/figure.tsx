const format = new Intl.NumberFormat('en-US', { maximumFractionDigits: 4 });

// A longer unit may wrap below its figure.
const shortUnit = 10;

/** A figure of a metric in its unit; not stated is a dash, which is not zero. */
export function Figure({ value, unit }: { value: number | null; unit: string }) {
  if (value === null) {
    return (
      <span className="text-ink-subtle">
        <span aria-hidden="true">–</span>
        <span className="sr-only">not stated</span>
      </span>
    );
  }
  return (
    <data value={value} className={unit.length <= shortUnit ? 'whitespace-nowrap' : undefined}>
      {format.format(value)}
      {unit ? <span className="text-ink-muted"> {unit}</span> : null}
    </data>
  );
}
