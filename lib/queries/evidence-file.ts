import { z } from 'zod';
import type { Actor } from '@/lib/domain/access/actor';
import { can } from '@/lib/domain/access/can';
import { fileContent, type KeptFile } from '@/lib/db/stored-file';
import { inWorkspace } from '@/lib/db/workspace-transaction';

export type EvidenceFile = KeptFile & {
  /** A piece at a time, each read when it is asked for. */
  content: AsyncGenerator<Uint8Array<ArrayBuffer>>;
};

/** A file that is evidence of a use case or of a server of the actor's workspace; null for any other, and once it was withdrawn. */
export async function evidenceFile(actor: Actor, id: string): Promise<EvidenceFile | null> {
  if (can(actor, 'view') || !z.uuid().safeParse(id).success) return null;
  const { workspaceId } = actor;
  const file = await inWorkspace(workspaceId, (tx) =>
    tx.storedFile.findFirst({
      where: {
        id,
        workspaceId,
        revisions: {
          some: {
            OR: [{ citations: { some: { withdrawnAt: null } } }, { evidence: { given: { withdrawnAt: null } } }],
          },
        },
      },
      select: { id: true, name: true, contentType: true, size: true, sha256: true },
    }),
  );
  return file && { ...file, content: fileContent(workspaceId, id) };
}
