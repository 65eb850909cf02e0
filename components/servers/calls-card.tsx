import { ProgressWatch } from '@/components/imports/progress-watch';
import { Badge } from '@/components/ui/badge';
import { Card } from '@/components/ui/card';
import { ReasonList } from '@/components/ui/reason-list';
import { Time } from '@/components/ui/time';
import { isApprovedField } from '@/lib/domain/mcp/returned-fields';
import { written } from '@/lib/domain/mcp/strings';
import type { Reason } from '@/lib/domain/result';
import { isUnderWay, type SeenCall } from '@/lib/domain/servers/consented-call';
import { FieldNames } from './field-names';

type Props = {
  calls: SeenCall[];
  /** Fields that it may return; empty: not said. */
  approved: string[];
  /** It has an output schema. */
  declares: boolean;
  mayNotCall: Reason[];
  now: Date;
};

/** What calls that people consented to were seen to return, and why there can be none. */
export function CallsCard({ calls, approved, declares, mayNotCall, now }: Props) {
  return (
    <Card
      id="calls"
      title="What it was seen to return"
      description="By calls that somebody consented to, one at a time. No check calls a tool by itself."
    >
      {calls.length === 0 ? (
        <p className="text-ink-muted">Nobody has had it called.</p>
      ) : (
        <ul className="divide-y divide-line">
          {calls.map((call) => (
            <li key={call.id} className="space-y-1 py-3 first:pt-0 last:pb-0">
              <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
                <State {...call} declares={declares} />
                <span className="text-sm text-ink-muted">
                  {call.askedBy}, <Time at={call.at} now={now} look="both" />
                </span>
              </div>
              <Seen call={call} approved={approved} />
              {call.parameters.length > 0 ? (
                <p className="text-sm wrap-anywhere text-ink-subtle">
                  Arguments given: {call.parameters.map(written).join(', ')}
                </p>
              ) : null}
            </li>
          ))}
        </ul>
      )}
      {mayNotCall.length > 0 ? (
        <div className="mt-3 space-y-1.5">
          <p className="text-ink-muted">What stands in the way of a call:</p>
          <ReasonList reasons={mayNotCall} />
        </div>
      ) : null}
    </Card>
  );
}

function State({ declares, ...call }: SeenCall & { declares: boolean }) {
  const { state, problems, counts } = call;
  if (isUnderWay(call)) return <Badge tone="info">Under way</Badge>;
  if (state === 'failed') return <Badge>Came to nothing</Badge>;
  return (
    <>
      {problems.length > 0 ? (
        <Badge tone="negative">Against its schema</Badge>
      ) : (
        <Badge tone="positive">{declares ? 'Fits its schema' : 'Answered'}</Badge>
      )}
      {counts ? null : <Badge>Counts no more</Badge>}
    </>
  );
}

function Seen({ call, approved }: { call: SeenCall; approved: string[] }) {
  const { state, fields, problems, problem } = call;
  if (isUnderWay(call)) {
    return (
      <p role="status" className="text-ink-muted">
        The server is being asked.
        <ProgressWatch />
      </p>
    );
  }
  if (state === 'failed') return <p className="max-w-prose wrap-anywhere text-ink-muted">{problem}</p>;
  const beyond = approved.length === 0 ? [] : fields.filter((field) => !isApprovedField(field, approved));
  return (
    <>
      {fields.length === 0 ? <p className="text-ink-muted">No fields.</p> : <FieldNames names={fields} />}
      {problems.length > 0 ? (
        <ul className="list-disc pl-4 text-sm wrap-anywhere text-negative-ink">
          {problems.map((one) => (
            <li key={one}>{written(one)}</li>
          ))}
        </ul>
      ) : null}
      {beyond.length > 0 ? (
        <p className="text-sm wrap-anywhere text-negative-ink">Not approved: {beyond.map(written).join(', ')}.</p>
      ) : null}
    </>
  );
}
