/** The seven areas that must hold before go-live. */
export const areas = [
  'identity',
  'tool-scope',
  'data-minimisation',
  'observability',
  'security-review',
  'change-management',
  'human-fallback',
] as const;
export type Area = (typeof areas)[number];

export const areaLabels: Record<Area, string> = {
  identity: 'Identity',
  'tool-scope': 'Tool scope',
  'data-minimisation': 'Data minimisation',
  observability: 'Observability',
  'security-review': 'Security review',
  'change-management': 'Change management',
  'human-fallback': 'Human fallback',
};
