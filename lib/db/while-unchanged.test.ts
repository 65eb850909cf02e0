import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { AuditEvent } from '@/lib/domain/audit/events';
import { makeWorkspace, testNow } from '@/lib/testing/workspace';
import { env } from '@/lib/env';
import { appendEvent } from './append-event';
import { keptFigures, whileUnchanged } from './while-unchanged';
import { inWorkspace, inWorkspaceToRead } from './workspace-transaction';

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

  it('is computed once for all who ask at the same time, and again by another when that fails', async () => {
    const { workspaceId } = await makeWorkspace();
    let computed = 0;
    const read = () =>
      inWorkspace(workspaceId, (tx) =>
        whileUnchanged(tx, 'together', async () => {
          await tx.$queryRaw`select 1`;
          return (computed += 1);
        }),
      );
    expect(await Promise.all([read(), read(), read(), read()])).toEqual([1, 1, 1, 1]);

    const fails = await makeWorkspace();
    let tries = 0;
    const once = () =>
      inWorkspace(fails.workspaceId, (tx) =>
        whileUnchanged(tx, 'together', async () => {
          tries += 1;
          await tx.$queryRaw`select 1`;
          if (tries === 1) throw new Error('the first one fails');
          return tries;
        }),
      );
    const results = await Promise.allSettled([once(), once(), once()]);
    expect(results.filter(({ status }) => status === 'rejected')).toHaveLength(1);
    expect(results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []))).toEqual([2, 2]);
  });
});

describe('keptFigures', () => {
  let time = 0;
  beforeEach(() => {
    vi.spyOn(performance, 'now').mockImplementation(() => time);
  });
  afterEach(() => vi.restoreAllMocks());

  async function figures(key: string) {
    const { workspaceId, admin } = await makeWorkspace();
    return {
      read: (compute: () => Promise<string>) => inWorkspace(workspaceId, (tx) => keptFigures(tx, key, compute)),
      write: () => inWorkspace(workspaceId, (tx) => appendEvent(tx, { actor: admin, at: testNow }, event)),
    };
  }
  const taking = (milliseconds: number, value: string) => async () => {
    time += milliseconds;
    return value;
  };

  it('keeps through writes what took long, for twenty times as long, and says how old it is', async () => {
    const { read, write } = await figures('long');
    expect(await read(taking(5000, 'first'))).toEqual({ value: 'first', secondsOld: 0, secondsLeft: Infinity });
    time += 30_000;
    expect(await read(taking(0, 'not asked'))).toEqual({ value: 'first', secondsOld: 0, secondsLeft: Infinity });
    await write();
    expect(await read(taking(0, 'not asked'))).toEqual({ value: 'first', secondsOld: 35, secondsLeft: 65 });
    time += 65_000;
    expect(await read(taking(5000, 'second'))).toEqual({ value: 'second', secondsOld: 0, secondsLeft: Infinity });
  });

  it('is waited for without a connection in hand: more may wait than there are connections', async () => {
    const { workspaceId } = await makeWorkspace();
    let computed = 0;
    const waiting = Array.from({ length: 3 * env().DATABASE_POOL }, () =>
      inWorkspaceToRead(workspaceId, async (tx) => {
        const figures = await keptFigures(tx, 'many', async () => {
          // Another connection, while all the others wait.
          await inWorkspace(workspaceId, (other) => other.$queryRaw`select 1`);
          return (computed += 1);
        });
        return figures.value;
      }),
    );
    expect(new Set(await Promise.all(waiting))).toEqual(new Set([1]));
  });

  it('computes anew after a write what is quick', async () => {
    const { read, write } = await figures('quick');
    await read(taking(800, 'first'));
    await write();
    expect(await read(taking(800, 'second'))).toEqual({ value: 'second', secondsOld: 0, secondsLeft: Infinity });
  });

  it('gives what it had while somebody computes it anew', async () => {
    const { read, write } = await figures('renewed');
    await read(taking(5000, 'old'));
    await write();
    time += 600_000;
    let finish = (_: string): void => undefined;
    let renewed: Promise<unknown> = Promise.resolve();
    await new Promise<void>((begun) => {
      renewed = read(() => {
        begun();
        return new Promise((resolve) => (finish = resolve));
      });
    });
    expect(await read(taking(0, 'not asked'))).toEqual({ value: 'old', secondsOld: 605, secondsLeft: 5 });
    finish('new');
    expect(await renewed).toEqual({ value: 'new', secondsOld: 0, secondsLeft: Infinity });
  });
});
