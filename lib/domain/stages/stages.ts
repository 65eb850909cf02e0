/** The stages in their order, and the three beside them. */
export const trackStages = ['candidate', 'assessed', 'poc', 'pilot', 'go-live-review', 'production'] as const;
export const sideStages = ['parked', 'rejected', 'retired'] as const;
export const stages = [...trackStages, ...sideStages] as const;

export type TrackStage = (typeof trackStages)[number];
/** Those with a gate before them: all of the track but its beginning. */
export const gatedStages = ['assessed', 'poc', 'pilot', 'go-live-review', 'production'] as const;
export type GatedStage = (typeof gatedStages)[number];
export type Stage = (typeof stages)[number];

export const stageLabels: Record<Stage, string> = {
  candidate: 'Candidate',
  assessed: 'Assessed',
  poc: 'POC',
  pilot: 'Pilot',
  'go-live-review': 'Go-live review',
  production: 'Production',
  parked: 'Parked',
  rejected: 'Rejected',
  retired: 'Retired',
};

/** What the tools of a use case may do, from harmless to final. */
export const actionTiers = ['read-only', 'draft', 'reversible-write', 'irreversible'] as const;
export type ActionTier = (typeof actionTiers)[number];

export const actionTierLabels: Record<ActionTier, string> = {
  'read-only': 'Read-only',
  draft: 'Draft',
  'reversible-write': 'Reversible write',
  irreversible: 'Irreversible',
};

export const identityModels = ['end-user', 'service-account', 'delegated'] as const;
export type IdentityModel = (typeof identityModels)[number];

export const identityModelLabels: Record<IdentityModel, string> = {
  'end-user': 'End user',
  'service-account': 'Service account',
  delegated: 'Delegated',
};

export const identityModelMeanings: Record<IdentityModel, string> = {
  'end-user': 'Each call carries the rights of the person who asks.',
  'service-account': 'Calls carry the rights of one technical account, whoever asks.',
  delegated: 'A technical account acts for the person, within rights they handed over.',
};
