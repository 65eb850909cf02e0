import { Badge } from '@/components/ui/badge';
import { Card } from '@/components/ui/card';
import { ReasonList } from '@/components/ui/reason-list';
import { TextLink } from '@/components/ui/text-link';
import type { Tone } from '@/components/ui/tone';
import { missingLeg, type Flow } from '@/lib/domain/mcp/flow';
import { written } from '@/lib/domain/mcp/strings';
import { flowItem, flowOfUseCase, flowReasons, flowSettled } from '@/lib/domain/servers/flow';
import type { UseCaseFacts } from '@/lib/domain/use-case/facts';

type Props = { facts: UseCaseFacts; now: Date; base: string };

const legs = [
  { of: 'untrusted', title: 'Brings in what strangers write', none: 'No tool does' },
  { of: 'private', title: 'Returns private data', none: 'No tool does, as far as it is stated' },
  { of: 'out', title: 'Leads out', none: 'No tool does' },
] as const;

/** What the tools let through together, over all servers: none of them shows it alone. */
export function FlowCard({ facts, now, base }: Props) {
  if (facts.tools.length === 0) return null;
  const flow = flowOfUseCase(facts);
  const settled = flowSettled(facts, now);
  const reasons = flowReasons(facts, now).map(({ tab: _, ...reason }) => reason);
  return (
    <Card
      id="flow"
      title="What could be carried out"
      description="A model has all its tools at once: what a stranger wrote in one may lead it to carry data out through another."
      actions={
        flow.state === 'closed' ? null : <TextLink href={`${base}/checklist`}>{flowItem} in the checklist</TextLink>
      }
      flush
    >
      <dl className="grid gap-px bg-line md:grid-cols-3">
        {legs.map(({ of, title, none }) => (
          <div key={of} className="min-w-0 bg-surface px-4 py-3">
            <dt className="text-sm text-ink-muted">{title}</dt>
            <dd className="mt-1.5">
              {flow[of].length === 0 ? <span className="text-ink-subtle">{none}</span> : <Names names={flow[of]} />}
              {of === 'private' && flow.unclassed.length > 0 ? (
                <div className="mt-2 space-y-1 text-sm text-ink-muted">
                  <p>Nobody has said of</p>
                  <Names names={flow.unclassed} />
                </div>
              ) : null}
            </dd>
          </div>
        ))}
      </dl>
      <div className="space-y-2 border-t border-line px-4 py-3">
        <Outcome flow={flow} settled={settled} />
        {reasons.length > 0 ? <ReasonList reasons={reasons} /> : null}
      </div>
    </Card>
  );
}

function Outcome({ flow, settled }: { flow: Flow; settled: ReturnType<typeof flowSettled> }) {
  const [tone, label, words]: [Tone, string, string] =
    flow.state === 'closed'
      ? ['positive', 'Nothing can be carried out', `${missingLeg(flow)}.`]
      : settled
        ? settled.how === 'mitigated'
          ? ['positive', 'Mitigated', settled.words]
          : ['caution', 'Waived', settled.words]
        : flow.state === 'unclassed'
          ? ['info', 'Not verified', '']
          : ['negative', 'All three come together', ''];
  return (
    <p className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
      <Badge tone={tone} dot>
        {label}
      </Badge>
      {words ? <span className="text-ink-muted">{words}</span> : null}
    </p>
  );
}

const Names = ({ names }: { names: readonly string[] }) => (
  <ul className="flex flex-wrap gap-1">
    {names.map((name) => (
      <li key={name} className="min-w-0">
        {/* Its whole name, over several lines if need be: two may differ in their ends alone. */}
        <Badge variant="outline" className="h-auto min-h-5">
          <span className="font-mono wrap-anywhere whitespace-normal">{written(name)}</span>
        </Badge>
      </li>
    ))}
  </ul>
);
