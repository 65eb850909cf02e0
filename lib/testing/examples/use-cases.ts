import { makeServer } from '@/lib/testing/servers';
import { addSystem, atStage } from '@/lib/testing/steps';
import { makeUseCase, type UseCase } from '@/lib/testing/use-case';
import type { Actor } from '@/lib/domain/access/actor';
import type { Example, Sent } from './example';
import { withTools } from './servers';

/** The input with the address of the use case at its present version. */
export async function on(useCase: UseCase, input: object, actor: Actor = useCase.cast.editor): Promise<Sent> {
  const { key, version } = await useCase.facts();
  return { actor, input: { useCase: key, version, ...input } };
}

export const useCaseExamples: Record<string, Example> = {
  async 'create-use-case'(workspace) {
    return {
      actor: workspace.contributor,
      input: {
        title: 'Meeting preparation',
        problem: 'Before a meeting people look for the last minutes.',
        businessOwner: workspace.viewer.memberId,
        businessUnit: workspace.businessUnitId,
        newBusinessUnit: '',
        template: 'meeting-preparation',
        differsBecause: '',
      },
    };
  },
  async 'choose-servers'(workspace) {
    const server = await makeServer(workspace);
    return on(await makeUseCase(workspace), { servers: [server] });
  },
  async 'choose-tools'(workspace) {
    const { server, tools } = await withTools(workspace);
    const useCase = await makeUseCase(workspace);
    await useCase.send('choose-servers', { servers: [server] });
    return on(useCase, { tools });
  },
  async 'edit-use-case'(workspace) {
    const useCase = await makeUseCase(workspace);
    return on(useCase, {
      title: 'Meeting preparation',
      problem: 'Before a meeting people look for the last minutes.',
      businessUnit: workspace.businessUnitId,
      systems: [await addSystem(useCase, 'CRM')],
      userGroup: 'Sales in Lyon',
      userGroupSize: '12',
      hoursSavedPerMonth: '4.5',
      people: '12',
      valuePerHour: '75',
    });
  },
  async 'add-tag'(workspace) {
    return on(await makeUseCase(workspace), { tag: 'Customer-facing' });
  },
  async 'remove-tag'(workspace) {
    const useCase = await makeUseCase(workspace);
    await useCase.send('add-tag', { tag: 'customer-facing' });
    return on(useCase, { tag: 'customer-facing' });
  },
  async 'assign-owner'(workspace) {
    const useCase = await makeUseCase(workspace);
    return on(useCase, { role: 'technical', member: useCase.cast.technical.memberId });
  },
  async 'move-stage'(workspace) {
    const useCase = await atStage(workspace, 'candidate', { before: true });
    return on(useCase, { to: 'assessed', reason: 'All is there.' });
  },
  async 'edit-access'(workspace) {
    const input = { actionTier: 'draft', identityModel: 'delegated', callLogging: 'Every call, without payloads.' };
    return on(await makeUseCase(workspace), input);
  },
  async 'save-tool'(workspace) {
    const tool = { name: 'search_accounts', purpose: 'Finds accounts', tier: 'read-only', dataClasses: 'names' };
    return on(await makeUseCase(workspace), { id: '', ...tool, system: '' });
  },
  async 'remove-tool'(workspace) {
    const useCase = await makeUseCase(workspace, { template: 'account-research' });
    return on(useCase, { id: (await useCase.facts()).tools[0]?.id });
  },
};
