import type { AuditEventType } from './events';

/** What events are about: the history is narrowed by it. */
export const topics = [
  'stage',
  'scoring',
  'facts',
  'plan',
  'tools',
  'checklist',
  'waivers',
  'risks',
  'sign-offs',
  'operation',
  'people',
  'settings',
  'imports',
] as const;
export type Topic = (typeof topics)[number];

export const topicLabels: Record<Topic, string> = {
  stage: 'Stage and gates',
  scoring: 'Scoring',
  facts: 'Facts and owners',
  plan: 'Plan, results, scenarios',
  tools: 'Tools',
  checklist: 'Checklist and evidence',
  waivers: 'Waivers',
  risks: 'Risks',
  'sign-offs': 'Sign-offs and conditions',
  operation: 'Reviews, incidents, retirement',
  people: 'People',
  settings: 'Settings',
  imports: 'Imports',
};

const topicOf: Record<AuditEventType, Topic> = {
  'workspace.created': 'settings',
  'member.invited': 'people',
  'member.role-changed': 'people',
  'member.removed': 'people',
  'member.joined': 'people',
  'member.link-issued': 'people',
  'member.password-changed': 'people',
  'settings.changed': 'settings',
  'model-draft.saved': 'settings',
  'model-draft.discarded': 'settings',
  'model.published': 'settings',
  'policy-draft.saved': 'settings',
  'policy-draft.discarded': 'settings',
  'policy.published': 'settings',
  'system.saved': 'settings',
  'import.uploaded': 'imports',
  'import.discarded': 'imports',
  'import.started': 'imports',
  'import.units-made': 'imports',
  'import.finished': 'imports',
  'import.undone': 'imports',
  'use-case.created': 'facts',
  'use-case.imported': 'facts',
  'use-case.edited': 'facts',
  'owner.assigned': 'facts',
  'scoring-round.saved': 'scoring',
  'assessment.handed-in': 'scoring',
  'assessment.reopened': 'scoring',
  'scoring-round.revealed': 'scoring',
  'factor.reconciled': 'scoring',
  'scoring-round.cancelled': 'scoring',
  'assessment.rescored': 'scoring',
  'assessment.agreed': 'scoring',
  'plan.saved': 'plan',
  'result.recorded': 'plan',
  'poc-outcome.recorded': 'plan',
  'scenario.saved': 'plan',
  'scenario.removed': 'plan',
  'scenario.run': 'plan',
  'risk.saved': 'risks',
  'risk.accepted': 'risks',
  'risk.closed': 'risks',
  'risk.reopened': 'risks',
  'tool.saved': 'tools',
  'tool.removed': 'tools',
  'item.assigned': 'checklist',
  'item.submitted': 'checklist',
  'item.confirmed': 'checklist',
  'item.returned': 'checklist',
  'item.reopened': 'checklist',
  'evidence.added': 'checklist',
  'evidence.revised': 'checklist',
  'evidence.cited': 'checklist',
  'evidence.reviewed': 'checklist',
  'evidence.withdrawn': 'checklist',
  'waiver.requested': 'waivers',
  'waiver.decided': 'waivers',
  'sign-off.requested': 'sign-offs',
  'sign-off.decided': 'sign-offs',
  'sign-off.withdrawn': 'sign-offs',
  'condition.done': 'sign-offs',
  'review.started': 'operation',
  'review.attested': 'operation',
  'review.concluded': 'operation',
  'incident.reported': 'operation',
  'incident.resolved': 'operation',
  'retirement-item.settled': 'operation',
  'retirement-item.reopened': 'operation',
  'stage.moved': 'stage',
  'stage.refused': 'stage',
};

/** The types of event that are about this. */
export const typesAbout = (topic: Topic): string[] =>
  Object.entries(topicOf).flatMap(([type, about]) => (about === topic ? [type] : []));

/** The topics of a use case's own chain, and of the workspace's, in the order of `topics`. */
export const useCaseTopics: readonly Topic[] = topics.slice(0, topics.indexOf('people'));
export const workspaceTopics: readonly Topic[] = topics.slice(topics.indexOf('people'));

/** What a page of history is narrowed to. Days are whole, both included. */
export type HistoryFilters = { about: Topic | null; who: string | null; from: string | null; to: string | null };
