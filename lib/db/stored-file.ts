import { createHash } from 'node:crypto';
import { maxFileBytes, mostRead, sniffType } from '@/lib/domain/checklist/file';
import { newId } from './new-id';
import { inWorkspace, type WorkspaceTx } from './workspace-transaction';

/** Bytes of a piece; the database holds the same bound. Longer than what `sniffType` looks at, so that the first piece tells. */
const chunkBytes = 262_144;

export type KeptFile = { id: string; name: string; contentType: string; size: number; sha256: string };
export type FileProblem = 'empty' | 'too-large' | 'broken-off';

/** Uploads of one person that may wait to be given as evidence. */
export const mostWaiting = 20;

type Place = { workspaceId: string; id: string; name: string; now: Date };

/** Makes a place for a file of this person; null where too many of theirs wait already, however many ask at once. */
export async function placeForFile(tx: WorkspaceTx, memberId: string, name: string, now: Date): Promise<Place | null> {
  const { workspaceId } = tx;
  await tx.$queryRaw`select pg_advisory_xact_lock(hashtextextended(${`upload ${memberId}`}, 0))::text`;
  const waiting = await tx.storedFile.count({
    where: { workspaceId, uploadedById: memberId, revisions: { none: {} } },
  });
  if (waiting >= mostWaiting) return null;
  const id = newId();
  await tx.storedFile.create({
    data: { id, workspaceId, name, contentType: '', size: 0, sha256: '', uploadedById: memberId, createdAt: now },
  });
  return { workspaceId, id, name, now };
}

/**
 * Takes a file in as it comes, a piece at a time, each in a transaction of its own: a slow sender holds neither memory nor a
 * connection. What is empty, too large or breaks off leaves nothing behind.
 */
export async function keepFile(
  { workspaceId, id, name, now }: Place,
  content: AsyncIterable<Uint8Array>,
): Promise<KeptFile | FileProblem> {
  const hash = createHash('sha256');
  let size = 0;
  let contentType = '';
  const keep = (place: number, bytes: Uint8Array<ArrayBuffer>) => {
    if (place === 0) contentType = sniffType(bytes);
    hash.update(bytes);
    return inWorkspace(workspaceId, (tx) =>
      tx.storedFileChunk.create({ data: { workspaceId, fileId: id, place, bytes } }),
    );
  };
  let problem: FileProblem | null = null;
  try {
    let place = 0;
    for await (const piece of pieces(content)) {
      size += piece.byteLength;
      if (size > maxFileBytes) problem = 'too-large';
      if (size > mostRead) break;
      if (problem) continue;
      await keep(place, piece);
      place += 1;
    }
    if (size === 0) problem = 'empty';
  } catch {
    problem = 'broken-off';
  }
  if (problem) {
    await dropFile(workspaceId, id);
    return problem;
  }
  const kept = { contentType, size, sha256: hash.digest('hex') };
  await inWorkspace(workspaceId, (tx) => tx.storedFile.update({ where: { id }, data: { ...kept, completedAt: now } }));
  return { id, name, ...kept };
}

const dropFile = (workspaceId: string, id: string) =>
  inWorkspace(workspaceId, (tx) => tx.storedFile.deleteMany({ where: { workspaceId, id } }));

/** What comes, in pieces as long as a row of a stored file holds, but for the last. */
export async function* pieces(content: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  let buffer = new Uint8Array(chunkBytes);
  let filled = 0;
  for await (const part of content) {
    for (let from = 0; from < part.byteLength;) {
      const taken = part.subarray(from, from + chunkBytes - filled);
      buffer.set(taken, filled);
      filled += taken.byteLength;
      from += taken.byteLength;
      if (filled < chunkBytes) continue;
      yield buffer;
      buffer = new Uint8Array(chunkBytes);
      filled = 0;
    }
  }
  if (filled > 0) yield buffer.slice(0, filled);
}

/** A kept file's bytes, a piece at a time, each read when it is asked for and in a transaction of its own. */
export async function* fileContent(workspaceId: string, fileId: string): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  for (let place = 0; ; place += 1) {
    const chunk = await inWorkspace(workspaceId, (tx) =>
      tx.storedFileChunk.findFirst({ where: { workspaceId, fileId, place }, select: { bytes: true } }),
    );
    if (!chunk) return;
    yield chunk.bytes;
  }
}

/** Milliseconds that an uploaded file waits to be given as evidence. */
const keptFor = 86_400_000;

/** Forgets files that were uploaded and not given as evidence within a day: nobody but their uploader ever knew of them. */
export async function dropUnusedFiles(workspaceId: string, now: Date): Promise<number> {
  const { count } = await inWorkspace(workspaceId, (tx) =>
    tx.storedFile.deleteMany({
      where: { workspaceId, revisions: { none: {} }, createdAt: { lt: new Date(now.getTime() - keptFor) } },
    }),
  );
  return count;
}
