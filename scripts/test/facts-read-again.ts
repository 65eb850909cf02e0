import { canonicalize } from 'json-canonicalize';
import { expect, vi } from 'vitest';
import type { UseCaseFacts } from '@/lib/domain/use-case/facts';
import type * as LoadFacts from '@/lib/db/load-facts';
import type * as Settle from '@/lib/db/settle';

/**
 * What is read again after a write is what everything would be, in every test that commands: a part that a command changes without saying
 * so would otherwise be judged by what was there before. Of facts that were not read whole what was read is compared, and of the checklist the
 * same items.
 */
vi.mock('@/lib/db/load-facts', async (load: () => Promise<typeof LoadFacts>) => {
  const real = await load();
  const loadFactsAfter: typeof LoadFacts.loadFactsAfter = async (tx, before, at) => {
    const [again, everything] = [
      await real.loadFactsAfter(tx, before, at),
      await real.loadFacts(tx, { id: before.id }, at),
    ];
    expect(again).toEqual(again && everything && sameFields(everything, again, before));
    return again;
  };
  return { ...real, loadFactsAfter };
});

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
  const settleNarrow: typeof Settle.settleNarrow = async (tx, before, narrow, now) => {
    const settled = await real.settleNarrow(tx, before, narrow, now);
    const { loadFacts } = await vi.importActual<typeof LoadFacts>('@/lib/db/load-facts');
    const { loadRuleContext } = await import('@/lib/db/load-rule-context');
    const { derivedColumns } = await import('@/lib/db/derived');
    const { hashOf } = await import('@/lib/db/hash');
    const { itemProof } = await import('@/lib/domain/checklist/items');
    const { wrongRenewals } = await import('@/lib/db/renewal');
    const { lapsing } = await import('@/lib/domain/signoffs/sections');
    const { lapsingAttestations } = await import('@/lib/domain/operation/review');
    const facts = (await loadFacts(tx, { id: before.id }, now))!;
    const derived = derivedColumns(facts, await loadRuleContext(tx, facts, now));
    const stored = await tx.useCase.findUniqueOrThrow({ where: { id: before.id } });
    const { monthlyValue, ...columns } = stored;
    expect({ ...columns, monthlyValue: monthlyValue && Number(monthlyValue) }).toMatchObject(derived);
    expect(await wrongRenewals(tx, facts)).toEqual([]);
    if (narrow.parts.includes('checklist')) {
      const { recorded, proofs } = narrow.others ?? { recorded: [], proofs: [] };
      const records = ({ items }: UseCaseFacts) => items.map(({ itemId, state }) => ({ itemId, state }));
      const sorted = (rows: object[]) => rows.map((row) => canonicalize(row)).sort();
      expect(sorted([...recorded, ...records(settled.facts)])).toEqual(sorted(records(facts)));
      expect(sorted([...proofs, ...settled.facts.evidence.map(itemProof)])).toEqual(
        sorted(facts.evidence.map(itemProof)),
      );
    }
    expect([lapsing(facts, hashOf), lapsingAttestations(facts, hashOf)]).toEqual([[], []]);
    return settled;
  };
  return { ...real, settleNarrow };
});
