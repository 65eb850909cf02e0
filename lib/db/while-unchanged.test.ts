import { describe, expect, it } from 'vitest';
import type { AuditEvent } from '@/lib/domain/audit/events';
import { makeWorkspace, testNow } from '@/lib/testing/workspace';
import { appendEvent } from './append-event';
import { whileUnchanged } from './while-unchanged';
import { inWorkspace } from './workspace-transaction';

const event: AuditEvent = { type: 'settings.changed', data: { changes: [] } };

describe('whileUnchanged', () => {
  async function counter() {
    const { workspaceId, admin } = await makeWorkspace();
    let computed = 0;
    const read = () => inWorkspace(workspaceId, (tx) => whileUnchanged(tx, 'count', async () => (computed += 1)));
    const write = () => inWorkspace(workspaceId, (tx) => appendEvent(tx, { actor: admin, at: testNow }, event));
    return { workspaceId, admin, read, write };
  }

  it('computes once, and again after a write', async () => {
    const { read, write } = await counter();
    expect([await read(), await read()]).toEqual([1, 1]);
    await write();
    expect([await read(), await read()]).toEqual([2, 2]);
  });

  it('is not moved by writes in another workspace', async () => {
    const mine = await counter();
    const other = await counter();
    expect(await mine.read()).toBe(1);
    await other.write();
    expect(await mine.read()).toBe(1);
  });

  it('does not miss a write that began before the computing and ended after it', async () => {
    const { workspaceId, admin, read } = await counter();
    let seen = 0;
    await inWorkspace(workspaceId, async (tx) => {
      await appendEvent(tx, { actor: admin, at: testNow }, event);
      seen = await read();
    });
    expect(seen).toBe(1);
    expect(await read()).toBe(2);
  });

  it('keeps nothing of a write that did not happen', async () => {
    const { workspaceId, admin, read } = await counter();
    const undone = inWorkspace(workspaceId, async (tx) => {
      await appendEvent(tx, { actor: admin, at: testNow }, event);
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    expect([await read(), await read()]).toEqual([1, 1]);
  });
});
