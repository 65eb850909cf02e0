import type { StandingFacts } from '@/lib/domain/checklist/items';
import type { Lapse } from '@/lib/domain/audit/events';
import { lapsingAttestations, type AttestationLapse } from '@/lib/domain/operation/review';
import { merged } from '@/lib/domain/merged';
import { differenceOf } from '@/lib/domain/signoffs/difference';
import { namesIn } from '@/lib/domain/signoffs/names';
import {
  asSeen,
  changedSections,
  lapsing,
  sectionsOf,
  sinceSigned,
  type HasChanged,
  type Lapsing,
  type Section,
  type Snapshot,
} from '@/lib/domain/signoffs/sections';
import { narrowFields, readsField, readsJudged, type NarrowFacts, type Words } from '@/lib/domain/use-case/fact-parts';
import type { RuleContext, UseCaseFacts } from '@/lib/domain/use-case/facts';
import { derivedColumns, readinessColumns, refreshLadderNeighbours, valueColumns, type Judged } from './derived';
import { hashOf } from './hash';
import { loadFactsAfter, loadWords, tablesOfField, type NarrowRead } from './load-facts';
import { placeText, renewRuleContext } from './load-rule-context';
import { refreshRenewals } from './renewal';
import { judgedOf, type OwnColumns } from './own-columns';
import type { WorkspaceTx } from './workspace-transaction';
import { updateRow, type RowOf } from './write-row';

/**
 * After a write on a locked use case: lapses the sign-offs, and words in an open review, whose sections changed, computes the derived columns, raises the
 * version. `before` and `contextBefore` are what the rules saw before the write; `columns`: what it changes of the use case itself.
 */
export async function settle(
  tx: WorkspaceTx,
  before: UseCaseFacts,
  contextBefore: RuleContext,
  columns: OwnColumns = {},
) {
  const { now } = contextBefore;
  const facts = await factsAfter(tx, before, columns, now);
  // Of what stood before: a suspension withdraws requests, and the sign-offs that its cause touches lapse all the same.
  const { stage, signOffRequests } = before;
  const standing = merged<UseCaseFacts>(facts, { stage, signOffRequests });
  const hasChanged = sinceSigned(facts, hashOf);
  const signatures = lapsing(standing, hasChanged);
  const ids = signatures.map(({ signOffId }) => signOffId);
  const select = { id: true, snapshot: true };
  const signed = ids.length > 0 ? await tx.signOff.findMany({ where: { id: { in: ids } }, select }) : [];
  const lapsed = lapse(tx, signatures, lapsingAttestations(facts, hasChanged), now, ({ signOffId, sections }) => {
    const { snapshot } = signed.find(({ id }) => id === signOffId)!;
    return differencesOf(sections, snapshot as Snapshot, facts, before);
  });
  await refreshRenewals(tx, facts, before);
  const version = await judge(tx, { before, facts, contextBefore, columns });
  return { version, facts, lapsed, words: before };
}

/**
 * After a write on a locked use case whose facts were not read whole: it changed no more than what was read. Lapses the words that are about what
 * changed, raises the version and computes, of what is derived, what goes by the parts that were read, and by the day.
 */
export async function settleNarrow(
  tx: WorkspaceTx,
  before: UseCaseFacts,
  { parts, item, beside, mayBeSigned }: NarrowRead,
  contextBefore: RuleContext,
  columns: OwnColumns = {},
) {
  const { now } = contextBefore;
  const isJudged = readsJudged(parts);
  const judged = judgedOf(columns);
  if (!isJudged && (judged.length > 0 || tx.wroteTo(judgedTables))) {
    const what = judged.join(', ') || `one of ${judgedTables.join(', ')}`;
    throw new Error(`A command changed ${what}, of which more is derived than it says that it reads.`);
  }
  if (!parts.includes('checklist') && tx.wroteTo(checklistTables)) {
    throw new Error(
      `A command wrote to one of ${checklistTables.join(', ')}, and does not say that it needs the checklist.`,
    );
  }
  const facts = await factsAfter(tx, before, columns, now);
  const read: Pick<StandingFacts, 'items' | 'evidence'> = readsField(parts, 'items')
    ? facts
    : { items: [], evidence: [] };
  const strange = item !== null && [...read.items, ...read.evidence].find(({ itemId }) => itemId !== item);
  if (strange) throw new Error(`A command wrote to ${strange.itemId}, and says that it is about ${item}.`);
  const { lapsed, words } = mayBeSigned ? await lapseChanged(tx, before, facts, now) : nothingLapsed;
  const { items = [], evidence = [], ...more } = beside ?? {};
  const all = { items: [...items, ...read.items], evidence: [...evidence, ...read.evidence] };
  const counted = merged<Omit<UseCaseFacts, keyof StandingFacts> & StandingFacts>(facts, more, all);
  if (parts.includes('checklist')) await refreshRenewals(tx, facts, before);
  if (isJudged) {
    const version = await judge(tx, { before, facts: counted, contextBefore, columns });
    return { version, facts, lapsed, words };
  }
  const written = merged<Partial<RowOf<'use_case'>>>(
    columns,
    Object.keys(columns).length > 0 ? valueColumns(facts) : {},
    beside ? readinessColumns(counted, now) : {},
  );
  return { version: end(tx, facts, written, now), facts, lapsed, words };
}

