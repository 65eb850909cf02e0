import { canonicalize } from 'json-canonicalize';
import { expect, vi } from 'vitest';
import type { StandingFacts } from '@/lib/domain/checklist/items';
import { templateItem } from '@/lib/domain/checklist/template';
import type { Snapshot } from '@/lib/domain/signoffs/sections';
import type { UseCaseFacts } from '@/lib/domain/use-case/facts';
import type * as LoadFacts from '@/lib/db/load-facts';
import type { OwnColumns } from '@/lib/db/own-columns';
import type * as Settle from '@/lib/db/settle';
import type { WorkspaceTx } from '@/lib/db/workspace-transaction';

/**
 * What is read again after a write is what everything would be, in every test that commands: a part that a command changes without saying
 * so would otherwise be judged by what was there before. Of facts that were not read whole what was read is compared, and of the checklist the
 * same items.
 */
vi.mock('@/lib/db/load-facts', async (load: () => Promise<typeof LoadFacts>) => {
  const real = await load();
  const loadFactsAfter: typeof LoadFacts.loadFactsAfter = async (tx, before, columns, at) => {
    const again = await real.loadFactsAfter(tx, before, columns, at);
    const everything = await withColumns(tx, before.id, columns, () => real.loadFacts(tx, { id: before.id }, at));
    expect(again && compared(again)).toEqual(again && everything && sameFields(everything, again, before));
    return again;
  };
  return { ...real, loadFactsAfter };
});

/** As it will be once its columns are written, which they are last. */
async function withColumns<T>(tx: WorkspaceTx, id: string, columns: OwnColumns, read: () => Promise<T>): Promise<T> {
  const { updateRow } = await import('@/lib/db/write-row');
  if (Object.values(columns).every((value) => value === undefined)) return read();
  await tx.$executeRawUnsafe('savepoint without_columns');
  await updateRow(tx, 'use_case', id, columns);
  const found = await read();
  await tx.$executeRawUnsafe('rollback to savepoint without_columns');
  // The event of a move has to be of the transaction itself.
  await tx.$executeRawUnsafe('release savepoint without_columns');
  return found;
}

/** Whether of evidence was read what it proves. */
const isProven = (facts: UseCaseFacts) =>
  Object.keys(facts).includes('evidence') && facts.evidence.some((row) => !Object.hasOwn(row, 'id'));

const compared = (facts: UseCaseFacts) => (isProven(facts) ? { ...facts, evidence: proofs(facts) } : facts);

function sameFields(whole: UseCaseFacts, read: UseCaseFacts, before: UseCaseFacts) {
  const fields = Object.fromEntries(Object.entries(whole).filter(([field]) => Object.keys(read).includes(field)));
  if (isProven(read)) return { ...fields, evidence: proofs(whole) };
  if (!('items' in fields) || 'assessments' in fields) return fields;
  const seen = new Set(
    [before, read].flatMap(({ items, evidence }) => [...items, ...evidence]).map(({ itemId }) => itemId),
  );
  const ofSeen = <Row extends { itemId: string }>(rows: Row[]) => rows.filter(({ itemId }) => seen.has(itemId));
  return { ...fields, items: ofSeen(whole.items), evidence: ofSeen(whole.evidence) };
}

type Standing = Pick<StandingFacts, 'items' | 'evidence'>;

/** In an order of their own. */
const proofs = ({ evidence }: Pick<StandingFacts, 'evidence'>): string[] =>
  evidence
    .map(({ itemId, expiresOn, review, drill }) => ({
      itemId,
      expiresOn,
      review: review && { decision: review.decision, at: review.at.toISOString() },
      // Of what its item takes no drill of, it is not read.
      drill: templateItem(itemId)?.drill === undefined ? null : (drill?.kind ?? null),
    }))
    .map((proof) => canonicalize(proof))
    .sort();

