import type { StandingFacts } from '@/lib/domain/checklist/items';
import { lapsingAttestations } from '@/lib/domain/operation/review';
import { differenceOf } from '@/lib/domain/signoffs/difference';
import { namesIn } from '@/lib/domain/signoffs/names';
import { lapsing, sectionsOf, type Lapsing, type Snapshot } from '@/lib/domain/signoffs/sections';
import { readsField, readsJudged, type NarrowFacts } from '@/lib/domain/use-case/fact-parts';
import type { RuleContext, UseCaseFacts } from '@/lib/domain/use-case/facts';
import { derivedColumns, readinessColumns, refreshLadderNeighbours, valueColumns, type Judged } from './derived';
import { hashOf } from './hash';
import { loadFactsAfter, type NarrowRead } from './load-facts';
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
  const lapsed = [];
  // Of what stood before: a suspension withdraws requests, and the sign-offs that its cause touches lapse all the same.
  const standing = { ...facts, stage: before.stage, signOffRequests: before.signOffRequests };
  for (const lapse of lapsing(standing, hashOf)) {
    const { signOffId, role, gate, sections } = lapse;
    const { snapshot } = await tx.signOff.update({
      where: { id: signOffId },
      data: { lapsedAt: now, lapsedBy: sections },
      select: { snapshot: true },
    });
    lapsed.push({ role, gate, sections, differences: differencesOf(lapse, snapshot as Snapshot, before, facts) });
  }
  const words = lapsingAttestations(facts, hashOf);
  for (const { attestationId, sections } of words) {
    await tx.attestation.update({ where: { id: attestationId }, data: { lapsedAt: now, lapsedBy: sections } });
  }
  await refreshRenewals(tx, facts, before);
  const version = await judge(tx, { before, facts, contextBefore, columns });
  const told = words.map(({ role, sections }) => ({ role, gate: 'review' as const, sections }));
  return { version, facts, lapsed: [...lapsed, ...told] };
}

/**
 * After a write on a locked use case whose facts were not read whole: it changed no more than what was read, and nothing on which somebody's word
 * stands. Raises the version and computes, of what is derived, what goes by the parts that were read, and by the day.
 */
export async function settleNarrow(
  tx: WorkspaceTx,
  before: UseCaseFacts,
  { parts, item, beside }: NarrowRead,
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
  const { items = [], evidence = [], ...more } = beside ?? {};
  const counted = { ...facts, ...more, items: [...items, ...read.items], evidence: [...evidence, ...read.evidence] };
  if (parts.includes('checklist')) await refreshRenewals(tx, facts, before);
  if (isJudged) {
    const version = await judge(tx, { before, facts: counted, contextBefore, columns });
    return { version, facts, lapsed: [] };
  }
  const derived = {
    ...(Object.keys(columns).length > 0 && valueColumns(facts)),
    ...(beside && readinessColumns(counted, now)),
  };
  return { version: end(tx, facts, { ...columns, ...derived }, now), facts, lapsed: [] };
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
  const version = end(tx, facts, { ...columns, ...derivedColumns(facts, context) }, context.now);
  if (rungOf(before) !== rungOf(facts)) await refreshLadderNeighbours(tx, before, facts);
  return version;
}

/** Raises the version; it is locked: nobody else has raised it since. */
function end(
  tx: WorkspaceTx,
  { id, version: before }: Pick<UseCaseFacts, 'id' | 'version'>,
  columns: Partial<RowOf<'use_case'>>,
  now: Date,
): number {
  const version = before + 1;
  tx.later(updateRow(tx, 'use_case', id, { ...columns, version, updatedAt: now }));
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

function differencesOf({ sections }: Lapsing, signed: Snapshot, before: UseCaseFacts, facts: UseCaseFacts): string[] {
  const present = sectionsOf(facts);
  const names = namesIn(before, facts);
  const lines = sections.flatMap((section) => differenceOf(section, signed[section], present[section], names));
  const more = lines.length - toldAtMost;
  return more > 0 ? [...lines.slice(0, toldAtMost), `And ${more} more.`] : lines;
}

/** What others build on while it is in production; a change of it may change their verdicts. */
const rungOf = (facts: NarrowFacts<'judged'>): string => (facts.stage === 'production' ? placeText(facts) : '');
