import { expect, it } from 'vitest';
import { makeJourney } from '@/lib/testing/journey';
import { ownerSql } from '@/lib/testing/owner-sql';
import { wrongSearchTexts } from './check-search-texts';
import { inWorkspace } from './workspace-transaction';

const textOf = (workspaceId: string) => inWorkspace(workspaceId, (tx) => tx.useCaseText.findFirstOrThrow());

it('what search looks through follows the words of the use case, and nothing else writes it', async () => {
  const journey = await makeJourney();
  const { workspaceId } = journey.workspace;
  await ownerSql(`update use_case set title = 'Renewal letters', problem = 'They take days.' where workspace_id = $1`, [
    workspaceId,
  ]);
  expect(await textOf(workspaceId)).toMatchObject({
    title: 'Renewal letters',
    words: `${journey.key} Renewal letters They take days.`,
  });
  expect(await wrongSearchTexts(workspaceId)).toEqual([]);
  await expect(
    inWorkspace(workspaceId, (tx) => tx.useCaseText.updateMany({ data: { title: 'Other words' } })),
  ).rejects.toThrow(/permission denied/);
  await ownerSql(`update use_case_text set title = 'Other words' where workspace_id = $1`, [workspaceId]);
  expect(await wrongSearchTexts(workspaceId)).toEqual([
    { key: journey.key, problem: 'search looks through other words' },
  ]);
});

it('a write that leaves the words alone leaves their index alone', async () => {
  const journey = await makeJourney();
  const { workspaceId } = journey.workspace;
  const rowAt = async () =>
    (await ownerSql(`select ctid::text from use_case_text where workspace_id = $1`, [workspaceId]))[0];
  const before = await rowAt();
  await journey.does('save-risk', journey.architect, {
    title: 'A wrong answer is believed',
    likelihood: '3',
    impact: '5',
    mitigation: '',
  });
  await ownerSql(`update use_case set title = title where workspace_id = $1`, [workspaceId]);
  expect(await rowAt()).toEqual(before);
});
