import { atStage, planPoc } from '@/lib/testing/steps';
import { makeUseCase, type UseCase } from '@/lib/testing/use-case';
import type { TestWorkspace } from '@/lib/testing/workspace';
import type { Example } from './example';
import { on } from './use-cases';

const risk = { title: 'Outdated data', likelihood: '4', impact: '5', mitigation: '' };

async function withRisk(workspace: TestWorkspace): Promise<{ useCase: UseCase; id: unknown }> {
  const useCase = await makeUseCase(workspace);
  await useCase.send('save-risk', risk);
  return { useCase, id: (await useCase.facts()).risks[0]?.id };
}

const withScenarios = (workspace: TestWorkspace) => makeUseCase(workspace, { template: 'account-research' });

export const planExamples: Record<string, Example> = {
  async 'save-plan'(workspace) {
    const metric = {
      id: '',
      name: 'Minutes',
      unit: 'min',
      better: 'lower',
      baseline: '40',
      target: '15',
      killThreshold: '35',
    };
    const plan = { startsOn: '2026-12-01', endsOn: '2027-01-15', metrics: [metric], dropResults: 'on' };
    return on(await makeUseCase(workspace), plan);
  },
  async 'record-result'(workspace) {
    const useCase = await atStage(workspace, 'poc');
    const [metric] = (await useCase.facts()).plan.metrics;
    return on(useCase, { metric: metric?.id, phase: 'poc', value: '14.5', note: 'Over two weeks.' });
  },
  async 'record-poc-outcome'(workspace) {
    const useCase = await atStage(workspace, 'poc');
    return on(useCase, { decision: 'stop', summary: 'It did not find what people looked for.' });
  },
  async 'save-pilot-group'(workspace) {
    const useCase = await makeUseCase(workspace);
    await planPoc(useCase);
    return on(useCase, { pilotGroup: 'The team in Lyon', pilotSize: '12' });
  },
  async 'save-scenario'(workspace) {
    const scenario = { kind: 'restricted', title: 'Deletes a deal', expected: 'The tool refuses, and says so.' };
    return on(await makeUseCase(workspace), { id: '', ...scenario });
  },
  async 'run-scenario'(workspace) {
    const useCase = await withScenarios(workspace);
    return on(useCase, { id: (await useCase.facts()).scenarios[0]?.id, outcome: 'fail', note: 'It made one up.' });
  },
  async 'remove-scenario'(workspace) {
    const useCase = await withScenarios(workspace);
    return on(useCase, { id: (await useCase.facts()).scenarios[0]?.id });
  },
  async 'save-risk'(workspace) {
    return on(await makeUseCase(workspace), { id: '', ...risk });
  },
  async 'accept-risk'(workspace) {
    const { useCase, id } = await withRisk(workspace);
    return on(useCase, { id, reason: 'We live with it for the pilot.' }, useCase.cast.business);
  },
  async 'close-risk'(workspace) {
    const { useCase, id } = await withRisk(workspace);
    return on(useCase, { id, reason: 'The data is fresh now.' });
  },
  async 'reopen-risk'(workspace) {
    const { useCase, id } = await withRisk(workspace);
    await useCase.send('close-risk', { id, reason: 'The data is fresh now.' });
    return on(useCase, { id, reason: 'It is not, after all.' });
  },
};