/**
 * Lapses the words that are about a section which the write changed. Each stood for what was there before it, so that neither this nor what was
 * signed has to be read whole.
 */
async function lapseChanged(
  tx: WorkspaceTx,
  before: UseCaseFacts,
  after: UseCaseFacts,
  now: Date,
): Promise<typeof nothingLapsed> {
  const [was, is] = [asSeen(before), asSeen(after)];
  const changed = changedSections(was, is);
  if (changed.length === 0) return nothingLapsed;
  if (tx.wroteTo(wordTables))
    throw new Error('A command wrote words down, and does not say that it leaves those that stand alone.');
  const words = await loadWords(tx, before.id, now);
  const hasChanged: HasChanged = (section) => changed.includes(section);
  const signatures = lapsing({ ...words, stage: before.stage }, hasChanged);
  const lapsed = lapse(tx, signatures, lapsingAttestations(words, hasChanged), now, ({ sections }) =>
    differencesOf(sections, sectionsOf(was), is, was),
  );
  return { lapsed, words };
}

/** Which words stand is known after a write as long as it wrote to none of these. */
const wordTables = narrowFields.signOffs.flatMap(tablesOfField);

/** `words`: those that stood, where they were read. */
const nothingLapsed: { lapsed: Lapse[]; words?: Words } = { lapsed: [] };

/** Writes down which words lapse, and tells of each what changed. */
function lapse(
  tx: WorkspaceTx,
  signatures: Lapsing[],
  attestations: AttestationLapse[],
  now: Date,
  differences: (signature: Lapsing) => string[],
): Lapse[] {
  for (const { signOffId, sections } of signatures) {
    tx.later(updateRow(tx, 'sign_off', signOffId, { lapsedAt: now, lapsedBy: sections }));
  }
  for (const { attestationId, sections } of attestations) {
    tx.later(updateRow(tx, 'attestation', attestationId, { lapsedAt: now, lapsedBy: sections }));
  }
  return [
    ...signatures.map((signature) => {
      const { role, gate, sections } = signature;
      return { role, gate, sections, differences: differences(signature) };
    }),
    ...attestations.map(({ role, sections }) => ({ role, gate: 'review' as const, sections })),
  ];
}

/** When items want to be renewed goes by these. */
const checklistTables = ['checklist_item', 'citation'];

/** Of what these hold more is derived than readiness. */
const judgedTables = ['tool', 'use_case_system', 'assessment', 'rating', 'review'];

type Judging = {
  before: NarrowFacts<'judged'>;
  facts: Judged;
  contextBefore: RuleContext;
  columns: OwnColumns;
};

/** Computes all derived columns anew, and the verdicts of others that hang on them. Gives the new version. */
async function judge(tx: WorkspaceTx, { before, facts, contextBefore, columns }: Judging): Promise<number> {
  const context = await renewRuleContext(tx, contextBefore, before, facts);
  const written = merged<Partial<RowOf<'use_case'>>>(columns, derivedColumns(facts, context));
  const version = end(tx, facts, written, context.now);
  if (rungOf(before) !== rungOf(facts)) await refreshLadderNeighbours(tx, before, facts);
  return version;
}

/** Raises the version; it is locked: nobody else has raised it since. */
function end(
  tx: WorkspaceTx,
  { id, version: before }: Pick<UseCaseFacts, 'id' | 'version'>,
  columns: Omit<Partial<RowOf<'use_case'>>, 'version' | 'updatedAt'>,
  now: Date,
): number {
  const version = before + 1;
  tx.later(updateRow(tx, 'use_case', id, { version, updatedAt: now, ...columns }));
  return version;
}

async function factsAfter(
  tx: WorkspaceTx,
  before: UseCaseFacts,
  columns: OwnColumns,
  now: Date,
): Promise<UseCaseFacts> {
  const facts = await loadFactsAfter(tx, before, columns, now);
  if (!facts) throw new Error('A use case vanished inside its own transaction.');
  return facts;
}

/** Lines for each lapse in the trail: enough to see why, however much changed. */
const toldAtMost = 12;

function differencesOf(sections: Section[], signed: Snapshot, facts: UseCaseFacts, before: UseCaseFacts): string[] {
  const present = sectionsOf(facts);
  const names = namesIn(before, facts);
  const lines = sections.flatMap((section) => differenceOf(section, signed[section], present[section], names));
  const more = lines.length - toldAtMost;
  return more > 0 ? [...lines.slice(0, toldAtMost), `And ${more} more.`] : lines;
}

/** What others build on while it is in production; a change of it may change their verdicts. */
const rungOf = (facts: NarrowFacts<'judged'>): string => (facts.stage === 'production' ? placeText(facts) : '');
