import { Badge } from '@/components/ui/badge';
import { Card } from '@/components/ui/card';
import { Meter, type MeterPart } from '@/components/ui/meter';
import { areaLabels } from '@/lib/domain/checklist/areas';
import type { AreaReadiness, Readiness } from '@/lib/domain/checklist/readiness';

/** What is satisfied, and apart from it what is waived. None at all while nothing is known. */
export function readinessParts({ unknown, satisfied, waived }: AreaReadiness): MeterPart[] {
  if (unknown) return [];
  return [
    { label: 'Satisfied', value: satisfied, tone: 'positive' },
    { label: 'Waived', value: waived, tone: 'info', hatched: true },
  ];
}

/** "3 of 5 satisfied, 1 waived" or that nothing is known. */
export function readinessText({ unknown, satisfied, waived, applicable }: AreaReadiness): string {
  if (applicable === 0) return 'Nothing applies';
  if (unknown) return `Unknown, ${applicable} ${applicable === 1 ? 'item' : 'items'}`;
  return `${satisfied} of ${applicable} satisfied${waived > 0 ? `, ${waived} waived` : ''}`;
}

type Props = { readiness: Readiness; threshold: number };

/** Readiness for go-live beside its open blockers, and area by area. */
export function ReadinessSummary({ readiness, threshold }: Props) {
  const { overall, areas, openBlockers } = readiness;
  const waived = areas.reduce((sum, area) => sum + area.waived, 0);
  return (
    <Card>
      <div className="grid gap-x-8 gap-y-5 lg:grid-cols-[15rem_minmax(0,1fr)]">
        <div className="space-y-3">
          <h2 className="text-sm font-medium text-ink-muted">Readiness</h2>
          <p className="flex flex-wrap items-baseline gap-x-2">
            <span className="text-3xl leading-9 font-semibold tabular-nums">
              {overall === null ? 'Unknown' : `${overall} %`}
            </span>
            <span className="text-sm text-ink-subtle">{threshold} % needed</span>
          </p>
          <Meter
            label="Readiness"
            parts={overall === null ? [] : [{ label: 'Ready', value: overall, tone: 'accent' }]}
            mark={threshold}
          />
          <p className="flex flex-wrap gap-1.5">
            {openBlockers.length === 0 ? (
              <Badge tone="positive">No open blockers</Badge>
            ) : (
              <Badge tone="negative">
                {openBlockers.length} open {openBlockers.length === 1 ? 'blocker' : 'blockers'}
              </Badge>
            )}
            {waived > 0 ? <Badge tone="info">{waived} waived, not satisfied</Badge> : null}
          </p>
          <p className="text-sm text-ink-subtle">
            The mean of the areas, at most 20 above the weakest. Unknown counts as nothing done.
          </p>
        </div>
        <ul className="grid content-start gap-x-8 gap-y-3 sm:grid-cols-2">
          {areas.map((area) => (
            <li key={area.area}>
              <a href={`#${area.area}`} className="group block rounded-sm">
                <span className="flex items-baseline justify-between gap-3">
                  <span className="font-medium group-hover:underline">{areaLabels[area.area]}</span>
                  <span className="text-sm text-ink-muted tabular-nums">{readinessText(area)}</span>
                </span>
                <Meter
                  label={`Readiness of ${areaLabels[area.area].toLowerCase()}`}
                  parts={readinessParts(area)}
                  max={Math.max(1, area.applicable)}
                  className="mt-1.5"
                />
              </a>
            </li>
          ))}
        </ul>
      </div>
    </Card>
  );
}
