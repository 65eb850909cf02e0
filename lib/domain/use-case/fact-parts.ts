import type { UseCaseFacts } from './facts';

// Which parts of the facts are read, where not all are.

/** What hangs on a use case and is read only where a rule asks for it. Owners always are. */
export type FactPart = Extract<
  keyof UseCaseFacts,
  | 'assessments'
  | 'rounds'
  | 'plan'
  | 'scenarios'
  | 'risks'
  | 'tools'
  | 'items'
  | 'evidence'
  | 'waivers'
  | 'signOffRequests'
  | 'reviews'
>;

/**
 * What a command may say that it reads and changes alone, so that of the rest nothing is read (lib/commands/use-case-command.ts). Of the
 * checklist readiness is kept on the use case, and when its items want to be renewed; of the others nothing is. A signature may bind to any of
 * them. Tools come along with the checklist, which goes by their tier, and are not changed with it; nor are systems, by which the verdict may go.
 */
export const narrowFields = {
  businessUnit: ['businessUnit'],
  systems: ['systems'],
  plan: ['plan'],
  pocOutcome: ['pocOutcome'],
  risks: ['risks'],
  scenarios: ['scenarios'],
  checklist: ['items', 'evidence', 'waivers', 'tools'],
  rounds: ['rounds', 'assessments'],
  incidents: ['incidents'],
  retirement: ['retirement'],
  judged: ['systems', 'assessments', 'tools', 'waivers', 'signOffRequests', 'reviews'],
} as const satisfies Record<string, readonly UnreadField[]>;
export type NarrowPart = keyof typeof narrowFields;

/** What is left unread for whoever asks for some parts alone. The use case's own columns, its tags and its owners are always there. */
export type UnreadField = FactPart | 'businessUnit' | 'systems' | 'servers' | 'pocOutcome' | 'incidents' | 'retirement';

/** The facts of whoever asks for these parts alone. */
export type NarrowFacts<Parts extends NarrowPart> = Omit<
  UseCaseFacts,
  Exclude<UnreadField, (typeof narrowFields)[Parts][number]>
>;

/** What the rules of the checklist go by: all of it, or the item that they are asked about. */
export type ChecklistFacts = NarrowFacts<'checklist'>;
