import { refuse, type Refusal } from '@/lib/domain/result';
import { stageLabels, type Stage } from '@/lib/domain/stages/stages';

/** Trigram similarity of two titles, 0–1, from which they may mean the same use case. */
export const similarTitleThreshold = 0.45;

/** Registering twice splits owners and evidence, so whoever registers a similar one says how it differs. */
export function tooSimilar(similar: { key: string; title: string; stage: Stage }[]): { ok: false; refusal: Refusal } {
  const message =
    similar.length === 1
      ? 'There is a use case with a similar title.'
      : `There are ${similar.length} use cases with similar titles.`;
  const { refusal } = refuse(
    'unmet',
    message,
    similar.map(({ key, title, stage }) => ({
      code: 'similar-title',
      message: `${key} "${title}" (${stageLabels[stage]})`,
      remedy: 'Open that one, or say how yours differs.',
      useCase: key,
    })),
  );
  return { ok: false, refusal: { ...refusal, fields: { differsBecause: ['Say how yours differs from them.'] } } };
}
