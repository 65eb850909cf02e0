import { dayInWords } from '@/lib/domain/day';
import type { Reason } from '@/lib/domain/result';
import { stageLabels, trackStages, type Stage } from '@/lib/domain/stages/stages';
import type { GateFacts } from '@/lib/domain/use-case/fact-parts';
import type { IncidentFacts, UseCaseFacts } from '@/lib/domain/use-case/facts';
import { editorOf } from '@/lib/domain/who';

export const severities = ['low', 'medium', 'high', 'critical'] as const;
export type Severity = (typeof severities)[number];

export const severityLabels: Record<Severity, string> = {
  low: 'Low',
  medium: 'Medium',
  high: 'High',
  critical: 'Critical',
};

export const severityMeanings: Record<Severity, string> = {
  low: 'A nuisance; nobody is harmed.',
  medium: 'Work is held up, or wrong answers were used.',
  high: 'People, data or money were affected.',
  critical: 'It goes on, or cannot be undone.',
};

/** Where an incident can happen: from the first users on. */
const stagesOfUse: readonly Stage[] = ['pilot', 'go-live-review', 'production'];

export const openIncidents = (facts: Pick<UseCaseFacts, 'incidents'>): IncidentFacts[] =>
  facts.incidents.filter(({ resolution }) => resolution === null);

/** The open ones that took it out of use. */
export const suspending = (facts: Pick<UseCaseFacts, 'incidents'>): IncidentFacts[] =>
  openIncidents(facts).filter(({ suspended }) => suspended !== null);

/** Why no incident can be reported here; null: it can. */
export function noIncidentHere(facts: Pick<UseCaseFacts, 'key' | 'stage'>): Reason | null {
  if (stagesOfUse.includes(facts.stage)) return null;
  const message = `${facts.key} is ${stageLabels[facts.stage]}: nobody uses it yet, or any more.`;
  const remedy = 'Incidents are reported in pilot, go-live review and production. Before them, register a risk.';
  return { code: 'not-in-use', message, remedy, tab: 'risks' };
}

/** Where an incident may take a use case: out of use altogether, or back to its pilot from further on. */
export const suspensionsFrom = (stage: Stage): readonly ('pilot' | 'parked')[] => {
  if (!stagesOfUse.includes(stage)) return [];
  return stage === 'pilot' ? ['parked'] : ['pilot', 'parked'];
};

/** One reason for each incident that is not resolved. */
export const unresolved = (facts: GateFacts, incidents = openIncidents(facts)): Reason[] =>
  incidents.map(({ title, noticedOn }) => ({
    code: 'incident-open',
    message: `The incident "${title}" of ${dayInWords(noticedOn)} is not resolved.`,
    remedy: 'Find its cause, put it right, and say so.',
    by: editorOf(facts),
    tab: 'operation',
  }));

/** Whether the tab after the checklist has something to show: what was in use once, is, or is about to be. */
export const hasOperation = (facts: Pick<UseCaseFacts, 'stage' | 'incidents' | 'reviews' | 'retirement'>): boolean =>
  trackStages.indexOf(facts.stage as never) >= trackStages.indexOf('pilot') ||
  facts.incidents.length + facts.reviews.length + facts.retirement.length > 0;
