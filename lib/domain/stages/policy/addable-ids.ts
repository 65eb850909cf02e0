/** The vocabulary of requirements that a workspace may add (addable.ts). None is ever taken out: published policies name it. */
export const addableIds = [
  'scorers',
  'score',
  'levels',
  'value',
  'owner',
  'data-classes',
  'risk-mitigation',
  'poc-days',
  'scenarios-pass',
  'item-done',
  'targets-met',
  'conditions-done',
  'no-waiver',
  'ratings-fit',
  'flow-settled',
] as const;
export type AddableId = (typeof addableIds)[number];
