import type pg from 'pg';
import type { ChainedEvent } from '@/lib/domain/audit/chain';
import {
  cutEndsSql,
  cutFaults,
  endFaults,
  readEventsSql,
  trailEndsSql,
  verifyChains,
  type CutEnd,
  type TrailEnd,
} from '@/lib/db/verify-chains';
import { TransferProblem } from './problem';

/** The audit trail that was imported must be whole, and belong to this workspace alone. @throws TransferProblem */
export async function checkTrail(client: pg.Client, workspaceId: string): Promise<void> {
  const { rows: strays } = await client.query<{ chain: string }>(
    `select distinct e.chain from event e left join chain_end c on c.chain = e.chain
     where e.workspace_id = $1 and (c.workspace_id is distinct from $1
       or e.chain <> $1 and e.use_case_id is distinct from e.chain or e.chain = $1 and e.use_case_id is not null)
     limit 1`,
    [workspaceId],
  );
  if (strays[0]) throw new TransferProblem('The audit trail holds events of another workspace.');
  const report = await verifyChains(async (after, limit) => {
    const place = [after?.chain ?? null, after?.seq ?? 0];
    const { rows } = await client.query<ChainedEvent>(readEventsSql, [workspaceId, ...place, limit]);
    return rows;
  });
  const { rows: cut } = await client.query<CutEnd>(cutEndsSql, [workspaceId]);
  const { rows: ends } = await client.query<TrailEnd>(trailEndsSql, [workspaceId]);
  const [fault] = [...report.broken, ...cutFaults(cut), ...endFaults(ends)];
  if (fault) throw new TransferProblem(`The audit trail is not whole (chain ${fault.chain}): ${fault.problem}`);
}
