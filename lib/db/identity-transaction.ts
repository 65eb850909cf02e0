import { server } from './client';
import { inTransaction, type TransactionClient } from './transaction';
import { scopedTo, type WorkspaceTx } from './workspace-transaction';

declare const identityScope: unique symbol;

/** A transaction that sees accounts, links and throttles, which belong to no workspace, and nothing of any use case. */
export type IdentityTx = TransactionClient & { readonly [identityScope]: true };

/** For signing in, invitations, resets and throttles alone. Everything else works on members, in a workspace transaction. */
export function inIdentity<T>(work: (tx: IdentityTx) => Promise<T>): Promise<T> {
  const begun = { settings: { 'app.identity': 'on' }, timeout: 15_000 };
  return inTransaction(server(), begun, (client) => work(client as unknown as IdentityTx));
}

/**
 * Lets a workspace's own transaction reach accounts and links for the length of `work`, so that an invitation is stored
 * with its member and its event or not at all. Other workspaces' memberships are visible meanwhile: keep it short, and ask
 * for accounts and links only.
 */
export async function identityWithin<T>(tx: WorkspaceTx, work: (tx: IdentityTx) => Promise<T>): Promise<T> {
  await tx.$queryRaw`select set_config('app.identity', 'on', true)`;
  const result = await work(tx as unknown as IdentityTx);
  await tx.$queryRaw`select set_config('app.identity', 'off', true)`;
  return result;
}

/** The other way round: the rest of an identity transaction also sees one workspace, such as the one it just made. */
export async function workspaceWithin(tx: IdentityTx, workspaceId: string): Promise<WorkspaceTx> {
  await tx.$queryRaw`select set_config('app.workspace', ${workspaceId}, true)`;
  return scopedTo(tx, workspaceId);
}
