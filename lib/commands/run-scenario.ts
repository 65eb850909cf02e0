import { z } from 'zod';
import { notFound } from '@/lib/domain/result';
import { id, note } from '@/lib/domain/use-case/fields';
import { updateRow } from '@/lib/db/write-row';
import { useCaseCommand } from './use-case-command';

/**
 * What came of a scenario when somebody tried it. The last run counts; the trail keeps the others. Versioned, so that an
 * outcome is never given to a text that was rewritten meanwhile.
 */
export const runScenario = useCaseCommand({
  name: 'run-scenario',
  action: 'run-scenarios',
  versioned: true,
  parts: ['scenarios'],
  leavesSignatures: true,
  input: { id, outcome: z.enum(['pass', 'fail'], { error: 'Choose whether it passed or failed.' }), note },
  async run({ tx, facts, actor, now }, { id: scenarioId, outcome, note: remark }) {
    const scenario = facts.scenarios.find((candidate) => candidate.id === scenarioId);
    if (!scenario) return notFound();
    const run = { outcome, note: remark, runById: actor.memberId, runAt: now };
    tx.later(updateRow(tx, 'scenario', scenarioId, run));
    const { kind, title, outcome: before } = scenario;
    return {
      ok: true,
      value: {
        event: { type: 'scenario.run', data: { scenarioId, kind, title, before, outcome, note: remark } },
        value: {},
      },
    };
  },
});
