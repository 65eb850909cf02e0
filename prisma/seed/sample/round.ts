import { addDays, dayOf } from '@/lib/domain/day';
import { factors } from '@/lib/domain/scoring/factors';
import { assignOwners } from '@/lib/testing/steps';
import type { Scene } from './scene';
import type { Ratings, Round } from './story';

/** Ratings of a story as the commands take them. */
export const rated = (ratings: Ratings) =>
  Object.fromEntries(
    factors.map((factor) => {
      const [level, rationale] = ratings[factor] ?? [null, ''];
      return [factor, { level, rationale }];
    }),
  );

/** Several people score blind, as far as the story has got: asked, handed in, revealed, settled, agreed. */
export async function score(scene: Scene, round: Round): Promise<void> {
  const { actors, now } = scene.scenery;
  scene.on(round.asked);
  await assignOwners(scene, { roles: ['technical'] });
  const scorers = round.scorers.map(({ who, factors: some }) => ({ member: actors[who].memberId, factors: some }));
  const dueOn = addDays(dayOf(now), -round.due);
  // The day is long past for most; when they were asked it was still to come.
  const { round: id } = await scene.send('save-scoring-round', { scorers, dueOn, live: round.live ?? false });
  const handedIn = round.scorers.toSorted((a, b) => (b.on ?? round.asked) - (a.on ?? round.asked));
  for (const { who, on, ratings } of handedIn) {
    if (!ratings) continue;
    scene.on(on ?? round.asked);
    await scene.send('hand-in-assessment', { ratings: rated(ratings) }, { by: actors[who] });
  }
  if (round.left === 'open' || round.revealed === undefined) return;
  scene.on(round.revealed);
  const missing = round.scorers.some(({ ratings }) => !ratings);
  await scene.send('reveal-scoring-round', { round: id, reason: missing ? 'They are away until next month.' : '' });
  for (const [factor, [level, reason]] of Object.entries(round.settled ?? {})) {
    await scene.send('reconcile-factor', { round: id, factor, level, reason });
  }
  if (round.left !== 'revealed') await scene.send('agree-scoring-round', { round: id });
}
