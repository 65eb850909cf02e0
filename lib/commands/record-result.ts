import { z } from 'zod';
import { phases, recordResult as mayRecord } from '@/lib/domain/plan/results';
import { refuse } from '@/lib/domain/result';
import { id, measured, note } from '@/lib/domain/use-case/fields';
import { putRow } from '@/lib/db/write-row';
import { useCaseCommand } from './use-case-command';
import { wrongField } from './wrong-field';

/** What a metric came to in the POC or the pilot. A later figure replaces an earlier one; the trail keeps both. */
export const recordResult = useCaseCommand({
  name: 'record-result',
  action: 'record-results',
  versioned: false,
  parts: ['plan'],
  input: { metric: id, phase: z.enum(phases, { error: 'Choose POC or Pilot.' }), value: measured, note },
  async run({ tx, facts, actor, now }, { metric: metricId, phase, value, note: remark }) {
    const metric = facts.plan.metrics.find((candidate) => candidate.id === metricId);
    if (!metric) return wrongField('metric', 'The plan has no such metric any more.');
    const reasons = mayRecord(facts, phase);
    if (reasons.length > 0) return refuse('unmet', 'This result cannot be recorded yet.', reasons);

    const result = { value, note: remark, recordedById: actor.memberId, recordedAt: now };
    const row = { workspaceId: tx.workspaceId, metricId, phase, ...result };
    tx.later(putRow(tx, 'metric_result', row, ['metricId', 'phase']));
    return {
      ok: true,
      value: {
        event: {
          type: 'result.recorded',
          data: {
            metricId,
            metric: metric.name,
            unit: metric.unit,
            phase,
            before: metric.results[phase]?.value ?? null,
            after: value,
            note: remark,
          },
        },
        value: {},
      },
    };
  },
});
