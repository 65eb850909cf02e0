import type { TelemetryFacts } from '../probe-facts';
import type { Span } from './otlp';
import { findingsIn, type TelemetryFinding } from './tool-calls';

const day = 24 * 60 * 60 * 1000;

/** What is kept of the telemetry of a server; no span, and no value of one. */
export type KeptTelemetry = {
  /** When the newest call ended. */
  lastCall: Date;
  /** What was found within the last day, each when it was last seen. */
  findings: (TelemetryFinding & { at: string })[];
};

/** More kinds of findings than this are one trouble. */
const mostFindings = 100;

const keyOf = ({ kind, attribute }: TelemetryFinding): string => `${kind} in ${attribute}`;

/** Adds spans of calls, at least one, to what was kept; what is older than a day is forgotten. */
export function withSpans(kept: KeptTelemetry | null, spans: readonly Span[], now: Date): KeptTelemetry {
  const found = new Map(kept?.findings.map((finding) => [keyOf(finding), finding]));
  let last = kept?.lastCall.getTime() ?? 0;
  for (const span of spans) {
    // Clocks differ; nothing was called later than now.
    const time = Math.min(span.at.getTime(), now.getTime());
    last = Math.max(last, time);
    const at = new Date(time).toISOString();
    for (const finding of findingsIn(span)) {
      const before = found.get(keyOf(finding));
      if (!before || before.at < at) found.set(keyOf(finding), { ...finding, at });
    }
  }
  const findings = [...found.values()].filter((finding) => isRecent(finding, now));
  return { lastCall: new Date(last), findings: findings.sort(byKey).slice(0, mostFindings) };
}

const isRecent = ({ at }: { at: string }, now: Date): boolean => now.getTime() - Date.parse(at) <= day;
const byKey = (a: TelemetryFinding, b: TelemetryFinding) => (keyOf(a) < keyOf(b) ? -1 : 1);

/** Whether somebody has to be told: it began, began again after a day of silence, or something else is found now. */
export function tellsSomethingNew(before: KeptTelemetry | null, after: KeptTelemetry): boolean {
  if (!before || after.lastCall.getTime() - before.lastCall.getTime() > day) return true;
  return before.findings.map(keyOf).join('\n') !== after.findings.map(keyOf).join('\n');
}

/** As the check takes it. */
export function telemetryFacts({ lastCall, findings }: KeptTelemetry, now: Date): TelemetryFacts {
  const recent = findings.filter((finding) => isRecent(finding, now));
  return {
    lastCall: lastCall.toISOString(),
    missingAttributes: recent.filter(({ kind }) => kind === 'missing').map(({ attribute }) => attribute),
    leaks: recent.filter(({ kind }) => kind !== 'missing').map(keyOf),
  };
}
