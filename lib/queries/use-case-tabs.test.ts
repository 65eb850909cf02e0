import { expect, it } from 'vitest';
import { makeJourney } from '@/lib/testing/journey';
import { makeWorkspace } from '@/lib/testing/workspace';
import { planTab, risksTab, toolsTab } from './use-case-tabs';

it('shows each tab what the next gate wants there, and whether this actor may act', async () => {
  const journey = await makeJourney();
  const { key, architect, owners, workspace } = journey;
  const candidate = await planTab(architect, key);
  // The gate to Assessed looks at no plan.
  expect(candidate).toMatchObject({ gate: null, may: { 'edit-plan': null, 'record-results': null } });

  await journey.prepare('poc');
  expect((await planTab(architect, key))?.gate).toEqual({ to: 'poc', reasons: [] });
  expect((await toolsTab(architect, key))?.items).toHaveLength(33);
  expect((await toolsTab(architect, key))?.gate).toEqual({ to: 'poc', reasons: [] });

  const viewer = await planTab(workspace.viewer, key);
  expect(viewer?.may['edit-plan']?.code).toBe('not-permitted');
  expect((await risksTab(owners.business, key))?.may).toEqual({ 'edit-risks': null, 'accept-risk': null });
  expect((await risksTab(workspace.admin, key))?.may['accept-risk']?.code).toBe('not-permitted');
});

it('shows nothing to another workspace, and nothing of a key that is not there', async () => {
  const { key, architect } = await makeJourney();
  const { admin } = await makeWorkspace();
  for (const tab of [planTab, toolsTab, risksTab]) {
    expect(await tab(admin, key)).toBeNull();
    expect(await tab(architect, 'GEN-999')).toBeNull();
  }
});
