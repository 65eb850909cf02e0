import type { ItemProof } from '@/lib/domain/checklist/items';
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
 * What a command may say that it reads and changes alone, so that of the rest nothing is read (lib/commands/use-case-command.ts). A signature
 * binds to many of them (lib/db/signed.ts). What is derived goes by the checklist (readiness, and when items want to be renewed) and by what is `judged`: the latter names
 * all that the derived columns go by but the checklist, of which they go by how its items stand. Tools, systems and assessments also come along with
 * others, and are changed with `judged` alone. Gates go by everything but unit and tags, and of evidence by no more than what it
 * proves: whoever reads that has all that is judged.
 */
export const narrowFields = {
  businessUnit: ['businessUnit'],
  systems: ['systems'],
  tags: ['tags'],
  servers: ['servers'],
  plan: ['plan'],
  pocOutcome: ['pocOutcome'],
  risks: ['risks'],
  scenarios: ['scenarios'],
  checklist: ['items', 'evidence', 'waivers', 'tools'],
  rounds: ['rounds', 'assessments'],
  incidents: ['incidents'],
  retirement: ['retirement'],
  judged: ['systems', 'assessments', 'tools', 'waivers', 'reviews'],
  // Conditions are of either.
  signOffs: ['signOffRequests', 'reviews'],
  gates: [
    'systems',
    'servers',
    'assessments',
    'rounds',
    'plan',
    'pocOutcome',
    'scenarios',
    'risks',
    'tools',
    'items',
    'waivers',
    'signOffRequests',
    'reviews',
    'incidents',
    'retirement',
  ],
} as const satisfies Record<string, readonly UnreadField[]>;
export type NarrowPart = keyof typeof narrowFields;

/** Whether everything is read that derived columns go by. */
export const readsJudged = (parts: readonly NarrowPart[]): boolean =>
  parts.includes('judged') || parts.includes('gates');

export const readsField = (parts: readonly NarrowPart[], field: UnreadField): boolean =>
  parts.some((part) => (narrowFields[part] as readonly UnreadField[]).includes(field));

/** What is left unread for whoever asks for some parts alone. The use case's own columns and its owners are always there. */
export type UnreadField =
  FactPart | 'businessUnit' | 'systems' | 'tags' | 'servers' | 'pocOutcome' | 'incidents' | 'retirement';

/** Where words of people stand, as signatures or in a review. */
export type Words = Pick<UseCaseFacts, (typeof narrowFields)['signOffs'][number]>;

/** The facts of whoever asks for these parts alone. */
export type NarrowFacts<Parts extends NarrowPart> = Omit<
  UseCaseFacts,
  Exclude<UnreadField, (typeof narrowFields)[Parts][number]>
> &
  ('gates' extends Parts ? { evidence: ItemProof[] } : unknown);

/** What the rules of the checklist go by: all of it, or the item that they are asked about. */
export type ChecklistFacts = NarrowFacts<'checklist'>;

/** What gates go by. */
export type GateFacts = NarrowFacts<'gates'>;
