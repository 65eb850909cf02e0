import { mostRead } from '@/lib/domain/checklist/file';

/** The body, or null if it is larger than `limit` bytes; a header's claim is not believed. */
export async function readBody(request: Request, limit: number): Promise<Blob | null> {
  const bytes = await readBytes(request.body ?? [], limit);
  return bytes && new Blob([bytes]);
}

/** The same of what comes in pieces. */
export async function readBytes(
  pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  limit: number,
): Promise<Buffer<ArrayBuffer> | null> {
  let chunks: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  for await (const chunk of pieces) {
    size += chunk.byteLength;
    if (size > mostRead) return null;
    if (size <= limit) chunks.push(new Uint8Array(chunk));
    // Read and forgotten: a kept connection with half a body in it would answer no further request.
    else chunks = [];
  }
  return size > limit ? null : Buffer.concat(chunks);
}
