import { z } from 'zod';
import { changesBetween } from '@/lib/domain/audit/changes';
import { keepsOutcome, scenarioKinds, scenarioLimit } from '@/lib/domain/plan/scenarios';
import { notFound, refuse } from '@/lib/domain/result';
import type { ScenarioFacts } from '@/lib/domain/use-case/facts';
import { optionalId, text } from '@/lib/domain/use-case/fields';
import { newId } from '@/lib/db/new-id';
import { insertRow, updateRow } from '@/lib/db/write-row';
import { useCaseCommand } from './use-case-command';

/** A new scenario, or with `id` one written anew, which then has to run again. */
export const saveScenario = useCaseCommand({
  name: 'save-scenario',
  action: 'run-scenarios',
  versioned: true,
  parts: ['scenarios'],
  leavesSignatures: true,
  input: {
    id: optionalId.optional(),
    kind: z.enum(scenarioKinds, { error: 'Choose what it tests.' }),
    title: text('what is tried', 3, 200),
    expected: text('what must come of it', 3, 2000),
  },
  async run({ tx, facts, now }, { id, ...content }) {
    const before = id ? facts.scenarios.find((scenario) => scenario.id === id) : undefined;
    if (id && !before) return notFound();
    if (!before && facts.scenarios.length >= scenarioLimit) {
      return refuse('unmet', `A use case has at most ${scenarioLimit} scenarios.`);
    }
    const scenarioId = before?.id ?? newId();
    const kept = before !== undefined && keepsOutcome(before, content);
    if (before) {
      const run = kept ? {} : { outcome: null, note: '', runById: null, runAt: null };
      tx.later(updateRow(tx, 'scenario', scenarioId, { ...content, ...run }));
    } else {
      const where = { workspaceId: tx.workspaceId, useCaseId: facts.id };
      tx.later(insertRow(tx, 'scenario', { id: scenarioId, ...where, ...content, createdAt: now }));
    }
    const changes = changesBetween<ScenarioFacts>(before ?? {}, { ...content, outcome: kept ? before.outcome : null }, [
      'kind',
      'title',
      'expected',
      'outcome',
    ]);
    return {
      ok: true,
      value: {
        event: {
          type: 'scenario.saved',
          data: { scenarioId, kind: content.kind, title: content.title, created: !before, changes },
        },
        value: { id: scenarioId },
      },
    };
  },
});
