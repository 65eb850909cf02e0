import { notFound } from '@/lib/domain/result';
import { id } from '@/lib/domain/use-case/fields';
import { useCaseCommand } from './use-case-command';

export const removeScenario = useCaseCommand({
  name: 'remove-scenario',
  action: 'run-scenarios',
  versioned: false,
  parts: ['scenarios'],
  leavesSignatures: true,
  input: { id },
  async run({ tx, facts }, { id: scenarioId }) {
    const scenario = facts.scenarios.find((candidate) => candidate.id === scenarioId);
    if (!scenario) return notFound();
    await tx.scenario.delete({ where: { id: scenarioId } });
    const { kind, title } = scenario;
    return {
      ok: true,
      value: { event: { type: 'scenario.removed', data: { scenarioId, kind, title } }, value: {} },
    };
  },
});
