import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { makeUseCase } from '@/lib/testing/use-case';
import { makeWorkspace, testNow, type TestWorkspace } from '@/lib/testing/workspace';
import type * as LoadFacts from './load-facts';
import { newId } from './new-id';
import { inWorkspace, type WorkspaceTx } from './workspace-transaction';
import { insertRow, putRow, updateRow } from './write-row';

let workspace: TestWorkspace;
let useCaseId: string;
const within = <T>(work: (tx: WorkspaceTx) => Promise<T>) => inWorkspace(workspace.workspaceId, work);

beforeEach(async () => {
  workspace = await makeWorkspace();
  const { key } = await makeUseCase(workspace);
  useCaseId = await within(async (tx) => (await tx.useCase.findFirstOrThrow({ where: { key } })).id);
});

afterEach(() => vi.restoreAllMocks());

const risk = () => ({
  id: newId(),
  workspaceId: workspace.workspaceId,
  useCaseId,
  title: 'It invents a price',
  likelihood: 2,
  impact: 3,
  createdAt: testNow,
});

describe('a row', () => {
  it('is added with the defaults of what is not said, and changed in what is', async () => {
    const row = risk();
    const stored = await within(async (tx) => {
      await insertRow(tx, 'risk', { ...row, mitigation: undefined });
      await updateRow(tx, 'risk', row.id, { impact: 5, closedAt: testNow, title: undefined });
      return tx.risk.findUniqueOrThrow({ where: { id: row.id } });
    });
    expect(stored).toMatchObject({ ...row, mitigation: '', impact: 5, closedAt: testNow });
  });

  it('is added where there is none with its key, and else changed in what is named', async () => {
    const put = (tx: WorkspaceTx, changes: { state?: string; justification?: string }) => {
      const row = { useCaseId, itemId: 'ID-1', workspaceId: workspace.workspaceId, state: 'open', ...changes };
      return putRow(
        tx,
        'checklist_item',
        row,
        ['useCaseId', 'itemId'],
        Object.keys(changes) as (keyof typeof changes)[],
      );
    };
    const item = (tx: WorkspaceTx) => tx.checklistItem.findFirstOrThrow({ where: { useCaseId } });
    const [first, then] = await within(async (tx) => {
      await put(tx, { justification: 'None is called.' });
      const added = await item(tx);
      await put(tx, { state: 'submitted' });
      await put(tx, { justification: 'None is.' });
      return [added, await item(tx)];
    });
    expect(first).toMatchObject({ itemId: 'ID-1', state: 'open', justification: 'None is called.' });
    expect(then).toMatchObject({ itemId: 'ID-1', state: 'submitted', justification: 'None is.' });
  });

  it('keeps lists, days and JSON as Prisma reads them', async () => {
    const columns = { ratings: [1, 2, 3, 4, 5, 1], areaWaived: [0, 1], nextReviewOn: new Date('2026-12-24') };
    const stored = await within(async (tx) => {
      await updateRow(tx, 'use_case', useCaseId, { ...columns, areaReadiness: [50, null], monthlyValue: 12.5 });
      return tx.useCase.findUniqueOrThrow({ where: { id: useCaseId } });
    });
    expect(stored).toMatchObject({ ...columns, areaReadiness: [50, null] });
    expect(Number(stored.monthlyValue)).toBe(12.5);
  });

  it('of another workspace is neither added nor changed', async () => {
    const other = await makeWorkspace();
    await expect(inWorkspace(other.workspaceId, (tx) => insertRow(tx, 'risk', risk()))).rejects.toThrow(
      'row-level security',
    );
    const foreign = inWorkspace(other.workspaceId, (tx) => updateRow(tx, 'use_case', useCaseId, { title: 'Mine now' }));
    await expect(foreign).rejects.toThrow('There is no use_case');
  });
});

it('a last statement that fails undoes the transaction, and says why whatever came after it', async () => {
  const row = risk();
  const failing = within(async (tx) => {
    tx.later(insertRow(tx, 'risk', row));
    tx.later(updateRow(tx, 'risk', row.id, { impact: 6 }));
    await tx.$queryRaw`select 1`;
  });
  await expect(failing).rejects.toThrow('risk_impact_check');
  const alone = within(async (tx) => {
    tx.later(insertRow(tx, 'risk', row));
    await updateRow(tx, 'risk', newId(), { impact: 1 });
  });
  await expect(alone).rejects.toThrow('There is no risk');
  expect(await within((tx) => tx.risk.count())).toBe(0);
});

