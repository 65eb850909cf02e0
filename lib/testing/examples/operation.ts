import { retirementTemplate } from '@/lib/domain/operation/retirement';
import { ownerRoles } from '@/lib/domain/access/actor';
import { atStage } from '@/lib/testing/steps';
import type { UseCase } from '@/lib/testing/use-case';
import type { TestWorkspace } from '@/lib/testing/workspace';
import type { Example } from './example';
import { on } from './use-cases';

const live = (workspace: TestWorkspace) => atStage(workspace, 'production');

async function underReview(workspace: TestWorkspace): Promise<{ useCase: UseCase; review: unknown }> {
  const useCase = await live(workspace);
  const { review } = await useCase.send('start-review');
  return { useCase, review };
}

export const incidentForm = {
  title: 'Answers from another account',
  description: 'Two people saw notes of an account that is not theirs.',
  severity: 'high',
  noticedOn: '2026-11-19',
  affected: 'Two account managers',
};

const [item] = retirementTemplate;

export const operationExamples: Record<string, Example> = {
  async 'start-review'(workspace) {
    return on(await live(workspace), {});
  },
  async attest(workspace) {
    const { useCase, review } = await underReview(workspace);
    const input = { review, role: 'security', answer: 'still-true', reason: 'Looked at the last alerts.' };
    return on(useCase, input, useCase.cast.security);
  },
  async 'conclude-review'(workspace) {
    const { useCase, review } = await underReview(workspace);
    for (const role of ownerRoles) {
      await useCase.send('attest', { review, role, answer: 'still-true' }, { by: useCase.cast[role] });
    }
    const condition = { text: 'Train new staff.', owner: useCase.cast.technical.memberId, dueOn: '2026-12-31' };
    const input = { review, outcome: 'continue-with-conditions', summary: 'It goes on.', conditions: [condition] };
    return on(useCase, input, useCase.cast.business);
  },
  async 'report-incident'(workspace) {
    return on(await atStage(workspace, 'pilot'), { ...incidentForm, suspendTo: 'parked' });
  },
  async 'resolve-incident'(workspace) {
    const useCase = await atStage(workspace, 'pilot');
    const { incident } = await useCase.send('report-incident', incidentForm);
    return on(useCase, { incident, cause: 'A filter was missing.', remedy: 'Added it, with a test.' });
  },
  async 'settle-retirement-item'(workspace) {
    const useCase = await live(workspace);
    const input = { item: item!.id, state: 'done', note: 'Revoked in the vault.' };
    return on(useCase, input, useCase.cast[item!.confirms]);
  },
  async 'reopen-retirement-item'(workspace) {
    const useCase = await live(workspace);
    await useCase.send(
      'settle-retirement-item',
      { item: item!.id, state: 'done' },
      { by: useCase.cast[item!.confirms] },
    );
    return on(useCase, { item: item!.id, reason: 'One key was left.' });
  },
};
