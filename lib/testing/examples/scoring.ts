import type { Actor } from '@/lib/domain/access/actor';
import { ratings } from '@/lib/testing/journey';
import { modelForm } from '@/lib/testing/models';
import { makeUseCase, mustRun, type UseCase } from '@/lib/testing/use-case';
import type { TestWorkspace } from '@/lib/testing/workspace';
import type { Example } from './example';
import { on } from './use-cases';

const scored = { ratings: ratings(), basis: 'none' };

type Round = { useCase: UseCase; round: unknown; scorers: [Actor, Actor] };

/** A round that asks two people. */
async function asked(workspace: TestWorkspace): Promise<Round> {
  const useCase = await makeUseCase(workspace);
  const scorers: [Actor, Actor] = [
    await workspace.member('viewer', 'Sid Scorer'),
    await workspace.member('viewer', 'Sue Scorer'),
  ];
  const rows = scorers.map(({ memberId }) => ({ member: memberId }));
  const { round } = await useCase.send('save-scoring-round', { scorers: rows, dueOn: '2026-12-01' });
  return { useCase, round, scorers };
}

/** The same, revealed, with its two scorers three levels apart on action risk. */
async function revealed(workspace: TestWorkspace): Promise<Round> {
  const made = await asked(workspace);
  const [sid, sue] = made.scorers;
  await made.useCase.send('hand-in-assessment', { ratings: ratings() }, { by: sid });
  await made.useCase.send('hand-in-assessment', { ratings: ratings({ 'action-risk': 2 }) }, { by: sue });
  await made.useCase.send('reveal-scoring-round', { round: made.round });
  return made;
}

const settle = ({ useCase, round }: Round) =>
  useCase.send('reconcile-factor', { round, factor: 'action-risk', level: 3, reason: 'Notes are written.' });

const draft = { ...modelForm({ strongFrom: 80 }), base: '1', draft: '' };
const drafted = (workspace: TestWorkspace) => mustRun('save-model-draft', workspace.admin, draft);

async function publishedAnew(workspace: TestWorkspace): Promise<void> {
  const saved = await drafted(workspace);
  await mustRun('publish-model', workspace.admin, { draft: saved.draft });
}

export const scoringExamples: Record<string, Example> = {
  async 'keep-assessment-draft'(workspace) {
    const { key } = await makeUseCase(workspace);
    return { actor: workspace.architect, input: { useCase: key, ...scored } };
  },
  async 'hand-in-assessment'(workspace) {
    return on(await makeUseCase(workspace), scored);
  },
  async 'agree-assessment'(workspace) {
    const useCase = await makeUseCase(workspace);
    const { assessment } = await useCase.send('hand-in-assessment', scored);
    return on(useCase, { assessment });
  },
  async 'save-scoring-round'(workspace) {
    const scorers = [
      { member: workspace.viewer.memberId, factors: ['data-sensitivity', 'action-risk'] },
      { member: workspace.architect.memberId },
    ];
    return on(await makeUseCase(workspace), { scorers, dueOn: '2026-12-01', live: 'on' });
  },
  async 'reopen-assessment'(workspace) {
    const { useCase, round, scorers } = await asked(workspace);
    await useCase.send('hand-in-assessment', { ratings: ratings() }, { by: scorers[0] });
    return on(useCase, { round, reason: 'I mixed two tools up.' }, scorers[0]);
  },
  async 'reveal-scoring-round'(workspace) {
    const { useCase, round, scorers } = await asked(workspace);
    await useCase.send('hand-in-assessment', { ratings: ratings() }, { by: scorers[0] });
    return on(useCase, { round, reason: 'Sue is ill.' });
  },
  async 'reconcile-factor'(workspace) {
    const { useCase, round } = await revealed(workspace);
    return on(useCase, { round, factor: 'action-risk', level: '3', reason: 'Notes are written.' });
  },
  async 'agree-scoring-round'(workspace) {
    const made = await revealed(workspace);
    await settle(made);
    return on(made.useCase, { round: made.round });
  },
  async 'cancel-scoring-round'(workspace) {
    const { useCase, round } = await asked(workspace);
    return on(useCase, { round, reason: 'The idea has changed.' });
  },
  async 'rescore-use-case'(workspace) {
    const useCase = await makeUseCase(workspace);
    const { assessment } = await useCase.send('hand-in-assessment', scored);
    await useCase.send('agree-assessment', { assessment });
    await publishedAnew(workspace);
    return on(useCase, {});
  },
  'save-model-draft': async ({ admin }) => ({ actor: admin, input: draft }),
  async 'discard-model-draft'(workspace) {
    return { actor: workspace.admin, input: { draft: (await drafted(workspace)).draft } };
  },
  async 'publish-model'(workspace) {
    return { actor: workspace.admin, input: { draft: (await drafted(workspace)).draft } };
  },
};
