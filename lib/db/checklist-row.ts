import type { ItemFacts, UseCaseFacts } from '@/lib/domain/use-case/facts';
import type { WorkspaceTx } from './workspace-transaction';
import { putRow } from './write-row';

type Row = {
  state?: ItemFacts['state'];
  claim?: ItemFacts['claim'];
  justification?: string;
  assigneeId?: string | null;
  submittedById?: string | null;
  submittedAt?: Date | null;
  confirmedById?: string | null;
  confirmedAt?: Date | null;
  returnReason?: string | null;
};

/** Records something on an item of the checklist. Its row comes into being with the first record; until then it is open. */
export function saveItem(tx: WorkspaceTx, facts: Pick<UseCaseFacts, 'id'>, itemId: string, data: Row): void {
  const row = { useCaseId: facts.id, itemId, workspaceId: tx.workspaceId, state: 'open', ...data };
  tx.later(putRow(tx, 'checklist_item', row, ['useCaseId', 'itemId'], Object.keys(data) as (keyof Row)[]));
}

/** Something was brought to an item: it is in progress, if it was open. */
export function startItem(tx: WorkspaceTx, facts: Pick<UseCaseFacts, 'id' | 'items'>, itemId: string): void {
  if ((recordedItem(facts, itemId)?.state ?? 'open') === 'open') saveItem(tx, facts, itemId, { state: 'in-progress' });
}

/** What was recorded on an item, or null. */
export const recordedItem = (facts: Pick<UseCaseFacts, 'items'>, itemId: string): ItemFacts | null =>
  facts.items.find((item) => item.itemId === itemId) ?? null;
