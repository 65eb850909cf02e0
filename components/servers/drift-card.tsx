import { Badge } from '@/components/ui/badge';
import { Card } from '@/components/ui/card';
import { Summary } from '@/components/ui/summary';
import type { Tone } from '@/components/ui/tone';
import type { JsonValue } from '@/lib/domain/json';
import { driftLabels, type Difference, type Drift, type DriftKind } from '@/lib/domain/mcp/drift';
import { written } from '@/lib/domain/mcp/strings';

const tones: Record<DriftKind, Tone> = {
  added: 'info',
  removed: 'caution',
  'risk-raising': 'negative',
  narrowed: 'caution',
  widened: 'caution',
  reworded: 'neutral',
};

/** What the server offers otherwise than it was approved, place by place, side by side. */
export function DriftCard({ drift }: { drift: Drift }) {
  const count = drift.tools.length;
  const nothing = count === 0 && drift.server.length === 0;
  return (
    <Card
      id="drift"
      title="Since it was approved"
      description={
        nothing
          ? undefined
          : count === 0
            ? drift.same
              ? 'Its tools are the approved ones. What the server says of itself differs.'
              : 'Its tools are the approved ones, but its instructions to the model are not: its owner approves the tools anew with them, or has the old ones served again.'
            : `${count} ${count === 1 ? 'tool differs' : 'tools differ'}. Sign-offs that rest on a changed tool have lapsed; its owner approves it anew, or has the old one served again.`
      }
      flush={!nothing}
    >
      {nothing ? (
        <p className="text-ink-muted">Nothing differs: the server offers what was approved, and nothing else.</p>
      ) : (
        <ul className="divide-y divide-line">
          {drift.server.length > 0 ? (
            <li className="space-y-2 px-4 py-3">
              <h3 className="font-medium">The server itself</h3>
              <Differences differences={drift.server} />
            </li>
          ) : null}
          {drift.tools.map(({ tool, kinds, differences }) => (
            <li key={tool} className="space-y-2 px-4 py-3">
              <div className="flex flex-wrap items-center gap-2">
                <h3 className="font-mono text-sm font-medium wrap-anywhere">{written(tool)}</h3>
                {kinds.map((kind) => (
                  <Badge key={kind} tone={tones[kind]}>
                    {driftLabels[kind]}
                  </Badge>
                ))}
              </div>
              <Differences differences={differences} />
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

/** More are folded away. */
const inSight = 6;

function Differences({ differences }: { differences: Difference[] }) {
  const rest = differences.slice(inSight);
  return (
    <>
      <Lines differences={differences.slice(0, inSight)} />
      {rest.length > 0 ? (
        <details>
          <Summary look="text">{rest.length} more</Summary>
          <div className="mt-2">
            <Lines differences={rest} />
          </div>
        </details>
      ) : null}
    </>
  );
}

const Lines = ({ differences }: { differences: Difference[] }) => (
  <ul className="space-y-2">
    {differences.map((difference, index) => (
      <li key={index} className="space-y-1 text-sm">
        <p className="max-w-prose wrap-anywhere">
          {difference.message}{' '}
          {difference.path ? (
            <span className="font-mono text-xs text-ink-subtle">{written(difference.path)}</span>
          ) : null}
        </p>
        {whole(difference) ? null : (
          <div className="grid gap-2 sm:grid-cols-2">
            <Side label="Before" value={difference.before} />
            <Side label="Now" value={difference.after} />
          </div>
        )}
      </li>
    ))}
  </ul>
);

/** A tool that came or went is named; its definition is on its own page. */
const whole = ({ kind }: Difference) => kind === 'added' || kind === 'removed';

const longest = 2000;

function Side({ label, value }: { label: string; value: JsonValue }) {
  const text = value === null ? '–' : typeof value === 'string' ? value : JSON.stringify(value, null, 2);
  return (
    <div className="min-w-0">
      <p className="text-xs text-ink-subtle">{label}</p>
      <pre
        tabIndex={0}
        role="region"
        aria-label={label}
        className="max-h-60 overflow-auto rounded-md border border-line bg-sunken p-2 font-mono text-xs wrap-anywhere whitespace-pre-wrap"
      >
        {written(text.length > longest ? `${text.slice(0, longest)}…` : text)}
      </pre>
    </div>
  );
}
