import { actionTierLabels } from '@/lib/domain/stages/stages';
import { factorLabels, type Factor, type Ratings } from './factors';
import type { ModelDefinition } from './model';
import { shownScore } from './score';
import { verdictLabels, type Judgement } from './verdict';

/** Why the verdict is what it is, in a sentence or two. */
export function verdictWords(judgement: Judgement, model: ModelDefinition): string {
  const { verdict, score, knockOuts, conditions, buildsOn } = judgement;
  if (verdict === 'strong') return `The score reaches ${model.strongFrom}, and no factor is rated below 3.`;
  if (verdict === 'conditions' && conditions.length === 0) {
    return `The score of ${exact(score, model.strongFrom)} is below ${model.strongFrom}, though no factor misses its target.`;
  }
  if (verdict === 'conditions') {
    return `It can start once ${list(conditions)} ${conditions.length === 1 ? 'is' : 'are'} dealt with.`;
  }
  if (verdict === 'next-step' && buildsOn) {
    return (
      `${capital(list(knockOuts))} alone would bar a first POC. It is the next step after ${buildsOn.key} ` +
      `"${buildsOn.title}", which is in production one action tier below (${actionTierLabels[buildsOn.actionTier].toLowerCase()}) ` +
      'and shares a system. Its gates stay those of its own tier.'
    );
  }
  if (knockOuts.length === 0) return `The score of ${exact(score, model.notBelow)} is below ${model.notBelow}.`;
  const rated = `${capital(list(knockOuts))} ${knockOuts.length === 1 ? 'is' : 'are'} rated 1`;
  return `${rated}. A rating of 1 bars a first POC, however high the score.`;
}

/** "Data sensitivity is 2 of 5; 4 is the target." */
export const conditionWords = (factor: Factor, ratings: Ratings, model: ModelDefinition): string =>
  ratings[factor] < model.targets[factor]
    ? `${factorLabels[factor]} is ${ratings[factor]} of 5; ${model.targets[factor]} is the target.`
    : `${factorLabels[factor]} is ${ratings[factor]} of 5; 2 or less is a condition whatever the target.`;

/** "Measurement from 4 to 3: POC with conditions" */
export const flipWords = ({
  factor,
  from,
  to,
  verdict,
}: {
  factor: Factor;
  from: number;
  to: number;
  verdict: Judgement['verdict'];
}): string => `${factorLabels[factor]} from ${from} to ${to}: ${verdictLabels[verdict]}`;

function list(found: Factor[]): string {
  const names = found.map((factor) => factorLabels[factor].toLowerCase());
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

/** The score with as many digits as tell it from a threshold that it misses. */
const exact = (score: number, threshold: number): string =>
  shownScore(score) < threshold ? String(shownScore(score)) : score.toFixed(2);

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
