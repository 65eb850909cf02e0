import { z } from 'zod';
import type { Change } from '@/lib/domain/audit/changes';
import { level, number, text } from '@/lib/domain/use-case/fields';
import { factorLabels, factors, levels, type Factor } from './factors';
import { modelDefinition, type ModelDefinition } from './model';

const perFactor = <T extends z.ZodType>(value: T) =>
  z.strictObject(Object.fromEntries(factors.map((factor) => [factor, value])) as Record<Factor, T>);

const threshold = number({ min: 0, max: 100, decimals: 1 });

/**
 * A scoring model as an admin enters it. Weights are relative: 2 counts twice as much as 1, whatever their sum; they become
 * shares that sum to 1.
 */
export const modelFields = {
  weights: perFactor(number({ min: 0, max: 1000, decimals: 4 })),
  targets: perFactor(level),
  strongFrom: threshold,
  notBelow: threshold,
  rubrics: perFactor(
    z.array(text('what this level means', 1, 400)).length(levels.length, 'Describe each of the five levels.'),
  ),
};

const form = z.strictObject(modelFields);
export type ModelForm = z.output<typeof form>;

/** The model that was entered, or what is wrong with it, by field. */
export function modelOfForm(
  entered: ModelForm,
): { ok: true; value: ModelDefinition } | { ok: false; fields: Record<string, string[]> } {
  const total = factors.reduce((sum, factor) => sum + entered.weights[factor], 0);
  const fields: Record<string, string[]> = {};
  if (total <= 0) fields[`weights.${factors[0]}`] = ['At least one factor must count.'];
  if (entered.notBelow > entered.strongFrom) {
    fields.notBelow = [`Choose ${entered.strongFrom} or less: where strong begins.`];
  }
  if (Object.keys(fields).length > 0) return { ok: false, fields };
  const weights = Object.fromEntries(factors.map((factor) => [factor, entered.weights[factor] / total]));
  return { ok: true, value: modelDefinition.parse({ ...entered, weights }) };
}

/** The model as the form shows it: weights as percentages, with as many digits as tell two apart. */
export const formOfModel = ({ weights, ...rest }: ModelDefinition): ModelForm => ({
  ...rest,
  targets: rest.targets as ModelForm['targets'],
  weights: Object.fromEntries(
    factors.map((factor) => [factor, Math.round(weights[factor] * 1e6) / 1e4]),
  ) as ModelForm['weights'],
});

/** What differs between two models, in the words of the history: percentages to two digits, rubrics level by level. */
export function modelChanges(before: ModelDefinition, after: ModelDefinition): Change[] {
  const shown = (model: ModelDefinition): [field: string, value: number | string][] => [
    ...factors.map((factor): [string, string] => [`Weight of ${named(factor)}`, percent(model.weights[factor])]),
    ...factors.map((factor): [string, number] => [`Target of ${named(factor)}`, model.targets[factor]]),
    ['Strong from', model.strongFrom],
    ['Not below', model.notBelow],
    ...factors.flatMap((factor) =>
      model.rubrics[factor].map((words, index): [string, string] => [
        `${factorLabels[factor]}, level ${index + 1}`,
        words,
      ]),
    ),
  ];
  const now = shown(after);
  return shown(before).flatMap(([field, value], index) => {
    const changed = now[index]?.[1] ?? null;
    return changed === value ? [] : [{ field, before: value, after: changed }];
  });
}

const named = (factor: Factor) => factorLabels[factor].toLowerCase();
const percent = (share: number) => `${Math.round(share * 1e4) / 1e2} %`;
