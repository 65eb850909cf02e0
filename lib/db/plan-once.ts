import type { WorkspaceTx } from './workspace-transaction';

/**
 * Has Postgres plan what the transaction asks from here on once for each connection, whatever the values: of a question with many branches, planning takes
 * longer than answering. Only for what begins with a key; what is searched for, or left by a filter, wants a plan of its own.
 */
export function planOnce(tx: WorkspaceTx): void {
  tx.later(tx.$executeRaw`set local plan_cache_mode = force_generic_plan`);
}
