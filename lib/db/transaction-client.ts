import { AsyncLocalStorage } from 'node:async_hooks';
import pg from 'pg';

/** Settings that hold for one transaction, such as the workspace whose rows it sees. */
export type TransactionSettings = Readonly<Record<string, string>>;

// One for the process, as the pool is (client.ts): this module may be evaluated more than once.
const held = globalThis as { transactionSettings?: AsyncLocalStorage<TransactionSettings> };
const settings = (held.transactionSettings ??= new AsyncLocalStorage<TransactionSettings>());

/** Transactions that `work` begins have these settings from their first statement on. */
export const withSettings = <T>(set: TransactionSettings, work: () => Promise<T>): Promise<T> =>
  settings.run(set, work);

/** As Prisma's adapter asks; of the result it reads no more. */
const nothing = { command: '', rowCount: 0, oid: 0, fields: [], rows: [] };

/**
 * A connection on which a transaction begins with its first statement: BEGIN and its settings travel right before it and are waited for
 * together with it, two round trips less for every page and every command. It fails with that statement, if at all; one that runs without
 * its settings sees no row.
 */
class TransactionClient extends pg.Client {
  private waiting: string | null = null;

  constructor(config?: string | pg.ClientConfig) {
    super({ ...(typeof config === 'string' ? { connectionString: config } : config), pipeline: true });
  }

  // The overloads of pg are many; its pool and Prisma's adapter use this one, by promise.
  override query(...asked: never[]): never {
    return this.ask(...asked) as never;
  }

  private ask(...asked: unknown[]): unknown {
    const text = textOf(asked[0]);
    if (text === 'BEGIN') {
      // Here, not with the first statement: Prisma sends that together with those of others, in the context of one of them.
      this.waiting = beginning();
      return Promise.resolve(nothing);
    }
    const { waiting } = this;
    if (waiting === null) return this.send(asked);
    this.waiting = null;
    // Nothing was asked in between.
    if (text === 'COMMIT' || text === 'ROLLBACK') return Promise.resolve(nothing);
    return Promise.all([this.send([waiting]), this.send(asked)]).then(([, result]) => result);
  }

  /** For whoever gets the connection next: a transaction that was given up before it asked anything is none of theirs. */
  forget(): void {
    this.waiting = null;
  }

  private send(asked: unknown[]): unknown {
    return (super.query as (...all: unknown[]) => unknown)(...asked);
  }
}

/** Connections whose transactions begin so. */
export function transactionPool(config: pg.PoolConfig): pg.Pool {
  const pool = new pg.Pool({ ...config, Client: TransactionClient });
  pool.on('acquire', (client) => (client as unknown as TransactionClient).forget());
  return pool;
}

const textOf = (asked: unknown): unknown =>
  typeof asked === 'object' && asked !== null && 'text' in asked ? asked.text : asked;

function beginning(): string {
  const set = Object.entries(settings.getStore() ?? {});
  if (set.length === 0) return 'begin';
  const each = set.map(([name, value]) => `set_config(${pg.escapeLiteral(name)}, ${pg.escapeLiteral(value)}, true)`);
  return `begin; select ${each.join(', ')}`;
}
