import { beforeEach, describe, expect, it } from 'vitest';
import { makeUseCase } from '@/lib/testing/use-case';
import { makeWorkspace, testNow, type TestWorkspace } from '@/lib/testing/workspace';
import { newId } from './new-id';
import { inWorkspace, type WorkspaceTx } from './workspace-transaction';
import { insertRow, updateRow } from './write-row';

let workspace: TestWorkspace;
let useCaseId: string;
const within = <T>(work: (tx: WorkspaceTx) => Promise<T>) => inWorkspace(workspace.workspaceId, work);

beforeEach(async () => {
  workspace = await makeWorkspace();
  const { key } = await makeUseCase(workspace);
  useCaseId = await within(async (tx) => (await tx.useCase.findFirstOrThrow({ where: { key } })).id);
});

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
  const alone = within(async (tx) => tx.later(updateRow(tx, 'risk', newId(), { impact: 1 })));
  await expect(alone).rejects.toThrow('There is no risk');
  expect(await within((tx) => tx.risk.count())).toBe(0);
});
