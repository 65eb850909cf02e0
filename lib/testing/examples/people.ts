import { inWorkspace } from '@/lib/db/workspace-transaction';
import { atStage, planPoc } from '@/lib/testing/steps';
import { makeUseCase } from '@/lib/testing/use-case';
import type { Example } from './example';
import { on } from './use-cases';

export const peopleExamples: Record<string, Example> = {
  async 'add-comment'(workspace) {
    const body = `@${workspace.viewer.name}, is this what you meant?`;
    return on(await makeUseCase(workspace), { body, mentions: [workspace.viewer.memberId], item: 'ID-1', risk: '' });
  },
  async 'edit-comment'(workspace) {
    const useCase = await makeUseCase(workspace);
    const { comment } = await useCase.send('add-comment', { body: 'Is this what you ment?' });
    return on(useCase, { comment, body: 'Is this what you meant?', mentions: [] });
  },
  async 'remove-comment'(workspace) {
    const useCase = await makeUseCase(workspace);
    const { comment } = await useCase.send('add-comment', { body: 'Wrong place.' });
    return on(useCase, { comment, reason: 'It belongs elsewhere.' });
  },
  async remind(workspace) {
    const useCase = await atStage(workspace, 'assessed');
    await planPoc(useCase);
    await useCase.send('request-sign-off', { gate: 'poc' });
    return on(useCase, { member: useCase.cast.business.memberId, kind: 'sign', ref: 'poc' });
  },
  async 'mark-notifications-read'(workspace) {
    const useCase = await makeUseCase(workspace);
    const { viewer } = workspace;
    await useCase.send('add-comment', { body: `@${viewer.name}, look.` });
    const { id } = await inWorkspace(workspace.workspaceId, (tx) =>
      tx.notification.findFirstOrThrow({ where: { memberId: viewer.memberId } }),
    );
    return { actor: viewer, input: { notification: id, older: 'on' } };
  },
  'choose-mailing': async ({ viewer }) => ({ actor: viewer, input: { mailing: 'daily' } }),
};
