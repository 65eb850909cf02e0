import { Badge } from '@/components/ui/badge';
import { Card } from '@/components/ui/card';
import { Time } from '@/components/ui/time';
import {
  scenarioKindLabels,
  scenarioKindMeanings,
  scenarioKinds,
  scenarioTally,
  type ScenarioTally,
} from '@/lib/domain/plan/scenarios';
import type { Reason } from '@/lib/domain/result';
import type { ScenarioFacts, UseCaseFacts } from '@/lib/domain/use-case/facts';
import { MayNot } from '@/components/use-case-tab/may-not';
import type { Place } from '@/components/use-case-tab/place';
import { RemoveScenarioDialog, RunScenarioDialog, SaveScenarioDialog } from './scenario-dialogs';

type Props = { facts: UseCaseFacts; now: Date; place: Place; mayRun: Reason | null };

/** The tests of the POC by kind, each with what came of its last run. */
export function ScenarioCard({ facts, now, place, mayRun }: Props) {
  const tally = scenarioTally(facts.scenarios);
  return (
    <Card
      id="scenarios"
      title="Scenarios"
      description="Tried by hand, with what must come of them. Every restricted one has to pass before a pilot."
      flush
    >
      <div className="divide-y divide-line">
        {scenarioKinds.map((kind, index) => (
          <section key={kind} aria-labelledby={`scenarios-${kind}`} className="px-4 py-3">
            <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
              <div className="min-w-0">
                <h3 id={`scenarios-${kind}`} className="font-semibold">
                  {scenarioKindLabels[kind]}{' '}
                  <span className="font-normal text-ink-subtle">{counted(tally[index])}</span>
                </h3>
                <p className="text-sm text-ink-subtle">{scenarioKindMeanings[kind]}</p>
              </div>
              {mayRun ? null : <SaveScenarioDialog {...{ facts, place, kind }} />}
            </div>
            <ScenarioRows {...{ facts, now, place, mayRun }} kind={kind} />
          </section>
        ))}
        {mayRun ? (
          <div className="px-4 py-2.5">
            <MayNot reason={mayRun} />
          </div>
        ) : null}
      </div>
    </Card>
  );
}

function counted(tally: ScenarioTally | undefined): string {
  if (!tally || tally.total === 0) return '';
  const parts = [
    tally.passed > 0 ? `${tally.passed} passed` : '',
    tally.failed > 0 ? `${tally.failed} failed` : '',
    tally.notRun > 0 ? `${tally.notRun} not run` : '',
  ];
  return parts.filter(Boolean).join(', ');
}

function ScenarioRows({ facts, now, place, mayRun, kind }: Props & { kind: ScenarioFacts['kind'] }) {
  const own = facts.scenarios.filter((scenario) => scenario.kind === kind);
  if (own.length === 0) return <p className="mt-2 text-sm text-ink-muted">None yet.</p>;
  return (
    <ul className="mt-2 divide-y divide-line border-t border-line">
      {own.map((scenario) => (
        <li key={scenario.id} className="flex flex-wrap items-start gap-x-4 gap-y-2 py-2.5 last:pb-0">
          <div className="min-w-0 flex-1 basis-72 space-y-0.5">
            <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
              <span className="min-w-0 font-medium">{scenario.title}</span>
              <Outcome outcome={scenario.outcome} />
            </p>
            <p className="max-w-prose text-sm whitespace-pre-line text-ink-muted">
              <span className="text-ink-subtle">Expected: </span>
              {scenario.expected}
            </p>
            {scenario.note ? (
              <p className="max-w-prose text-sm whitespace-pre-line text-ink-muted">
                <span className="text-ink-subtle">Note: </span>
                {scenario.note}
              </p>
            ) : null}
            {scenario.runAt && scenario.runBy ? (
              <p className="text-sm text-ink-subtle">
                Run by {scenario.runBy.name}, <Time at={scenario.runAt} now={now} look="both" />
              </p>
            ) : null}
          </div>
          {mayRun ? null : (
            <div className="flex items-center gap-1">
              <RunScenarioDialog {...{ facts, place, scenario }} />
              <SaveScenarioDialog {...{ facts, place, scenario, kind }} />
              <RemoveScenarioDialog {...{ facts, place, scenario }} />
            </div>
          )}
        </li>
      ))}
    </ul>
  );
}

function Outcome({ outcome }: Pick<ScenarioFacts, 'outcome'>) {
  if (outcome === 'pass') return <Badge tone="positive">Passed</Badge>;
  if (outcome === 'fail') return <Badge tone="negative">Failed</Badge>;
  return <Badge variant="outline">Not run</Badge>;
}