/** What lapses, in which words, by the hashes of all that was signed. */
async function lapsingByHashes(tx: WorkspaceTx, before: UseCaseFacts, after: UseCaseFacts): Promise<object[]> {
  const { hashOf } = await import('@/lib/db/hash');
  const { asSeen, lapsing, sectionsOf, sinceSigned } = await import('@/lib/domain/signoffs/sections');
  const hasChanged = sinceSigned(after, hashOf);
  const { differenceOf } = await import('@/lib/domain/signoffs/difference');
  const { namesIn } = await import('@/lib/domain/signoffs/names');
  const { lapsingAttestations } = await import('@/lib/domain/operation/review');
  const present = sectionsOf(after);
  const signatures = [];
  for (const { signOffId, role, gate, sections } of lapsing({ ...after, stage: before.stage }, hasChanged)) {
    const { snapshot } = await tx.signOff.findUniqueOrThrow({ where: { id: signOffId } });
    const signed = snapshot as Snapshot;
    const names = namesIn(asSeen(before), after);
    const differences = sections.flatMap((section) => differenceOf(section, signed[section], present[section], names));
    signatures.push({ role, gate, sections, differences });
  }
  const words = lapsingAttestations(after, hasChanged).map(({ role, sections }) => ({
    role,
    gate: 'review',
    sections,
  }));
  return [...signatures, ...words];
}

/**
 * What is settled without the rest of the facts would be settled the same with them: the derived columns and when items want to be renewed are as
 * they would be, and the same words lapse.
 */
vi.mock('@/lib/db/settle', async (load: () => Promise<typeof Settle>) => {
  const real = await load();
  const settleNarrow: typeof Settle.settleNarrow = async (tx, before, narrow, context, columns) => {
    const { now } = context;
    const { loadFacts } = await vi.importActual<typeof LoadFacts>('@/lib/db/load-facts');
    const written = (await withColumns(tx, before.id, columns ?? {}, () => loadFacts(tx, { id: before.id }, now)))!;
    const lapses = await lapsingByHashes(tx, before, written);
    const settled = await real.settleNarrow(tx, before, narrow, context, columns);
    expect(settled.lapsed).toEqual(lapses);
    const { loadRuleContext } = await import('@/lib/db/load-rule-context');
    const { derivedColumns } = await import('@/lib/db/derived');
    const { hashOf } = await import('@/lib/db/hash');
    const { wrongRenewals } = await import('@/lib/db/renewal');
    const { lapsing, sinceSigned } = await import('@/lib/domain/signoffs/sections');
    const { lapsingAttestations } = await import('@/lib/domain/operation/review');
    const facts = (await loadFacts(tx, { id: before.id }, now))!;
    const derived = derivedColumns(facts, await loadRuleContext(tx, facts, now));
    const stored = await tx.useCase.findUniqueOrThrow({ where: { id: before.id } });
    const { monthlyValue, ...others } = stored;
    expect({ ...others, monthlyValue: monthlyValue && Number(monthlyValue) }).toMatchObject(derived);
    expect(await wrongRenewals(tx, facts)).toEqual([]);
    const isRead = Object.keys(settled.facts).includes('items');
    if (narrow.beside) {
      const read = isRead ? settled.facts : { ...settled.facts, items: [], evidence: [] };
      const records = ({ items }: Standing) => items.map(({ itemId, state }) => ({ itemId, state }));
      const sorted = (rows: object[]) => rows.map((row) => canonicalize(row)).sort();
      expect(sorted([...records(narrow.beside), ...records(read)])).toEqual(sorted(records(facts)));
      expect([...proofs(narrow.beside), ...proofs(read)].sort()).toEqual(proofs(facts));
    }
    const hasChanged = sinceSigned(facts, hashOf);
    expect([lapsing(facts, hasChanged), lapsingAttestations(facts, hasChanged)]).toEqual([[], []]);
    return settled;
  };
  return { ...real, settleNarrow };
});
