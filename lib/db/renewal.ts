import { isDeepStrictEqual } from 'node:util';
import { renewals } from '@/lib/domain/checklist/renewal';
import type { UseCaseFacts } from '@/lib/domain/use-case/facts';
import { Prisma } from './generated/client';
import type { WorkspaceTx } from './workspace-transaction';

/**
 * Keeps when each satisfied item of a use case wants to be renewed, so that "what waits on me" finds those few by an index
 * rather than by reading everybody's evidence. After every write (settle.ts); nobody else writes these columns. What is as it was
 * `before` the write is stored already: whoever changes the rule migrates the columns.
 */
export async function refreshRenewals(tx: WorkspaceTx, facts: UseCaseFacts, before?: UseCaseFacts): Promise<void> {
  const stored = new Map(before && renewals(before).map((renewal) => [renewal.itemId, renewal]));
  const rows = renewals(facts).filter((renewal) => !isDeepStrictEqual(renewal, stored.get(renewal.itemId)));
  if (rows.length === 0) return;
  await tx.$executeRaw`
    update checklist_item item set renew_from = r.renew_from, runs_out_on = r.runs_out_on
    from (values ${values(rows)}) as r (item_id, renew_from, runs_out_on)
    where item.use_case_id = ${facts.id}::uuid and item.item_id = r.item_id
      and (item.renew_from, item.runs_out_on) is distinct from (r.renew_from, r.runs_out_on)`;
}

/** The items of a use case whose stored renewal is not what it should be. */
export async function wrongRenewals(tx: WorkspaceTx, facts: UseCaseFacts): Promise<string[]> {
  const rows = renewals(facts);
  if (rows.length === 0) return [];
  const wrong = await tx.$queryRaw<{ itemId: string }[]>`
    select item.item_id as "itemId"
    from checklist_item item join (values ${values(rows)}) as r (item_id, renew_from, runs_out_on) using (item_id)
    where item.use_case_id = ${facts.id}::uuid
      and (item.renew_from, item.runs_out_on) is distinct from (r.renew_from, r.runs_out_on)`;
  return wrong.map(({ itemId }) => itemId);
}

const values = (rows: ReturnType<typeof renewals>) =>
  Prisma.join(
    rows.map(
      ({ itemId, renewFrom, runsOutOn }) => Prisma.sql`(${itemId}, ${renewFrom}::timestamptz(3), ${runsOutOn}::date)`,
    ),
  );
