import { beforeAll, describe, expect, it } from 'vitest';
import { workspaceRoles, type Actor } from '@/lib/domain/access/actor';
import { permissions, type Permission } from '@/lib/domain/access/permissions';
import { can } from '@/lib/domain/access/can';
import type { Result } from '@/lib/domain/result';
import { inWorkspace } from '@/lib/db/workspace-transaction';
import { examples } from '@/lib/testing/examples';
import type { Sent } from '@/lib/testing/examples/example';
import { makeWorkspace, testNow, type TestWorkspace } from '@/lib/testing/workspace';
import { registry } from './registry';

const names = [...registry.keys()].sort();

it('has an example of every command, and of no other', () => {
  expect(Object.keys(examples).sort()).toEqual(names);
});

const openToAll = ['add-comment', 'choose-mailing', 'drop-view', 'keep-view', 'mark-notifications-read', 'open-first'];

/**
 * Commands that ask for more than their action says: which role is assigned, whose comment or link it is, for whom a deputy is named.
 * Whoever may not do the action is refused all the same.
 */
const asksMore = ['assign-owner', 'edit-comment', 'remove-comment', 'name-deputy', 'end-delegation', 'revoke-share'];

let other: TestWorkspace;
beforeAll(async () => {
  other = await makeWorkspace();
});

describe.each(names)('%s', (name) => {
  let workspace: TestWorkspace;
  let sent: Sent;
  let outsider: Actor;

  beforeAll(async () => {
    workspace = await makeWorkspace();
    sent = await examples[name]!(workspace);
    outsider = await workspace.member('viewer', 'Otto Outsider');
  });

  const run = (input: unknown, actor: Actor = sent.actor): Promise<Result<unknown>> =>
    registry.get(name)!.run({ actor, now: testNow }, input);

  const written = () => inWorkspace(workspace.workspaceId, (tx) => tx.event.count());

  it('refuses somebody without the right', async () => {
    // To comment, and to see to one's own, is everybody's.
    if (openToAll.includes(name)) return expect(can(outsider, 'comment')).toBeNull();
    const before = await written();
    expect(await run(sent.input, outsider)).toMatchObject({ ok: false, refusal: { kind: 'forbidden' } });
    expect(await written()).toBe(before);
  });

  it('gives another workspace nothing, and takes nothing from it', async () => {
    const before = await written();
    // An input that names nothing would be a write in the other's own workspace.
    if (namesSomething(sent.input)) {
      const result = await run(sent.input, other.admin);
      expect(result).toMatchObject({ ok: false, ...('useCase' in sent.input && { refusal: { kind: 'not-found' } }) });
    }
    expect(await written()).toBe(before);
  });

  it('refuses what is not an input at all', async () => {
    for (const garbage of [null, undefined, [], 'text', 7, {}, { ...sent.input, unheardOf: 1 }]) {
      expect(await run(garbage)).toMatchObject({ ok: false, refusal: { kind: 'invalid' } });
    }
  });

  it('refuses a field of the wrong shape, with a message for it', async () => {
    for (const field of Object.keys(sent.input)) {
      const result = await run({ ...sent.input, [field]: { nested: { deep: [1] } } });
      expect(result, field).toMatchObject({ ok: false, refusal: { kind: 'invalid' } });
      const told = result.ok ? [] : Object.keys(result.refusal.fields ?? {});
      expect(
        told.some((path) => path.split('.')[0] === field),
        field,
      ).toBe(true);
    }
  });

  it('refuses text that is endless, or that cannot be stored', async () => {
    const fields = Object.keys(sent.input).filter((field) => typeof sent.input[field] === 'string');
    for (const field of fields) {
      const endless = { ...sent.input, [field]: 'x'.repeat(1_000_000) };
      expect(await run(endless), field).toMatchObject({ ok: false, refusal: { kind: 'invalid' } });
      const nul = { ...sent.input, [field]: `${String(sent.input[field])}\0` };
      expect(await run(nul), field).toMatchObject({ ok: false, refusal: { kind: 'invalid' } });
    }
  });

  it('refuses a version that is not the present one, where it overwrites what was seen', async () => {
    if (!('useCase' in sent.input) || registry.get(name)?.private) {
      return expect(sent.input).not.toHaveProperty('version');
    }
    const { version } = sent.input as { version: number };
    const needsIt = (await run({ ...sent.input, version: undefined })) as { refusal?: { fields?: object } };
    if (!needsIt.refusal?.fields || !('version' in needsIt.refusal.fields)) {
      // It was accepted: a row with its own state. Draw the example anew for the last test.
      sent = await examples[name]!(workspace);
      return expect(needsIt).toMatchObject({ ok: true });
    }
    expect(await run({ ...sent.input, version: version + 1 })).toMatchObject({ refusal: { kind: 'conflict' } });
    expect(await run({ ...sent.input, version: 0 })).toMatchObject({ refusal: { kind: 'invalid' } });
  });

  it('accepts its example, and tells it in one event', async () => {
    const before = await written();
    expect(await run(sent.input)).toMatchObject({ ok: true });
    expect(await written()).toBe(before + (registry.get(name)?.private ? 0 : 1));
  });

  it('is for the workspace roles of its action, and for nobody of elsewhere', async () => {
    const { action } = registry.get(name)!;
    const { roles }: Permission = permissions[action!];
    for (const role of workspaceRoles) {
      const result = await run(sent.input, await workspace.member(role, `Unrelated ${role}`));
      const forbidden = !result.ok && result.refusal.kind === 'forbidden';
      if (!roles.includes(role)) expect([role, forbidden]).toEqual([role, true]);
      else if (!asksMore.includes(name)) expect([role, forbidden]).toEqual([role, false]);
      if (!namesSomething(sent.input)) continue;
      const stranger = await other.member(role, `Stranger ${role}`);
      expect([role, (await run(sent.input, stranger)).ok]).toEqual([role, false]);
    }
  });
});

it('knows these private commands, whose writes are nobody else’s business', () => {
  expect(names.filter((name) => registry.get(name)?.private)).toEqual([
    'choose-mailing',
    'drop-view',
    'keep-assessment-draft',
    'keep-view',
    'mark-notifications-read',
    'open-first',
  ]);
});

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Whether an input refers to a row of its workspace. */
const namesSomething = (input: object): boolean =>
  'useCase' in input || Object.values(input).some((value) => typeof value === 'string' && uuid.test(value));
