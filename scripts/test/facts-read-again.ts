import { canonicalize } from 'json-canonicalize';
import { expect, vi } from 'vitest';
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
    expect(again).toEqual(again && everything && sameFields(everything, again, before));
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

function sameFields(whole: UseCaseFacts, read: UseCaseFacts, before: UseCaseFacts) {
  const fields = Object.fromEntries(Object.entries(whole).filter(([field]) => Object.keys(read).includes(field)));
  if (!('items' in fields) || 'assessments' in fields) return fields;
  const seen = new Set(
    [before, read].flatMap(({ items, evidence }) => [...items, ...evidence]).map(({ itemId }) => itemId),
  );
  const ofSeen = <Row extends { itemId: string }>(rows: Row[]) => rows.filter(({ itemId }) => seen.has(itemId));
  return { ...fields, items: ofSeen(whole.items), evidence: ofSeen(whole.evidence) };
}

/**
 * What is settled without the rest of the facts would be settled the same with them: the derived columns and when items want to be renewed are as
 * they would be, and no word lapses.
 */
vi.mock('@/lib/db/settle', async (load: () => Promise<typeof Settle>) => {
  const real = await load();
  const settleNarrow: typeof Settle.settleNarrow = async (tx, before, narrow, context, columns) => {
    const { now } = context;
    const settled = await real.settleNarrow(tx, before, narrow, context, columns);
    const { loadFacts } = await vi.importActual<typeof LoadFacts>('@/lib/db/load-facts');
    const { loadRuleContext } = await import('@/lib/db/load-rule-context');
    const { derivedColumns } = await import('@/lib/db/derived');
    const { hashOf } = await import('@/lib/db/hash');
    const { proofsOf } = await import('@/lib/domain/checklist/items');
    const { wrongRenewals } = await import('@/lib/db/renewal');
    const { lapsing } = await import('@/lib/domain/signoffs/sections');
    const { lapsingAttestations } = await import('@/lib/domain/operation/review');
    const facts = (await loadFacts(tx, { id: before.id }, now))!;
    const derived = derivedColumns(facts, proofsOf(facts), await loadRuleContext(tx, facts, now));
    const stored = await tx.useCase.findUniqueOrThrow({ where: { id: before.id } });
    const { monthlyValue, ...others } = stored;
    expect({ ...others, monthlyValue: monthlyValue && Number(monthlyValue) }).toMatchObject(derived);
    expect(await wrongRenewals(tx, facts)).toEqual([]);
    const { recorded = [], proofs = [] } = narrow.beside ?? {};
    const isRead = narrow.parts.includes('checklist');
    if (narrow.beside) {
      const read = isRead ? settled.facts : { ...settled.facts, items: [], evidence: [] };
      const records = ({ items }: UseCaseFacts) => items.map(({ itemId, state }) => ({ itemId, state }));
      const sorted = (rows: object[]) => rows.map((row) => canonicalize(row)).sort();
      expect(sorted([...recorded, ...records(read)])).toEqual(sorted(records(facts)));
      expect(sorted([...proofs, ...proofsOf(read)])).toEqual(sorted(proofsOf(facts)));
    }
    expect([lapsing(facts, hashOf), lapsingAttestations(facts, hashOf)]).toEqual([[], []]);
    return settled;
  };
  return { ...real, settleNarrow };
});
