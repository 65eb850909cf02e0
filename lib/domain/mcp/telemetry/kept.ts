import type { TelemetryFacts } from '../probe-facts';
import { firstOf, keyOf, type JudgedSpan, type TelemetryFinding } from './tool-calls';

const day = 24 * 60 * 60 * 1000;

/** What is kept of the telemetry of a server; no span, and no value of one. */
export type KeptTelemetry = {
  /** When the newest call ended. */
  lastCall: Date;
  /** What was found within the last day, each when it was last seen. */
  findings: (TelemetryFinding & { at: string })[];
};

/** Adds spans of calls, at least one, to what was kept; what is older than a day is forgotten. */
export function withSpans(kept: KeptTelemetry | null, spans: readonly JudgedSpan[], now: Date): KeptTelemetry {
  const found = new Map(kept?.findings.map((finding) => [keyOf(finding), finding]));
  const add = (findings: readonly TelemetryFinding[], time: number) => {
    const at = new Date(time).toISOString();
    for (const finding of findings) {
      const before = found.get(keyOf(finding));
      if (!before || before.at < at) found.set(keyOf(finding), { ...finding, at });
    }
  };
  const shared = new Map<readonly TelemetryFinding[], number>();
  let last = kept?.lastCall.getTime() ?? 0;
  for (const { span, findings, shared: ofResource } of spans) {
    // Clocks differ; nothing was called later than now.
    const time = Math.min(span.at.getTime(), now.getTime());
    last = Math.max(last, time);
    add(findings, time);
    shared.set(ofResource, Math.max(shared.get(ofResource) ?? 0, time));
  }
  for (const [findings, time] of shared) add(findings, time);
  const findings = [...found.values()].filter((finding) => isRecent(finding, now));
  return { lastCall: new Date(last), findings: firstOf(findings) };
}

const isRecent = ({ at }: { at: string }, now: Date): boolean => now.getTime() - Date.parse(at) <= day;

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
