import type { ItemFacts, UseCaseFacts } from '@/lib/domain/use-case/facts';
import type { WorkspaceTx } from './workspace-transaction';

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
export async function saveItem(
  tx: WorkspaceTx,
  facts: Pick<UseCaseFacts, 'id'>,
  itemId: string,
  data: Row,
): Promise<void> {
  await tx.checklistItem.upsert({
    where: { useCaseId_itemId: { useCaseId: facts.id, itemId } },
    create: { useCaseId: facts.id, workspaceId: tx.workspaceId, itemId, state: 'open', ...data },
    update: data,
  });
}

/** Something was brought to an item: it is in progress, if it was open. */
export async function startItem(
  tx: WorkspaceTx,
  facts: Pick<UseCaseFacts, 'id' | 'items'>,
  itemId: string,
): Promise<void> {
  if ((recordedItem(facts, itemId)?.state ?? 'open') === 'open')
    await saveItem(tx, facts, itemId, { state: 'in-progress' });
}

/** What was recorded on an item, or null. */
export const recordedItem = (facts: Pick<UseCaseFacts, 'items'>, itemId: string): ItemFacts | null =>
  facts.items.find((item) => item.itemId === itemId) ?? null;
