import { describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/domain/access/actor';
import type { Result } from '@/lib/domain/result';
import { businessUnitsPage, settingsPage, systemsPage } from '@/lib/queries/settings';
import { modelsPage } from '@/lib/queries/scoring-models';
import { inWorkspace } from '@/lib/db/workspace-transaction';
import { makeJourney } from '@/lib/testing/journey';
import { makeWorkspace, settingsForm, testNow } from '@/lib/testing/workspace';
import { registry } from './registry';

const settings = {
  ...settingsForm,
  allowOwnEvidence: 'on',
  maxWaiverDays: '90',
  minimumProtocol: '2025-11-25',
  contextTokens: '32000',
  onToolChange: 'suspend-if-worse',
};
const run = (actor: Actor, name: string, input: unknown) =>
  registry.get(name)!.run({ actor, now: testNow }, input) as Promise<Result<{ id: string }>>;

const lastEvent = (actor: Actor) =>
  inWorkspace(actor.workspaceId, (tx) =>
    tx.event.findFirst({ where: { chain: actor.workspaceId }, orderBy: { seq: 'desc' } }),
  );

describe('save-settings', () => {
  it('stores what the workspace decided and says what changed', async () => {
    const { admin } = await makeWorkspace();
    expect(await run(admin, 'save-settings', settings)).toMatchObject({ ok: true });
    expect(await settingsPage(admin)).toMatchObject({
      name: 'Northwind',
      settings: {
        currency: 'EUR',
        allowOwnEvidence: true,
        maxWaiverDays: 90,
        minimumProtocol: '2025-11-25',
        contextTokens: 32_000,
        onToolChange: 'suspend-if-worse',
      },
      mayChange: null,
    });
    expect((await lastEvent(admin))?.data).toMatchObject({
      changes: [
        { field: 'name', before: 'Test workspace', after: 'Northwind' },
        { field: 'currency', before: 'USD', after: 'EUR' },
        { field: 'allowOwnEvidence', before: false, after: true },
        { field: 'minimumProtocol', before: '2025-06-18', after: '2025-11-25' },
        { field: 'contextTokens', before: 200_000, after: 32_000 },
        { field: 'onToolChange', before: 'sign-anew', after: 'suspend-if-worse' },
        { field: 'maxWaiverDays', before: 180, after: 90 },
      ],
    });
  });

  it('is the admin’s alone', async () => {
    const { architect, contributor, viewer } = await makeWorkspace();
    for (const actor of [architect, contributor, viewer]) {
      expect(await run(actor, 'save-settings', settings)).toMatchObject({ refusal: { kind: 'forbidden' } });
      expect((await settingsPage(actor))?.mayChange?.code).toBe('not-permitted');
    }
  });

  it.each([
    ['name', ''],
    ['currency', 'XXX'],
    ['allowOwnEvidence', 'perhaps'],
    ['maxWaiverDays', '0'],
    ['maxWaiverDays', '181'],
    ['minimumProtocol', '2025-06-19'],
    ['contextTokens', '999'],
    ['onToolChange', 'ignore'],
    ['allowedHosts', 'https://crm.intern.example/mcp'],
  ])('refuses a wrong %s (%s) at its field', async (field, value) => {
    const { admin } = await makeWorkspace();
    const result = await run(admin, 'save-settings', { ...settings, [field]: value });
    expect(!result.ok && Object.keys(result.refusal.fields ?? {})).toEqual([field]);
  });

  it('lets two at once through one after the other, each with its event', async () => {
    const { admin, workspaceId } = await makeWorkspace();
    const names = ['Alpha', 'Beta'];
    const both = await Promise.all(names.map((name) => run(admin, 'save-settings', { ...settings, name })));
    expect(both.map(({ ok }) => ok)).toEqual([true, true]);
    const events = await inWorkspace(workspaceId, (tx) =>
      tx.event.findMany({ where: { chain: workspaceId, type: 'settings.changed' }, orderBy: { seq: 'asc' } }),
    );
    expect(events).toHaveLength(2);
  });
});

describe('save-system', () => {
  it('adds and renames, and the list counts who reaches it', async () => {
    const journey = await makeJourney();
    const { architect } = journey;
    const added = await run(architect, 'save-system', { name: 'Salesforce', kind: 'crm' });
    expect(added).toMatchObject({ ok: true, value: { name: 'Salesforce', kind: 'crm' } });
    await run(architect, 'save-system', { id: journey.systemId, name: 'Confluence', kind: 'document-repository' });
    expect((await lastEvent(architect))?.data).toMatchObject({ created: false, name: 'Confluence' });
    expect((await systemsPage(architect)).systems.map(({ name, kind, useCases }) => [name, kind, useCases])).toEqual([
      ['Confluence', 'document-repository', 1],
      ['Salesforce', 'crm', 0],
    ]);
  });

  it('refuses a name that is taken in any case, and takes % and _ for what they are', async () => {
    const { architect } = await makeWorkspace();
    await run(architect, 'save-system', { name: 'Salesforce', kind: 'crm' });
    const taken = await run(architect, 'save-system', { name: 'SALESFORCE', kind: 'other' });
    expect(!taken.ok && taken.refusal.fields).toHaveProperty('name');
    expect(await run(architect, 'save-system', { name: 'Sales_orce', kind: 'crm' })).toMatchObject({ ok: true });
    expect(await run(architect, 'save-system', { name: '%', kind: 'crm' })).toMatchObject({ ok: false });
    expect(await run(architect, 'save-system', { name: '%%', kind: 'crm' })).toMatchObject({ ok: true });
  });

  it('does not find a system of another workspace, and is refused to contributors', async () => {
    const { architect, contributor } = await makeWorkspace();
    const other = await makeWorkspace();
    const added = await run(other.architect, 'save-system', { name: 'Jira', kind: 'ticketing' });
    const id = added.ok ? added.value.id : '';
    const input = { id, name: 'Mine', kind: 'crm' };
    expect(await run(architect, 'save-system', input)).toMatchObject({ refusal: { kind: 'not-found' } });
    expect(await run(contributor, 'save-system', { name: 'Jira', kind: 'crm' })).toMatchObject({
      refusal: { kind: 'forbidden' },
    });
    expect((await systemsPage(architect)).systems).toEqual([]);
  });
});

describe('rename-business-unit', () => {
  it('renames and keeps the prefix of the keys', async () => {
    const { admin, businessUnitId } = await makeWorkspace();
    expect(await run(admin, 'rename-business-unit', { id: businessUnitId, name: 'Sales' })).toMatchObject({ ok: true });
    expect((await businessUnitsPage(admin)).units).toMatchObject([{ name: 'Sales', keyPrefix: 'GEN', useCases: 0 }]);
    expect((await lastEvent(admin))?.data).toMatchObject({
      changes: [{ field: 'businessUnit', before: 'General', after: 'Sales' }],
    });
  });

  it('does not find a unit of another workspace, and is refused to architects', async () => {
    const { admin, architect, businessUnitId } = await makeWorkspace();
    const other = await makeWorkspace();
    const input = { id: other.businessUnitId, name: 'Theirs' };
    expect(await run(admin, 'rename-business-unit', input)).toMatchObject({ refusal: { kind: 'not-found' } });
    const own = { id: businessUnitId, name: 'Ours' };
    expect(await run(architect, 'rename-business-unit', own)).toMatchObject({ refusal: { kind: 'forbidden' } });
  });
});

it('shows the published scoring model', async () => {
  const { viewer } = await makeWorkspace();
  expect((await modelsPage(viewer))?.newest).toMatchObject({
    version: 1,
    definition: { strongFrom: 75, notBelow: 50 },
  });
});
