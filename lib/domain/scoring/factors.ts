/** The six factors of a good first POC, in the order in which they are asked. */
export const factors = [
  'business-value',
  'data-sensitivity',
  'action-risk',
  'system-complexity',
  'user-group',
  'measurement',
] as const;
export type Factor = (typeof factors)[number];

export const factorLabels: Record<Factor, string> = {
  'business-value': 'Business value',
  'data-sensitivity': 'Data sensitivity',
  'action-risk': 'Action risk',
  'system-complexity': 'System complexity',
  'user-group': 'User group',
  measurement: 'Measurement',
};

/** 1 = "avoid for a first POC", 5 = the good POC signal. */
export const levels = [1, 2, 3, 4, 5] as const;
export type Level = (typeof levels)[number];

export type Ratings = Record<Factor, Level>;
