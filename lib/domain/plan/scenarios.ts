import type { ScenarioFacts } from '@/lib/domain/use-case/facts';

export const scenarioKinds = ['success', 'failure', 'restricted'] as const;
export type ScenarioKind = (typeof scenarioKinds)[number];

export const scenarioKindLabels: Record<ScenarioKind, string> = {
  success: 'Success',
  failure: 'Failure',
  restricted: 'Restricted',
};

/** What each kind tests, for the person who writes one. */
export const scenarioKindMeanings: Record<ScenarioKind, string> = {
  success: 'A task that it must do well.',
  failure: 'A tool fails or knows nothing; it must say so.',
  restricted: 'An action or data that it must refuse.',
};

/** The loader brings all of them with every page. */
export const scenarioLimit = 100;

type Content = Pick<ScenarioFacts, 'kind' | 'title' | 'expected'>;

/** An outcome is of what was written when it ran: what is written anew has to run again. */
export const keepsOutcome = (before: Content, after: Content): boolean =>
  before.kind === after.kind && before.title === after.title && before.expected === after.expected;

export type ScenarioTally = { kind: ScenarioKind; total: number; passed: number; failed: number; notRun: number };

export function scenarioTally(scenarios: readonly Pick<ScenarioFacts, 'kind' | 'outcome'>[]): ScenarioTally[] {
  return scenarioKinds.map((kind) => {
    const own = scenarios.filter((scenario) => scenario.kind === kind);
    const passed = own.filter(({ outcome }) => outcome === 'pass').length;
    const failed = own.filter(({ outcome }) => outcome === 'fail').length;
    return { kind, total: own.length, passed, failed, notRun: own.length - passed - failed };
  });
}
