import { atStage, planPoc, satisfyChecklist } from '@/lib/testing/steps';
import { makeUseCase, type UseCase } from '@/lib/testing/use-case';
import type { TestWorkspace } from '@/lib/testing/workspace';
import type { Example } from './example';
import { on } from './use-cases';

/** ID-1 is the technical owner's to confirm. */
const item = 'ID-1';

async function withEvidence(workspace: TestWorkspace): Promise<UseCase> {
  const useCase = await makeUseCase(workspace);
  await useCase.send('assign-owner', { role: 'technical', member: useCase.cast.technical.memberId });
  await useCase.send('add-evidence', { item, kind: 'note', title: 'Design', text: 'Each tool acts as its user.' });
  return useCase;
}

async function submitted(workspace: TestWorkspace): Promise<UseCase> {
  const useCase = await withEvidence(workspace);
  await useCase.send('submit-item', { item, claim: 'satisfied' });
  return useCase;
}

const waiver = {
  subject: item,
  reason: 'The vendor delivers in March.',
  compensatingControl: 'Calls are read every Friday.',
  expiresOn: '2027-01-31',
};

async function beforePoc(workspace: TestWorkspace): Promise<{ useCase: UseCase; request: unknown }> {
  const useCase = await atStage(workspace, 'assessed');
  await planPoc(useCase);
  const { request } = await useCase.send('request-sign-off', { gate: 'poc' });
  return { useCase, request };
}

export const readinessExamples: Record<string, Example> = {
  async 'assign-item'(workspace) {
    const useCase = await makeUseCase(workspace);
    return on(useCase, { item, assignee: useCase.cast.technical.memberId });
  },
  async 'assign-items'(workspace) {
    const useCase = await makeUseCase(workspace);
    return on(useCase, { area: 'all', assignee: useCase.cast.technical.memberId, unassignedOnly: 'on' });
  },
  async 'add-evidence'(workspace) {
    const link = { kind: 'link', title: 'Design', address: 'https://wiki.example/design', text: '', expiresOn: '' };
    return on(await makeUseCase(workspace), { item, ...link });
  },
  async 'cite-evidence'(workspace) {
    const useCase = await withEvidence(workspace);
    return on(useCase, { item: 'ID-2', evidence: (await useCase.facts()).evidence[0]?.evidenceId });
  },
  async 'revise-evidence'(workspace) {
    const useCase = await withEvidence(workspace);
    return on(useCase, { evidence: (await useCase.facts()).evidence[0]?.evidenceId, text: 'Each tool, read again.' });
  },
  async 'review-evidence'(workspace) {
    const useCase = await submitted(workspace);
    await useCase.send('confirm-item', { item }, { by: useCase.cast.technical });
    const { citation } = await useCase.send('add-evidence', {
      item,
      kind: 'note',
      title: 'Design 2',
      text: 'As before.',
    });
    return on(useCase, { evidence: citation, decision: 'returned', reason: 'Which tools?' }, useCase.cast.technical);
  },
  async 'withdraw-evidence'(workspace) {
    const useCase = await withEvidence(workspace);
    return on(useCase, { evidence: (await useCase.facts()).evidence[0]?.id, reason: 'The wrong page.' });
  },
  async 'submit-item'(workspace) {
    return on(await withEvidence(workspace), { item, claim: 'satisfied', justification: 'See the design.' });
  },
  async 'confirm-item'(workspace) {
    const useCase = await submitted(workspace);
    const { evidence } = await useCase.facts();
    return on(useCase, { item, evidence: evidence.map(({ id }) => id) }, useCase.cast.technical);
  },
  async 'return-item'(workspace) {
    const useCase = await submitted(workspace);
    return on(useCase, { item, reason: 'Which page of it?' }, useCase.cast.technical);
  },
  async 'reopen-item'(workspace) {
    const useCase = await withEvidence(workspace);
    await satisfyChecklist(useCase, { only: (id) => id === item });
    return on(useCase, { item, reason: 'The design has changed.' });
  },
  async 'request-waiver'(workspace) {
    return on(await makeUseCase(workspace), waiver);
  },
  async 'decide-waiver'(workspace) {
    const useCase = await makeUseCase(workspace);
    await useCase.send('assign-owner', { role: 'technical', member: useCase.cast.technical.memberId });
    const asked = await useCase.send('request-waiver', waiver);
    return on(useCase, { waiver: asked.waiver, decision: 'approved', note: 'Until March.' }, useCase.cast.technical);
  },
  async 'request-sign-off'(workspace) {
    return on(await atStage(workspace, 'assessed'), { gate: 'poc' });
  },
  async 'withdraw-sign-off-request'(workspace) {
    const { useCase, request } = await beforePoc(workspace);
    return on(useCase, { request, reason: 'The plan has to change first.' });
  },
  async 'sign-off'(workspace) {
    const { useCase, request } = await beforePoc(workspace);
    const input = { request, role: 'business', decision: 'approve', reason: '', conditions: [] };
    return on(useCase, input, useCase.cast.business);
  },
  async 'complete-condition'(workspace) {
    const { useCase, request } = await beforePoc(workspace);
    const condition = { text: 'Train the team.', owner: useCase.cast.technical.memberId, dueOn: '2026-12-31' };
    const decision = { request, role: 'business', decision: 'approve-with-conditions', conditions: [condition] };
    await useCase.send('sign-off', decision, { by: useCase.cast.business });
    const [asked] = (await useCase.facts()).signOffRequests;
    return on(useCase, { condition: asked?.signOffs[0]?.conditions[0]?.id, reason: 'Trained on Monday.' });
  },
};
