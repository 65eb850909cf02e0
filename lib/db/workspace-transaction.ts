import { replicaServer, server } from './client';
import { replicaBehind, restReplica } from './replica-lag';
import { inTransaction, type Server, type TransactionClient } from './transaction';
import { heldState, type WorkspaceState } from './workspace-state';

declare const workspaceScope: unique symbol;

/** A transaction that sees one workspace. Only `inWorkspace` makes one, so no query can run without a workspace. */
export type WorkspaceTx = TransactionClient & {
  readonly [workspaceScope]: true;
  readonly workspaceId: string;
  /** It only reads, so that it can begin anew: see `BegunAnew`. */
  readonly readOnly: boolean;
  /** In which whoever asks found the workspace when their request began; null where nobody asked for it. */
  readonly state: WorkspaceState | null;
  /** What modules remember as long as it lasts: see `ofTransaction`. */
  readonly memory: Map<symbol, unknown>;
};

/**
 * Something that a module remembers of each transaction as long as it lasts. On the transaction, since a WeakMap that outlives it keeps what it holds until
 * V8 collects everything old: the facts of every write grew old so.
 */
export function ofTransaction<T>(make: () => T): (tx: WorkspaceTx) => T {
  const name = Symbol();
  return ({ memory }) => {
    const known = memory.get(name) as T | undefined;
    if (known !== undefined) return known;
    const made = make();
    memory.set(name, made);
    return made;
  };
}

/**
 * Thrown within a read-only transaction that would wait for something else in this process: it gives its connection back, and begins
 * anew once that is done. Else those who wait for a long computing would hold every connection there is.
 */
export class BegunAnew extends Error {
  constructor(readonly after: Promise<unknown>) {
    super('Waits outside of its transaction.');
  }
}

export type TransactionLimits = {
  /** Whose private rows it sees beside those of the workspace; nobody's without one. */
  memberId?: string;
  /** Milliseconds the transaction may take, 15,000 by default; imports take longer. */
  timeout?: number;
  state?: WorkspaceState | null;
};

/**
 * Runs `work` in one transaction in which row-level security shows the rows of this workspace and no others. Everything
 * is on one connection: never open a second transaction inside, the pool could run dry.
 */
export function inWorkspace<T>(
  workspaceId: string,
  work: (tx: WorkspaceTx) => Promise<T>,
  { timeout = 15_000, memberId = '', state = null }: TransactionLimits = {},
): Promise<T> {
  const settings = { 'app.workspace': workspaceId, 'app.member': memberId };
  return inTransaction(server(), { settings, timeout }, (client) => work(scopedTo(client, workspaceId, { state })));
}

/** The same, with the rows that are this member's own and nobody else's to see. */
export const inWorkspaceAs = <T>(
  actor: { workspaceId: string; memberId: string },
  work: (tx: WorkspaceTx) => Promise<T>,
): Promise<T> => inWorkspace(actor.workspaceId, work, { memberId: actor.memberId, state: heldState(actor) });

/**
 * As `inWorkspace`, for figures on which nothing is decided: read-only, from the replica while it keeps up (DATABASE_REPLICA_URL), else
 * from the database itself. `work` is told by how many seconds what it sees is behind, and begins anew when the replica fails it.
 * Whoever acts on what they see, or has just changed it, is shown the database itself: `inWorkspace`.
 */
export async function inWorkspaceToRead<T>(
  workspaceId: string,
  work: (tx: WorkspaceTx, secondsBehind: number) => Promise<T>,
  memberId = '',
): Promise<T> {
  const behind = await replicaBehind();
  if (behind !== null) {
    try {
      return await readOnly(replicaServer()!, workspaceId, memberId, (tx) => work(tx, behind));
    } catch (error) {
      restReplica(error);
    }
  }
  return readOnly(server(), workspaceId, memberId, (tx) => work(tx, 0));
}

/** The same, with the rows that are this member's own. */
export const inWorkspaceToReadAs = <T>(
  { workspaceId, memberId }: { workspaceId: string; memberId: string },
  work: (tx: WorkspaceTx, secondsBehind: number) => Promise<T>,
): Promise<T> => inWorkspaceToRead(workspaceId, work, memberId);

/** Read-only on either server, so that what works on one works on the other. */
async function readOnly<T>(
  from: Server,
  workspaceId: string,
  memberId: string,
  work: (tx: WorkspaceTx) => Promise<T>,
): Promise<T> {
  for (;;) {
    try {
      return await readOnce(from, workspaceId, memberId, work);
    } catch (error) {
      if (!(error instanceof BegunAnew)) throw error;
      await error.after.catch(() => {});
    }
  }
}

function readOnce<T>(
  from: Server,
  workspaceId: string,
  memberId: string,
  work: (tx: WorkspaceTx) => Promise<T>,
): Promise<T> {
  const settings = { 'app.workspace': workspaceId, 'app.member': memberId, transaction_read_only: 'on' };
  // Figures over everything may wait for a busy machine; an error instead of them helps nobody.
  return inTransaction(from, { settings, timeout: 60_000 }, (client) =>
    work(scopedTo(client, workspaceId, { readOnly: true })),
  );
}

/** The client with its workspace's id. */
export function scopedTo(
  client: TransactionClient,
  workspaceId: string,
  { readOnly = false, state = null }: Partial<Pick<WorkspaceTx, 'readOnly' | 'state'>> = {},
): WorkspaceTx {
  const own: Record<string | symbol, unknown> = { workspaceId, readOnly, state, memory: new Map() };
  return new Proxy(client, {
    get: (target, property) => (Object.hasOwn(own, property) ? own[property] : Reflect.get(target, property)),
  }) as WorkspaceTx;
}
