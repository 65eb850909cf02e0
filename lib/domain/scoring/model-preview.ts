import type { ActionTier } from '@/lib/domain/stages/stages';
import type { LadderRung } from '@/lib/domain/use-case/facts';
import type { Ratings } from './factors';
import type { ModelDefinition } from './model';
import { shownScore } from './score';
import { assess, tierBelow, type Verdict } from './verdict';

/** An agreed assessment with what it says now, by the version it was made with. `score` is the shown one. */
export type Judged = {
  key: string;
  title: string;
  ratings: Ratings;
  modelVersion: number;
  score: number;
  verdict: Verdict;
  /** The tier that counts; null while none is stated. */
  tier: ActionTier | null;
  systemIds: string[];
};

export type ModelChange = Pick<Judged, 'key' | 'title' | 'modelVersion'> & {
  before: { score: number; verdict: Verdict };
  after: { score: number; verdict: Verdict };
};

/**
 * Every use case whose score or verdict would be another, judged by this model instead of its own: those whose verdict changes
 * first, then by key. The same function that judges for real, so that what it shows is what rescoring then makes.
 */
export function previewModel(judged: Judged[], model: ModelDefinition, rungs: LadderRung[]): ModelChange[] {
  const bySystem = indexOf(rungs);
  const changes = judged.flatMap(({ key, title, modelVersion, ratings, tier, systemIds, score, verdict }) => {
    const below = tierBelow(tier);
    const ladder = systemIds.flatMap((id) => bySystem.get(`${below} ${id}`) ?? []);
    const then = assess(ratings, model, { key, actionTier: tier, systemIds }, ladder);
    const after = { score: shownScore(then.score), verdict: then.verdict };
    if (after.score === score && after.verdict === verdict) return [];
    return [{ key, title, modelVersion, before: { score, verdict }, after }];
  });
  const flips = ({ before, after }: ModelChange) => (before.verdict === after.verdict ? 1 : 0);
  return changes.sort((a, b) => flips(a) - flips(b) || (a.key < b.key ? -1 : 1));
}

/** By tier and system the first rung by key: the one that `rungBelow` would choose. */
function indexOf(rungs: LadderRung[]): Map<string, LadderRung> {
  const found = new Map<string, LadderRung>();
  for (const rung of rungs.toSorted((a, b) => (a.key < b.key ? -1 : 1))) {
    for (const id of rung.systemIds) {
      const place = `${rung.actionTier} ${id}`;
      if (!found.has(place)) found.set(place, rung);
    }
  }
  return found;
}

/** How many verdicts go from which to which; scores that change within a verdict are not among them. */
export function verdictMoves(changes: ModelChange[]): { from: Verdict; to: Verdict; count: number }[] {
  const moves = new Map<string, { from: Verdict; to: Verdict; count: number }>();
  for (const { before, after } of changes) {
    if (before.verdict === after.verdict) continue;
    const name = `${before.verdict} ${after.verdict}`;
    const move = moves.get(name) ?? { from: before.verdict, to: after.verdict, count: 0 };
    moves.set(name, { ...move, count: move.count + 1 });
  }
  return [...moves.values()].sort((a, b) => b.count - a.count);
}
