import { AsyncLocalStorage } from 'node:async_hooks';
import pg from 'pg';
import type { Prisma, PrismaClient } from './generated/client';
import type { Send } from './raw-sql';
import { unscoped } from './unscoped';

// One for the process, as the pool is (client.ts): this module may be evaluated more than once.
const held = globalThis as { lentConnection?: AsyncLocalStorage<pg.PoolClient> };
const lentConnection = (held.lentConnection ??= new AsyncLocalStorage<pg.PoolClient>());

/** Gives Prisma the connection of the transaction that it is to take part in, and everybody else one of its own. */
export class LendingPool extends pg.Pool {
  constructor(config: pg.PoolConfig) {
    // Statements of one connection are sent without waiting for each other's answers.
    super({ ...config, pipeline: true } as pg.PoolConfig);
    this.on('error', () => {}); // An idle connection that broke is replaced.
  }

  override connect(): Promise<pg.PoolClient>;
  override connect(done: Parameters<pg.Pool['connect']>[0]): void;
  override connect(done?: Parameters<pg.Pool['connect']>[0]): Promise<pg.PoolClient> | void {
    // It may open one, for all who come later.
    if (done) return unscoped(() => super.connect(done));
    const lent = lentConnection.getStore();
    return lent ? Promise.resolve(lent) : unscoped(() => super.connect());
  }
}

export type Lent = { client: Promise<Prisma.TransactionClient>; giveBack(): Promise<void> };

/** In place of what sent the statements of a transaction that is over. */
export const hasEnded: Send = () => Promise.reject(new Error('This transaction has ended.'));

/** Prisma's models on a connection whose transaction somebody else begins and ends; Prisma takes it for its own until it gives it back. */
export function lend(prisma: PrismaClient, send: Send, timeout: number): Lent {
  // Prisma remembers its last transactions, and all that they know.
  let its = send;
  const { client, giveBack } = unscoped(() => lending(prisma, (statement) => its(statement), timeout));
  return { client, giveBack: () => giveBack().finally(() => (its = hasEnded)) };
}

function lending(prisma: PrismaClient, send: Send, timeout: number): Lent {
  let giveBack = () => {};
  const kept = new Promise<void>((resolve) => (giveBack = resolve));
  let closed: Promise<void> = Promise.resolve();
  const client = new Promise<Prisma.TransactionClient>((resolve, reject) => {
    const use = (its: Prisma.TransactionClient) => {
      resolve(its);
      return kept;
    };
    closed = lentConnection.run(asConnection(send), () => prisma.$transaction(use, { timeout }).catch(reject));
  });
  return {
    client,
    giveBack() {
      giveBack();
      return closed;
    },
  };
}

const itsOwn = /^(BEGIN|COMMIT|ROLLBACK)$/;
const nothing = { command: '', rowCount: 0, oid: 0, fields: [], rows: [] };

/** As much of a connection as Prisma's adapter asks for. */
function asConnection(send: Send): pg.PoolClient {
  const connection = {
    query: async (statement: pg.QueryArrayConfig) => (itsOwn.test(statement.text) ? nothing : send(statement)),
    on: () => connection,
    removeListener: () => connection,
    release: () => {},
  };
  return connection as unknown as pg.PoolClient;
}
