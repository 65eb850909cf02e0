import { z } from 'zod';
import type { Change } from '@/lib/domain/audit/changes';
import { changesBetween } from '@/lib/domain/audit/changes';
import { frozenPlanReasons } from '@/lib/domain/plan/frozen';
import { droppedResults, metricLimit } from '@/lib/domain/plan/metric-changes';
import { refuse } from '@/lib/domain/result';
import type { PlanFacts } from '@/lib/domain/use-case/facts';
import { freeText, measure, optionalDay, optionalId, text, ticked } from '@/lib/domain/use-case/fields';
import { newId } from '@/lib/db/new-id';
import { insertRow, putRow, updateRow } from '@/lib/db/write-row';
import { useCaseCommand } from './use-case-command';
import { wrongField } from './wrong-field';

const metric = z.strictObject({
  /** Of a metric that the plan has already; its results stay with it. */
  id: optionalId.optional(),
  name: text('what is measured', 2, 120),
  unit: freeText(40),
  better: z.enum(['higher', 'lower'], { error: 'Say whether higher or lower is better.' }),
  baseline: measure.optional(),
  target: measure.optional(),
  killThreshold: measure.optional(),
});
type MetricInput = z.output<typeof metric>;

const metrics = z
  .array(metric)
  .max(metricLimit, `A plan has at most ${metricLimit} metrics.`)
  .superRefine((rows, { addIssue }) => {
    const names = rows.map((row) => row.name.toLowerCase());
    rows.forEach((_, index) => {
      if (names.indexOf(names[index] ?? '') < index) {
        addIssue({ code: 'custom', path: [index, 'name'], message: 'Another metric has this name already.' });
      }
    });
  });

/**
 * The measurement plan as a whole: its days and its metrics, in their order. It may be saved before it is complete; the
 * gate says what is missing. From Pilot on it only grows. Metrics keep their id, and with it what was measured by them.
 */
export const savePlan = useCaseCommand({
  name: 'save-plan',
  action: 'edit-plan',
  versioned: true,
  parts: ['plan'],
  input: {
    startsOn: optionalDay.optional(),
    endsOn: optionalDay.optional(),
    metrics: metrics.default([]),
    /** Metrics left out lose their results, and that is meant. */
    dropResults: ticked.optional(),
  },
  async run({ tx, facts }, { startsOn = null, endsOn = null, metrics: rows, dropResults }) {
    if (startsOn && endsOn && endsOn <= startsOn) return wrongField('endsOn', 'Choose an end after the start.');
    const known = new Set(facts.plan.metrics.map(({ id }) => id));
    const kept = rows.flatMap(({ id }) => (id ? [id] : []));
    const unknown = rows.findIndex(({ id }) => id && !known.has(id));
    if (unknown >= 0) return wrongField(`metrics.${unknown}.name`, 'This metric was removed meanwhile. Add it anew.');
    if (new Set(kept).size < kept.length) return wrongField('metrics', 'A metric is named twice.');
    const judged = rows.map((row) => ({ ...figures(row), id: row.id ?? null }));
    const frozen = frozenPlanReasons(facts, { endsOn, metrics: judged });
    if (frozen.length > 0) return refuse('unmet', 'The plan of a pilot is not changed while it counts.', frozen);
    const lost = dropResults ? [] : droppedResults(facts.plan, kept);
    if (lost.length > 0) return refuse('unmet', 'Saving would lose what has been measured.', lost);

    const where = { workspaceId: tx.workspaceId, useCaseId: facts.id };
    tx.later(putRow(tx, 'measurement_plan', { ...where, startsOn, endsOn }, ['useCaseId']));
    tx.later(tx.$executeRaw`delete from metric where use_case_id = ${facts.id}::uuid and id <> all (${kept}::uuid[])`);
    const written = rows.map((row, position) => {
      const data = { position, ...figures(row) };
      return row.id
        ? updateRow(tx, 'metric', row.id, data)
        : insertRow(tx, 'metric', { id: newId(), ...where, ...data });
    });
    await Promise.all(written);
    const changes = planChanges(facts.plan, { startsOn, endsOn }, rows);
    return { ok: true, value: { event: { type: 'plan.saved', data: { changes } }, value: {} } };
  },
});

const metricFields = ['name', 'unit', 'better', 'baseline', 'target', 'killThreshold'] as const;

const figures = ({ name, unit, better, baseline = null, target = null, killThreshold = null }: MetricInput) => ({
  name,
  unit,
  better,
  baseline,
  target,
  killThreshold,
});

/** Each metric under its own name, so that the history reads "Metrics: latency, target: 10 → 8". */
function planChanges(before: PlanFacts, days: Pick<PlanFacts, 'startsOn' | 'endsOn'>, rows: MetricInput[]): Change[] {
  const changes = changesBetween<PlanFacts>(before, days, ['startsOn', 'endsOn']);
  const byId = new Map(rows.flatMap((row) => (row.id ? [[row.id, row] as const] : [])));
  for (const old of before.metrics) {
    const row = byId.get(old.id);
    const own: Change[] = row
      ? changesBetween<MetricInput>(old, figures(row), metricFields)
      : [{ field: '', before: { ...figures(old), name: null }, after: null }];
    changes.push(...own.map((change) => ({ ...change, field: fieldOf(old.name, change.field) })));
  }
  for (const row of rows.filter(({ id }) => !id)) {
    changes.push({ field: fieldOf(row.name, ''), before: null, after: { ...figures(row), name: null } });
  }
  const order = (list: { id?: string | null }[]) => list.flatMap(({ id }) => (id && byId.has(id) ? [id] : []));
  if (order(before.metrics).join() !== order(rows).join()) {
    const names = (list: { name: string }[]) => list.map(({ name }) => name);
    changes.push({ field: 'metrics.order', before: names(before.metrics), after: names(rows) });
  }
  return changes;
}

// A dot would split the name in two.
const fieldOf = (name: string, field: string) =>
  ['metrics', name.replaceAll('.', ' '), field].filter(Boolean).join('.');
