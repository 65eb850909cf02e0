import type { OwnerRole } from '@/lib/domain/access/actor';
import type { Reason } from '@/lib/domain/result';
import type { GateFacts } from '@/lib/domain/use-case/fact-parts';
import type { RetirementItemFacts, UseCaseFacts } from '@/lib/domain/use-case/facts';
import { editorOf, holderOf } from '@/lib/domain/who';
import { openIncidents, unresolved } from './incidents';

/** One thing that must be seen to before a use case leaves production for good. */
export type RetirementItem = { id: string; title: string; why: string; confirms: OwnerRole };

/** The checklist of retirement. Fixed: it says what is left behind, not how well something works. */
export const retirementTemplate: readonly RetirementItem[] = [
  {
    id: 'access',
    title: 'Access and service credentials are revoked',
    why: 'A credential that nobody uses is one that nobody watches.',
    confirms: 'security',
  },
  {
    id: 'tools',
    title: 'Tools and server are disconnected, and their contract is removed',
    why: 'What is still reachable is still used.',
    confirms: 'technical',
  },
  {
    id: 'data',
    title: 'Data and logs are kept or deleted as agreed',
    why: 'Retention outlives the use.',
    confirms: 'data-governance',
  },
  {
    id: 'people',
    title: 'Users and support are informed',
    why: 'Nobody should find out by an error.',
    confirms: 'business',
  },
  {
    id: 'successor',
    title: 'A manual process or a successor is in place',
    why: 'The task itself does not go away.',
    confirms: 'business',
  },
];

export const retirementItem = (id: string): RetirementItem | null =>
  retirementTemplate.find((item) => item.id === id) ?? null;

export const retirementStateLabels: Record<RetirementItemFacts['state'], string> = {
  done: 'Done',
  'not-applicable': 'Not applicable',
};

/**
 * Whether retiring it goes by the checklist: it is in production, or was. What an import alone says was in production left
 * nothing here that could be taken down.
 */
export const retiresByChecklist = (facts: Pick<UseCaseFacts, 'stage' | 'wentLiveAt'>): boolean =>
  facts.stage === 'production' || facts.wentLiveAt !== null;

/** Why its retirement checklist is closed now; null: it is open. */
export function retirementClosed(facts: Pick<UseCaseFacts, 'key' | 'stage' | 'wentLiveAt'>): Reason | null {
  if (facts.stage !== 'retired' && retiresByChecklist(facts)) return null;
  const message =
    facts.stage === 'retired'
      ? `${facts.key} is retired: its checklist stays as it was.`
      : `${facts.key} has never been in production.`;
  return { code: 'not-retiring', message, remedy: 'Only what is or was in production is retired.', tab: 'operation' };
}

/** Items that are not settled, one reason each. */
export const openRetirementItems = (facts: GateFacts): Reason[] =>
  retirementTemplate
    .filter(({ id }) => !facts.retirement.some(({ itemId }) => itemId === id))
    .map(({ id, title, confirms }) => ({
      code: `retire-${id}`,
      message: `Not settled: ${title.charAt(0).toLowerCase()}${title.slice(1)}.`,
      remedy: 'Mark it as done, or say why it does not apply.',
      by: holderOf(confirms, facts),
      tab: 'operation',
    }));

/** What would be left hanging: conditions, risks, waivers asked for, incidents. Waivers that were granted end with it. */
export function looseEnds(facts: GateFacts): Reason[] {
  const by = editorOf(facts);
  const conditions = [
    ...facts.signOffRequests.filter(({ state }) => state === 'used').flatMap(({ signOffs }) => signOffs),
    ...facts.reviews,
  ].flatMap((one) => ('lapsedAt' in one && one.lapsedAt ? [] : one.conditions));
  return [
    ...conditions
      .filter(({ doneAt }) => doneAt === null)
      .map(({ text, owner }) => ({
        code: 'condition-open',
        message: `A condition is open: ${text}`,
        remedy: 'Meet it, or say what became of it.',
        by: owner.name,
        tab: 'operation' as const,
      })),
    ...facts.risks
      .filter(({ closedAt }) => closedAt === null)
      .map(({ title }) => ({
        code: 'risk-open',
        message: `The risk "${title}" is open.`,
        remedy: 'Close it, with how it ends.',
        by,
        tab: 'risks' as const,
      })),
    ...facts.waivers
      .filter(({ decision }) => decision === null)
      .map(({ subject }) => ({
        code: 'waiver-open',
        message: `A waiver of ${subject} is asked for and not decided on.`,
        remedy: 'Decide on it.',
        by: 'Whoever signs for it',
        tab: 'checklist' as const,
      })),
    ...unresolved(facts, openIncidents(facts)),
  ];
}
