import type { FactPart } from '@/lib/domain/use-case/fact-parts';
import type { GatedStage } from '@/lib/domain/stages/stages';

export const thresholdIds = ['metrics', 'scenarios', 'pilot-size', 'pilot-days', 'readiness'] as const;
export type ThresholdId = (typeof thresholdIds)[number];

export type Threshold = {
  gate: GatedStage;
  /** The requirement of that gate which it sets the measure for. */
  requirement: string;
  label: string;
  /** Behind the figure: of one, of several. */
  unit: [one: string, many: string];
  /** Nobody loosens below it; why each is where it is says decision 19. */
  floor: number;
  max: number;
  /** What a new workspace begins with. */
  standard: number;
  /** What of a use case the requirement looks at. */
  reads: readonly FactPart[];
};

/**
 * The measures that a workspace may tighten. Each is a least figure, so that higher is tighter; an id is never reused for
 * another measure, since published gate policies refer to it.
 */
export const gateThresholds: Record<ThresholdId, Threshold> = {
  metrics: {
    gate: 'poc',
    requirement: 'plan-complete',
    label: 'Metrics in the measurement plan',
    unit: ['metric', 'metrics'],
    floor: 1,
    max: 10,
    standard: 1,
    reads: ['plan'],
  },
  scenarios: {
    gate: 'pilot',
    requirement: 'scenarios',
    label: 'Scenarios of each kind',
    unit: ['scenario', 'scenarios'],
    floor: 1,
    max: 50,
    standard: 1,
    reads: ['scenarios'],
  },
  'pilot-size': {
    gate: 'pilot',
    requirement: 'pilot-group',
    label: 'People in the pilot group',
    unit: ['person', 'people'],
    floor: 1,
    max: 1000,
    standard: 1,
    reads: [],
  },
  'pilot-days': {
    gate: 'go-live-review',
    requirement: 'pilot-duration',
    label: 'Time of a pilot',
    unit: ['day', 'days'],
    floor: 7,
    max: 365,
    standard: 14,
    reads: ['plan'],
  },
  readiness: {
    gate: 'production',
    requirement: 'readiness',
    label: 'Readiness for production',
    unit: ['%', '%'],
    floor: 70,
    max: 100,
    standard: 90,
    reads: ['items', 'evidence', 'waivers', 'tools'],
  },
};

export const thresholdsOf = (gate: GatedStage): ThresholdId[] =>
  thresholdIds.filter((id) => gateThresholds[id].gate === gate);

/** "14 days", "90 %". */
export const inUnits = (id: ThresholdId, figure: number): string =>
  `${figure.toLocaleString('en-US')} ${gateThresholds[id].unit[figure === 1 ? 0 : 1]}`;
