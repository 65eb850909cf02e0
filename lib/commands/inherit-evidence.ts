import { byPiece, inheritance } from '@/lib/domain/servers/inherited';
import { startItem } from '@/lib/db/checklist-row';
import { cite, withdrawCitations } from '@/lib/db/evidence-rows';
import { declinedEvidence, givenEvidence } from '@/lib/db/given-evidence';
import { inWorkspace, type WorkspaceTx } from '@/lib/db/workspace-transaction';
import { writeAsProduct } from './use-case-command';
import { writeEach } from './write-each';

/**
 * Every use case that builds on a server rests on what people gave as evidence for it, in its newest revision, and no more on what they
 * took back: each in a transaction of its own with one event. It makes of a use case what counts when it is written, so that running it
 * again, or late, changes nothing. Gives how many were written. `useCaseId`: that one alone.
 */
export async function inheritEvidence(
  workspaceId: string,
  serverId: string,
  now: Date,
  useCaseId?: string,
): Promise<number> {
  const concerned = useCaseId ? [useCaseId] : await inWorkspace(workspaceId, (tx) => useCasesOf(tx, serverId));
  return writeEach(concerned, (id) => inheritOne(workspaceId, id, serverId, now));
}

/** Those that build on it, and others where somebody has cited what was withdrawn since. */
async function useCasesOf(tx: WorkspaceTx, serverId: string): Promise<string[]> {
  const { workspaceId } = tx;
  // A write that found this job waiting added none of its own: what it is about to commit is waited for.
  await tx.$queryRaw`select id from server where id = ${serverId}::uuid for share`;
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select use_case_id as id from use_case_server
    where workspace_id = ${workspaceId}::uuid and server_id = ${serverId}::uuid
    union
    select c.use_case_id from server_evidence g join citation c on c.evidence_id = g.evidence_id
    where g.workspace_id = ${workspaceId}::uuid and g.server_id = ${serverId}::uuid and g.withdrawn_at is not null
      and c.withdrawn_at is null
    order by id`;
  return rows.map(({ id }) => id);
}

const inheritOne = (workspaceId: string, useCaseId: string, serverId: string, now: Date): Promise<boolean> =>
  writeAsProduct(workspaceId, useCaseId, now, async (tx, facts) => {
    const server = await tx.server.findFirst({ where: { workspaceId, id: serverId }, select: { name: true } });
    const given = await givenEvidence(tx, serverId);
    const use = {
      builds: facts.servers.some(({ id }) => id === serverId),
      cited: facts.evidence,
      declined: await declinedEvidence(tx, useCaseId),
    };
    const { cite: fresh, withdraw } = inheritance(given, use, now);
    if (!server || (fresh.length === 0 && withdraw.length === 0)) return null;
    for (const { piece, itemId } of fresh) {
      cite(tx, { ...piece, useCaseId, itemId, by: null, at: now }, piece);
      startItem(tx, facts, itemId);
    }
    const newly = fresh.map(({ itemId }) => itemId);
    withdrawCitations(tx, facts, withdraw, { by: null, at: now, newly });
    const inherited = byPiece(fresh.map(({ piece, itemId }) => ({ ...piece, itemId })));
    const data = { serverId, server: server.name, inherited, withdrawn: byPiece(withdraw) };
    return { event: { type: 'evidence.inherited', data } };
  });
