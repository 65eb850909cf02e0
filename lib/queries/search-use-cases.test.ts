import { beforeAll, describe, expect, it } from 'vitest';
import { ownerSql } from '@/lib/testing/owner-sql';
import { mustRun } from '@/lib/testing/use-case';
import { makeWorkspace, type TestWorkspace } from '@/lib/testing/workspace';
import { searchUseCases } from './search-use-cases';

const titles = [
  'Knowledge retrieval for support',
  'Draft follow-up after meetings',
  'Account research for sellers',
  '100 % coverage of call notes',
];

describe('searchUseCases', () => {
  let workspace: TestWorkspace;
  let other: TestWorkspace;
  const found = async (text: string, actor = workspace.viewer) =>
    (await searchUseCases(actor, text)).map(({ key }) => key);

  beforeAll(async () => {
    workspace = await makeWorkspace();
    other = await makeWorkspace();
    for (const title of titles) {
      await mustRun('create-use-case', workspace.architect, {
        title,
        problem: `Before ${title.length} calls somebody searches five systems.`,
        businessOwner: workspace.viewer.memberId,
        businessUnit: workspace.businessUnitId,
        differsBecause: 'It is another task.',
      });
    }
  });

  it('finds by the beginning of the key, whatever its case', async () => {
    expect(await found('gen-2')).toEqual(['GEN-2']);
    expect(new Set(await found('GEN'))).toEqual(new Set(['GEN-1', 'GEN-2', 'GEN-3', 'GEN-4']));
  });

  it('finds by the key that a use case has, and not by the one it would have in the unit that it has moved to', async () => {
    const moving = await makeWorkspace();
    const create = (title: string, unit: object) =>
      mustRun('create-use-case', moving.architect, {
        title,
        problem: 'Somebody searches five systems.',
        businessOwner: moving.viewer.memberId,
        ...unit,
      });
    const { key } = await create('Travel requests', { newBusinessUnit: 'Sales' });
    expect(key).toBe('SALES-1');
    await ownerSql(`update use_case set business_unit_id = $1 where workspace_id = $2 and key = 'SALES-1'`, [
      moving.businessUnitId,
      moving.workspaceId,
    ]);
    await create('A general matter', { businessUnit: moving.businessUnitId });
    const keys = async (text: string) => (await searchUseCases(moving.viewer, text)).map((one) => one.key);
    expect(await keys('sal')).toEqual(['SALES-1']);
    expect(await keys('sales-')).toEqual(['SALES-1']);
    expect((await keys('gen'))[0]).toBe('GEN-1');
    expect(await keys('gen-')).toEqual(['GEN-1']);
    expect((await keys('SALES-1 Travel'))[0]).toBe('SALES-1');
  });

  it('finds by all words of the title, in any order', async () => {
    expect(await found('support knowledge')).toEqual(['GEN-1']);
  });

  it('finds a mistyped title where nothing matches', async () => {
    expect((await found('acount reserch'))[0]).toBe('GEN-3');
  });

  it('takes wildcards and quotes as they are', async () => {
    expect(await found('100 %')).toEqual(['GEN-4']);
    expect(await found("'; drop table use_case; --")).toEqual([]);
    expect(await found('x\0y')).toEqual([]);
  });

  it('answers nothing to less than two characters', async () => {
    expect(await found('g')).toEqual([]);
    expect(await found('   ')).toEqual([]);
  });

  it('says the stage in words', async () => {
    expect(await searchUseCases(workspace.viewer, 'GEN-3')).toEqual([
      { key: 'GEN-3', title: 'Account research for sellers', stageLabel: 'Candidate' },
    ]);
  });

  it('never shows another workspace', async () => {
    expect(await found('Account research', other.admin)).toEqual([]);
    expect(await found('GEN-3', other.admin)).toEqual([]);
  });
});
