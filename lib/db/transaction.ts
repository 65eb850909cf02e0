import pg from 'pg';
import type { Prisma, PrismaClient } from './generated/client';
import { inOnePacket } from './in-one-packet';
import { hasEnded, lend, type Lent } from './lending-pool';
import { rawSql, type Send } from './raw-sql';
import { unscoped } from './unscoped';
import { writtenTable } from './written-table';

/** Settings that hold for one transaction, such as the workspace whose rows it sees. */
export type TransactionSettings = Readonly<Partial<Record<SettingName, string>>>;
type SettingName = 'app.workspace' | 'app.member' | 'app.identity' | 'transaction_read_only';

export type TransactionClient = Prisma.TransactionClient & {
  /**
   * A statement, sent already, that is waited for together with the end: where the database refuses it, the transaction fails. Whatever is asked
   * later sees what it did.
   */
  later(statement: Promise<unknown>): void;
  /** Whether the transaction has written to one of these tables, or may have. */
  wroteTo(tables: readonly string[]): boolean;
  /** Of the statement of this table that was sent last: which rows it wrote, and how. */
  tells(table: string, rows: readonly WrittenRow[]): void;
  /** The rows of a table that the transaction wrote, in this order; null unless every statement that wrote there told. */
  rowsWritten(table: string): readonly WrittenRow[] | null;
};

/** `fields`: what was said of it, by the names of its model. `changed`: those that were changed where the row was there; null: it was not. */
export type WrittenRow = {
  fields: Readonly<Record<string, unknown>>;
  changed: readonly string[] | null;
};

export type Server = { pool: pg.Pool; prisma: PrismaClient };

/**
 * Runs `work` in one transaction. BEGIN and its settings travel right before the first statement and are waited for together with it; it
 * fails with that statement, if at all, and one that ran without its settings would see no row. SQL goes straight to the connection;
 * Prisma is lent the connection when a model is first asked, and costs nothing before.
 */
export async function inTransaction<T>(
  server: Server,
  { settings, timeout }: { settings: TransactionSettings; timeout: number },
  work: (client: TransactionClient) => Promise<T>,
): Promise<T> {
  const connection = await server.pool.connect();
  connection.on('error', toldByStatements);
  const transaction = new Transaction(connection, server.prisma, beginning(settings), timeout);
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`A transaction took longer than ${timeout} ms.`)), timeout);
  });
  let broken: Error | undefined;
  try {
    const result = await Promise.race([work(transaction.client()), tooLong]);
    await transaction.end('commit');
    const failure = await transaction.firstFailure();
    if (failure) throw failure;
    return result;
  } catch (error) {
    await transaction.end('rollback').catch((failure: Error) => (broken = failure));
    throw (await transaction.firstFailure()) ?? error;
  } finally {
    clearTimeout(timer);
    connection.off('error', toldByStatements);
    // It is timed from here on until somebody needs it.
    unscoped(() => connection.release(broken));
  }
}

/** Whoever waits for a statement is told of it; without somebody who listens, the process would end. */
const toldByStatements = () => {};

class Transaction {
  private state: 'waiting' | 'begun' | 'ended' = 'waiting';
  private lent: Lent | null = null;
  private readonly pending: Promise<unknown>[] = [];
  /** How often it wrote to each table; null: to one that cannot be told. */
  private readonly written = new Map<string | null, number>();
  /** By table, of each statement that told. */
  private readonly told = new Map<string, (readonly WrittenRow[])[]>();

  constructor(
    private readonly connection: pg.PoolClient,
    private readonly prisma: PrismaClient,
    private readonly beginning: string,
    private readonly timeout: number,
  ) {}

  private readonly send: Send = (statement) => {
    if (this.state === 'ended') return hasEnded(statement);
    const { table } = writtenTable(statement.text);
    this.written.set(table, this.timesWritten(table) + 1);
    inOnePacket(this.connection);
    if (this.state === 'begun') return this.connection.query(statement);
    this.state = 'begun';
    return Promise.all([this.connection.query(this.beginning), this.connection.query(statement)]).then(
      ([, result]) => result,
    );
  };

  /** What `work` is given. `then` is asked for by whoever returns it from an async function. */
  client(): TransactionClient {
    const { later, wroteTo, tells, rowsWritten } = this;
    const own = { later, wroteTo, tells, rowsWritten, ...rawSql(this.send) };
    return new Proxy(own, {
      get: (_, name) => {
        if (Object.hasOwn(own, name)) return Reflect.get(own, name);
        return typeof name === 'string' && name !== 'then' ? this.model(name) : undefined;
      },
    }) as unknown as TransactionClient;
  }

  private readonly later = (statement: Promise<unknown>): void => {
    this.pending.push(statement);
    statement.catch(() => {}); // Told at the end.
  };

  private readonly timesWritten = (table: string | null): number => this.written.get(table) ?? 0;

  private readonly wroteTo = (tables: readonly string[]): boolean =>
    this.written.has(null) || tables.some((table) => this.written.has(table));

  private readonly tells = (table: string, rows: readonly WrittenRow[]): void => {
    this.told.set(table, [...(this.told.get(table) ?? []), rows]);
  };

  private readonly rowsWritten = (table: string): readonly WrittenRow[] | null => {
    const told = this.told.get(table) ?? [];
    return this.written.has(null) || told.length !== this.timesWritten(table) ? null : told.flat();
  };

  /** Of the last statements: what came after it says no more than that the transaction is aborted. */
  async firstFailure(): Promise<unknown> {
    const settled = await Promise.allSettled(this.pending);
    return settled.find((one) => one.status === 'rejected')?.reason;
  }

  private model(name: string): unknown {
    type Model = Record<string | symbol, (...asked: unknown[]) => unknown>;
    const ask = async (method: string | symbol, asked: unknown[]) => {
      this.lent ??= lend(this.prisma, this.send, this.timeout);
      const client = (await this.lent.client) as unknown as Record<string, Model>;
      return client[name]![method]!(...asked);
    };
    return new Proxy(
      {},
      {
        get:
          (_, method) =>
          (...asked: unknown[]) =>
            ask(method, asked),
      },
    );
  }

  async end(how: 'commit' | 'rollback'): Promise<void> {
    const { state } = this;
    this.state = 'ended';
    await this.lent?.giveBack();
    if (state !== 'begun') return;
    inOnePacket(this.connection);
    await this.connection.query(how);
  }
}

/** By SET, which Postgres neither plans nor answers with a row. */
function beginning(settings: TransactionSettings): string {
  const set = Object.entries(settings).map(([name, value]) => `; set local ${name} = ${pg.escapeLiteral(value)}`);
  return `begin${set.join('')}`;
}
