import { z } from 'zod';
import type { Actor } from '@/lib/domain/access/actor';
import { can } from '@/lib/domain/access/can';
import { inWorkspace } from '@/lib/db/workspace-transaction';

export type EvidenceFile = { name: string; contentType: string; sha256: string; bytes: Uint8Array<ArrayBuffer> };

/** A file that is evidence of a use case of the actor's workspace; null for any other, and once it was withdrawn. */
export async function evidenceFile(actor: Actor, id: string): Promise<EvidenceFile | null> {
  if (can(actor, 'view') || !z.uuid().safeParse(id).success) return null;
  return inWorkspace(actor.workspaceId, (tx) =>
    tx.storedFile.findFirst({
      where: { id, workspaceId: tx.workspaceId, evidence: { some: { withdrawnAt: null } } },
      select: { name: true, contentType: true, sha256: true, bytes: true },
    }),
  );
}