describe('after a write, the facts', () => {
  /** What they say of risks, and how many statements it took to know. */
  async function risksAfter(write: (tx: WorkspaceTx, risk: string) => void): Promise<[number[], number]> {
    const { loadFacts, loadFactsAfter } = await vi.importActual<typeof LoadFacts>('./load-facts');
    const [kept, changed] = [risk(), risk()];
    return within(async (tx) => {
      await insertRow(tx, 'risk', kept);
      await insertRow(tx, 'risk', changed);
      const before = await loadFacts(tx, { id: useCaseId }, testNow);
      write(tx, changed.id);
      const asked = vi.spyOn(pg.Client.prototype, 'query');
      asked.mockClear();
      const after = await loadFactsAfter(tx, before!, {}, testNow);
      const statements = asked.mock.calls.length;
      expect(after).toEqual(await loadFacts(tx, { id: useCaseId }, testNow));
      return [after!.risks.map(({ impact }) => impact).sort(), statements];
    });
  }

  it('are made of rows as they were written', async () => {
    expect(await risksAfter((tx, id) => tx.later(updateRow(tx, 'risk', id, { impact: 5 })))).toEqual([[3, 5], 0]);
  });

  it('have rows that were added', async () => {
    const added = { ...risk(), impact: 4 };
    expect(await risksAfter((tx) => tx.later(insertRow(tx, 'risk', added)))).toEqual([[3, 3, 4], 0]);
  });

  it('are made of items as they were written, new and changed', async () => {
    const { loadFacts, loadFactsAfter } = await vi.importActual<typeof LoadFacts>('./load-facts');
    const { saveItem } = await import('./checklist-row');
    await within(async (tx) => {
      saveItem(tx, { id: useCaseId }, 'ID-1', { state: 'in-progress' });
      const before = await loadFacts(tx, { id: useCaseId }, testNow);
      saveItem(tx, before!, 'ID-1', { state: 'submitted', submittedAt: testNow });
      saveItem(tx, before!, 'ID-2', { justification: 'None is called.' });
      const asked = vi.spyOn(pg.Client.prototype, 'query');
      const after = await loadFactsAfter(tx, before!, {}, testNow);
      expect(asked).not.toHaveBeenCalled();
      expect(after!.items.map(({ itemId, state }) => [itemId, state])).toEqual([
        ['ID-1', 'submitted'],
        ['ID-2', 'open'],
      ]);
      expect(after).toEqual(await loadFacts(tx, { id: useCaseId }, testNow));
    });
  });

  it('are not made of a row that is none of theirs', async () => {
    const { loadFacts, loadFactsAfter } = await vi.importActual<typeof LoadFacts>('./load-facts');
    // Said by itself: what the statement comes to is what the transaction ends with, whatever was found before.
    let found: unknown;
    const strange = within(async (tx) => {
      const before = await loadFacts(tx, { id: useCaseId }, testNow);
      tx.later(updateRow(tx, 'risk', newId(), { impact: 5 }));
      found = await loadFactsAfter(tx, before!, {}, testNow).catch(String);
    });
    await expect(strange).rejects.toThrow('There is no risk of this id');
    expect(found).toMatch('of another use case, or one that is not there');
  });

  it('are read again where something else wrote to the table too', async () => {
    const after = await risksAfter((tx, id) => {
      tx.later(updateRow(tx, 'risk', id, { impact: 5 }));
      tx.later(tx.$executeRaw`update risk set impact = 1 where id = ${id}::uuid`);
    });
    expect(after).toEqual([[1, 3], 1]);
  });

  it('have the columns that are written last, and the unit that these name', async () => {
    const { loadFacts, loadFactsAfter } = await vi.importActual<typeof LoadFacts>('./load-facts');
    const columns = { title: 'Another title', people: 12, hoursSavedPerMonth: 1.25, stageEnteredAt: testNow };
    await within(async (tx) => {
      const { id } = await tx.businessUnit.create({
        data: { id: newId(), workspaceId: workspace.workspaceId, name: 'Another unit', keyPrefix: 'ANOTHER' },
      });
      const before = await loadFacts(tx, { id: useCaseId }, testNow);
      const after = await loadFactsAfter(tx, before!, { ...columns, businessUnitId: id }, testNow);
      expect(after).toMatchObject({ title: 'Another title', businessUnit: { id, name: 'Another unit' } });
      await updateRow(tx, 'use_case', useCaseId, { ...columns, businessUnitId: id });
      expect(after).toEqual(await loadFacts(tx, { id: useCaseId }, testNow));
    });
  });

  it('are not those of another transaction', async () => {
    const { loadFacts, loadFactsAfter } = await vi.importActual<typeof LoadFacts>('./load-facts');
    const before = await within((tx) => loadFacts(tx, { id: useCaseId }, testNow));
    await expect(within((tx) => loadFactsAfter(tx, before!, {}, testNow))).rejects.toThrow('another transaction');
  });
});
