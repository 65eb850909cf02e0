import { CommandDialog } from '@/components/forms/command-dialog';
import { TextAreaField } from '@/components/forms/text-area-field';
import { Badge } from '@/components/ui/badge';
import { Card } from '@/components/ui/card';
import { TextLink } from '@/components/ui/text-link';
import { Day, Time } from '@/components/ui/time';
import type { Tone } from '@/components/ui/tone';
import { MayNot } from '@/components/use-case-tab/may-not';
import type { Place } from '@/components/use-case-tab/place';
import { openIncidents, severityLabels, type Severity } from '@/lib/domain/operation/incidents';
import type { Reason } from '@/lib/domain/result';
import { stageLabels } from '@/lib/domain/stages/stages';
import { serverPath } from '@/lib/url/servers';
import type { IncidentFacts, UseCaseFacts } from '@/lib/domain/use-case/facts';
import { ReportIncident } from './report-incident';

type Props = {
  facts: UseCaseFacts;
  incidents: IncidentFacts[];
  mayReport: Reason | null;
  mayResolve: Reason | null;
  suspensions: readonly ('pilot' | 'parked')[];
  place: Place;
  now: Date;
};

const tones: Record<Severity, Tone> = { low: 'neutral', medium: 'caution', high: 'negative', critical: 'negative' };

/** What went wrong in use, what it did to the use case, and how it was put right. */
export function IncidentsCard({ facts, incidents, mayReport, mayResolve, suspensions, place, now }: Props) {
  const open = openIncidents(facts).length;
  return (
    <Card
      id="incidents"
      title="Incidents"
      description={
        incidents.length === 0
          ? 'What goes wrong while people use it.'
          : open === 0
            ? 'All are resolved.'
            : `${open} not resolved. Production is entered once all are.`
      }
      actions={
        mayReport ? null : <ReportIncident {...{ facts, suspensions, place, now }} first={incidents.length === 0} />
      }
      flush
    >
      {incidents.length === 0 ? (
        <p className="px-4 py-3.5 text-ink-muted">No incident was reported.</p>
      ) : (
        <ul className="divide-y divide-line">
          {incidents.map((incident) => (
            <IncidentRow key={incident.id} {...{ incident, mayResolve, place, now }} useCase={facts.key} />
          ))}
        </ul>
      )}
      {mayReport && mayReport.code !== 'not-in-use' ? (
        <div className="border-t border-line px-4 py-2.5">
          <MayNot reason={mayReport} />
        </div>
      ) : null}
    </Card>
  );
}

type RowProps = {
  incident: IncidentFacts;
  mayResolve: Reason | null;
  place: Place;
  useCase: string;
  now: Date;
};

/** One incident, and for whoever may the way to resolve it. */
export function IncidentRow({ incident, mayResolve, place, useCase, now }: RowProps) {
  const {
    id,
    title,
    description,
    severity,
    noticedOn,
    affected,
    suspended,
    server,
    reportedBy,
    reportedAt,
    resolution,
  } = incident;
  return (
    <li className="flex flex-wrap items-start gap-x-4 gap-y-2 px-4 py-3.5">
      <div className="min-w-0 flex-1 basis-80 space-y-1.5">
        <p className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
          <span className="min-w-0 font-medium wrap-anywhere">{title}</span>
          <Badge tone={tones[severity]}>{severityLabels[severity]}</Badge>
          {resolution ? <Badge tone="positive">Resolved</Badge> : <Badge tone="caution">Open</Badge>}
        </p>
        <p className="max-w-prose wrap-anywhere whitespace-pre-line">{description}</p>
        {server ? (
          <p>
            <TextLink href={serverPath(place.workspace, server.id, 'contracts')}>Contracts of {server.name}</TextLink>
          </p>
        ) : null}
        <p className="flex flex-wrap gap-x-3 gap-y-0.5 text-sm text-ink-subtle">
          <span>
            Noticed <Day day={noticedOn} />
          </span>
          <span className="wrap-anywhere">Affected: {affected}</span>
          <span>
            Reported by {reportedBy.name} <Time at={reportedAt} now={now} />
          </span>
        </p>
        {suspended ? (
          <p className="text-sm text-ink-muted">
            Suspended it: from {stageLabels[suspended.from]} to{' '}
            {suspended.to === 'parked' ? 'parked, to go on in its pilot' : stageLabels[suspended.to]}.
          </p>
        ) : null}
        {resolution ? (
          <dl className="space-y-1 border-l-2 border-line pl-3 text-sm">
            <Told label="Cause">{resolution.cause}</Told>
            <Told label="What was done">{resolution.remedy}</Told>
            <div className="text-ink-subtle">
              <dt className="sr-only">Resolved</dt>
              <dd>
                {resolution.by.name}, <Time at={resolution.at} now={now} look="both" />
              </dd>
            </div>
          </dl>
        ) : null}
      </div>
      {resolution || mayResolve ? null : (
        <CommandDialog
          {...place}
          command="resolve-incident"
          hidden={{ useCase, incident: id }}
          trigger="Resolve"
          triggerSize="sm"
          triggerLabel={`Resolve incident: ${title}`}
          title="Resolve this incident"
          description={suspended ? 'It does not return to production by this: its gates are ahead.' : undefined}
          submitLabel="Resolve"
          doneMessage="Incident resolved"
        >
          <TextAreaField name="cause" label="Cause" rows={3} maxLength={4000} />
          <TextAreaField name="remedy" label="What was done" rows={3} maxLength={4000} />
        </CommandDialog>
      )}
    </li>
  );
}

const Told = ({ label, children }: { label: string; children: string }) => (
  <div>
    <dt className="text-ink-subtle">{label}</dt>
    <dd className="max-w-prose wrap-anywhere whitespace-pre-line">{children}</dd>
  </div>
);
