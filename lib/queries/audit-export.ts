import type { Actor } from '@/lib/domain/access/actor';
import { can } from '@/lib/domain/access/can';
import { csvHeader, eventLine, eventRow, type ExportFormat } from '@/lib/domain/audit/export';
import { csvFile } from '@/lib/domain/csv';
import { blindChains, readTrail } from '@/lib/db/read-trail';
import type { Place } from '@/lib/db/verify-chains';
import { inWorkspace, type WorkspaceTx } from '@/lib/db/workspace-transaction';

/**
 * The workspace's whole trail as a file, in pieces of `pageSize` events, chain by chain; null for whoever may not read it.
 * Use cases that the reader scores and has not handed in yet are left out whole: an empty place in a chain would tell.
 */
export function auditExport(actor: Actor, format: ExportFormat, pageSize = 1_000): AsyncGenerator<string> | null {
  return can(actor, 'view-audit') ? null : pieces(actor, format, pageSize);
}

async function* pieces(actor: Actor, format: ExportFormat, pageSize: number): AsyncGenerator<string> {
  if (format === 'csv') yield csvFile([csvHeader]);
  const line = format === 'csv' ? eventRow : eventLine;
  let after: Place | null = null;
  for (;;) {
    // Each piece in a transaction of its own: a slow reader must not hold one open.
    const { events, keys, blind } = await inWorkspace(actor.workspaceId, (tx) => loadPiece(tx, actor, after, pageSize));
    yield events
      .filter(({ chain }) => !blind.has(chain))
      .map((event) => line(event, keys.get(event.chain) ?? null))
      .join('');
    const last = events.at(-1);
    if (!last || events.length < pageSize) return;
    after = { chain: last.chain, seq: last.seq };
  }
}

async function loadPiece(tx: WorkspaceTx, { memberId }: Actor, after: Place | null, pageSize: number) {
  const events = await readTrail(tx, after, pageSize);
  const found = await tx.useCase.findMany({
    where: { workspaceId: tx.workspaceId, id: { in: [...new Set(events.map(({ chain }) => chain))] } },
    select: { id: true, key: true },
  });
  const blind = await blindChains(tx, memberId);
  return { events, keys: new Map(found.map(({ id, key }) => [id, key])), blind };
}
