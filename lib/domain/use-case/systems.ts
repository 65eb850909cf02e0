export const systemKinds = [
  'crm',
  'knowledge-base',
  'ticketing',
  'data-catalogue',
  'document-repository',
  'scheduling',
  'workflow',
  'other',
] as const;
export type SystemKind = (typeof systemKinds)[number];

export const systemKindLabels: Record<SystemKind, string> = {
  crm: 'CRM',
  'knowledge-base': 'Knowledge base',
  ticketing: 'Ticketing',
  'data-catalogue': 'Data catalogue',
  'document-repository': 'Document repository',
  scheduling: 'Scheduling',
  workflow: 'Workflow',
  other: 'Other',
};
