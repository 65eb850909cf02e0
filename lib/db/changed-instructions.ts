import type { WorkspaceTx } from './workspace-transaction';

/** Of these servers, those that tell the model otherwise than was approved; the gate asks the same function of the database. */
export async function changedInstructions(tx: WorkspaceTx, serverIds: readonly string[]): Promise<Set<string>> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select id from server
    where workspace_id = ${tx.workspaceId}::uuid and id = any (${[...serverIds]}::uuid[]) and instructions_changed(id)`;
  return new Set(rows.map(({ id }) => id));
}
