import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { makeZip } from 'client-zip';
import yauzl from 'yauzl';
import { openExport } from '@/lib/transfer/export';
import { manifestName, type Manifest } from '@/lib/transfer/manifest';

/** Exports a workspace into a file, as the route and the command do. */
export async function exportTo(file: string, appUrl: string, workspaceId: string, at: Date): Promise<void> {
  const entries = await openExport(appUrl, workspaceId, at);
  if (!entries) throw new Error('Another export runs.');
  await pipeline(Readable.fromWeb(makeZip(entries) as ReadableStream), createWriteStream(file));
}

/** The entries of an exported workspace, whole. */
export async function unpack(file: string): Promise<Map<string, Buffer>> {
  const zip = await yauzl.openPromise(file, { autoClose: false, lazyEntries: true });
  const found = new Map<string, Buffer>();
  for await (const entry of zip.eachEntry()) {
    const parts: Buffer[] = [];
    for await (const part of await zip.openReadStreamPromise(entry)) parts.push(part as Buffer);
    found.set(entry.fileName, Buffer.concat(parts));
  }
  zip.close();
  return found;
}

export const manifestOf = (entries: Map<string, Buffer>): Manifest =>
  JSON.parse(entries.get(manifestName)!.toString()) as Manifest;

/** Packs entries again, with a manifest that describes what they are now, as somebody would who forges a file. */
export async function packAnew(file: string, entries: Map<string, Buffer>): Promise<void> {
  const described = manifestOf(entries);
  described.entries = [...entries].flatMap(([name, content]) =>
    name === manifestName
      ? []
      : [
          {
            name,
            bytes: content.length,
            sha256: createHash('sha256').update(content).digest('hex'),
            ...(name.endsWith('.jsonl') && { rows: content.toString().split('\n').length - 1 }),
          },
        ],
  );
  await pack(file, new Map([...entries, [manifestName, Buffer.from(JSON.stringify(described))]]));
}

/** Packs entries as they are. */
export async function pack(file: string, entries: Map<string, Buffer>): Promise<void> {
  const files = [...entries].map(([name, input]) => ({ name, input, lastModified: new Date(0) }));
  await writeFile(file, Buffer.from(await new Response(makeZip(files)).arrayBuffer()));
}
