import { defaultModel } from '@/lib/domain/scoring/default-model';
import { formOfModel } from '@/lib/domain/scoring/model-form';
import { mustRun, openUseCase } from '@/lib/testing/use-case';
import type { Scenery } from './found';
import { workday } from './workday';

const weights = {
  'business-value': 0.2,
  'data-sensitivity': 0.2,
  'action-risk': 0.2,
  'system-complexity': 0.1,
  'user-group': 0.1,
  measurement: 0.2,
};

/** Scored anew with the newest version since it is there. */
const rescored = ['IT-4', 'FIN-2'];

/**
 * After half a year the admin weighs the factors by what the pilots have taught: version 2 of the scoring model. All but a few use
 * cases still carry the version that they were scored with.
 */
export async function publishAnew({ actors, now }: Scenery): Promise<void> {
  const { ingrid, meilin } = actors;
  const draft = { ...formOfModel({ ...defaultModel, weights }), base: 1 };
  const saved = await mustRun('save-model-draft', ingrid, draft, workday(now, 1, 120));
  await mustRun('publish-model', ingrid, { draft: saved.draft }, workday(now, 1, 150));
  const cast = { editor: meilin, business: meilin, technical: meilin, security: meilin, 'data-governance': meilin };
  for (const [index, key] of rescored.entries()) {
    await openUseCase(key, cast).send('rescore-use-case', {}, { at: workday(now, 1, 170 + 10 * index) });
  }
}
