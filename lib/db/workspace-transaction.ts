import { database } from './client';
import type { Prisma } from './generated/client';

declare const workspaceScope: unique symbol;

/** A transaction that sees one workspace. Only `inWorkspace` makes one, so no query can run without a workspace. */
export type WorkspaceTx = Prisma.TransactionClient & { readonly [workspaceScope]: true; readonly workspaceId: string };

export type TransactionLimits = {
  /** Milliseconds the transaction may take, 15,000 by default; imports take longer. */
  timeout?: number;
};

/**
 * Runs `work` in one transaction in which row-level security shows the rows of this workspace and no others. Everything
 * is on one connection: never open a second transaction inside, the pool could run dry.
 */
export function inWorkspace<T>(
  workspaceId: string,
  work: (tx: WorkspaceTx) => Promise<T>,
  { timeout = 15_000 }: TransactionLimits = {},
): Promise<T> {
  return database().$transaction(
    async (client) => {
      await client.$queryRaw`select set_config('app.workspace', ${workspaceId}, true)`;
      return work(scopedTo(client, workspaceId));
    },
    { timeout, maxWait: 10_000 },
  );
}

/**
 * The client with its workspace's id. Prisma's transaction clients hand whatever is set on them to the one client behind
 * them all, so the id must not be assigned: a transaction that runs at the same time would read it as its own.
 */
export function scopedTo(client: Prisma.TransactionClient, workspaceId: string): WorkspaceTx {
  return new Proxy(client, {
    get: (target, property) => (property === 'workspaceId' ? workspaceId : Reflect.get(target, property)),
  }) as WorkspaceTx;
}
