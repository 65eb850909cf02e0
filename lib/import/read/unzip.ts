import { promisify } from 'node:util';
import { inflateRaw } from 'node:zlib';
import { importLimits } from '@/lib/domain/import/limits';

/** What a ZIP archive's own directory says of one file in it. */
type Entry = { name: string; method: number; packed: number; unpacked: number; offset: number };

export class BadArchive extends Error {}
export class ArchiveTooLarge extends Error {}

const inflate = promisify(inflateRaw);

/** What a workbook is made of. */
const workbookFiles = /\.(xml|rels)$/i;

/**
 * The wanted files of an archive, unpacked within the limit on their sum: what the directory claims is checked first, and then
 * what really comes out, since a claim can lie.
 */
export async function unzip(
  bytes: Uint8Array,
  limit: number = importLimits.unpackedBytes,
  wanted: RegExp = workbookFiles,
): Promise<Map<string, Buffer>> {
  const archive = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries = directory(archive).filter(({ name }) => wanted.test(name));
  let left = limit;
  if (entries.reduce((sum, { unpacked }) => sum + unpacked, 0) > left) throw new ArchiveTooLarge();
  const files = new Map<string, Buffer>();
  for (const entry of entries) {
    const content = await unpack(archive, entry, left);
    left -= content.length;
    if (left <= 0) throw new ArchiveTooLarge();
    files.set(entry.name, content);
  }
  return files;
}

function directory(archive: Buffer): Entry[] {
  const end = archive.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0 || end + 22 > archive.length) throw new BadArchive();
  const count = archive.readUInt16LE(end + 10);
  let at = archive.readUInt32LE(end + 16);
  const entries: Entry[] = [];
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > archive.length || archive.readUInt32LE(at) !== 0x02014b50) throw new BadArchive();
    const nameLength = archive.readUInt16LE(at + 28);
    entries.push({
      method: archive.readUInt16LE(at + 10),
      packed: archive.readUInt32LE(at + 20),
      unpacked: archive.readUInt32LE(at + 24),
      offset: archive.readUInt32LE(at + 42),
      name: archive.toString('utf8', at + 46, at + 46 + nameLength),
    });
    at += 46 + nameLength + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
  }
  return entries;
}

async function unpack(archive: Buffer, { method, packed, offset }: Entry, limit: number): Promise<Buffer> {
  if (offset + 30 > archive.length || archive.readUInt32LE(offset) !== 0x04034b50) throw new BadArchive();
  const start = offset + 30 + archive.readUInt16LE(offset + 26) + archive.readUInt16LE(offset + 28);
  const content = archive.subarray(start, start + packed);
  if (method === 0) return content;
  if (method !== 8) throw new BadArchive();
  try {
    return await inflate(content, { maxOutputLength: limit });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw new ArchiveTooLarge();
    throw new BadArchive();
  }
}
