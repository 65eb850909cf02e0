import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import yauzl, { type Entry, type ZipFile } from 'yauzl';
import { manifest, manifestName, type Manifest, type ManifestEntry } from './manifest';
import { TransferProblem } from './problem';

/** Limits of a file that is imported. Nothing in it is packed, so it unpacks to no more than its own size. */
const most = { entries: 1_000_000, manifestBytes: 256 * 1024 * 1024, lineBytes: 64 * 1024 * 1024 };

export type Archive = {
  manifest: Manifest;
  /** The entry's bytes; fails at their end if they are not those that the manifest describes. */
  read(name: string): AsyncGenerator<Uint8Array>;
  /** Whether the manifest describes it. */
  has(name: string): boolean;
  close(): void;
};

/** Opens an exported workspace. @throws TransferProblem, in words */
export async function openArchive(file: string): Promise<Archive> {
  const zip = await open(file);
  try {
    const found = await entriesOf(zip);
    const described = readManifest(await wholeText(zip, found.get(manifestName)));
    const byName = new Map(described.entries.map((entry) => [entry.name, entry]));
    checkNames(found, byName);
    return {
      manifest: described,
      has: (name) => byName.has(name),
      read: (name) => checked(zip, found.get(name), byName.get(name)),
      close: () => zip.close(),
    };
  } catch (error) {
    zip.close();
    throw error;
  }
}

async function open(file: string): Promise<ZipFile> {
  try {
    return await yauzl.openPromise(file, { autoClose: false, lazyEntries: true });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') throw new TransferProblem(`There is no file ${file}.`);
    if (code === 'EACCES' || code === 'EISDIR') throw new TransferProblem(`${file} cannot be read.`);
    throw new TransferProblem(`The file is cut off, or not an exported workspace (${message}).`);
  }
}

async function entriesOf(zip: ZipFile): Promise<Map<string, Entry>> {
  if (zip.entryCount > most.entries) throw new TransferProblem('The file has too many entries.');
  const found = new Map<string, Entry>();
  try {
    for await (const entry of zip.eachEntry()) {
      const name = entry.fileName;
      if (found.has(name)) throw new TransferProblem(`The file has ${name} twice.`);
      // Names are keys here and never a place in the file system; ours are all of this form.
      if (!/^[\w-]+(\/[\w.-]+)?(\.json)?$/.test(name)) throw new TransferProblem(`No export has an entry "${name}".`);
      if (entry.compressionMethod !== 0 || entry.compressedSize !== entry.uncompressedSize) {
        throw new TransferProblem(`${name} is compressed. An export is not: import the file as it was downloaded.`);
      }
      found.set(name, entry);
    }
  } catch (error) {
    if (error instanceof TransferProblem) throw error;
    throw new TransferProblem(`The file's directory cannot be read: ${(error as Error).message}.`);
  }
  return found;
}

function readManifest(text: string): Manifest {
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch {
    throw new TransferProblem('The manifest is not JSON.');
  }
  const { version } = (raw ?? {}) as { version?: unknown };
  if (typeof version === 'number' && version > manifest.shape.version.value) {
    throw new TransferProblem(
      `The file has format ${version}, from a newer version of Airworthy; this one reads ${manifest.shape.version.value}.`,
    );
  }
  const parsed = manifest.safeParse(raw);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new TransferProblem(`The manifest is not one of a workspace: ${issue?.path.join('.')} ${issue?.message}.`);
}

function checkNames(found: Map<string, Entry>, described: Map<string, ManifestEntry>): void {
  for (const name of found.keys()) {
    if (name !== manifestName && !described.has(name)) {
      throw new TransferProblem(`The manifest does not know ${name}, which is in the file.`);
    }
  }
  for (const { name, bytes } of described.values()) {
    const entry = found.get(name);
    if (!entry) throw new TransferProblem(`${name} is missing.`);
    if (entry.uncompressedSize !== bytes) throw new TransferProblem(wrong(name));
  }
}

const wrong = (name: string) => `${name} is not what was exported: its size or checksum differs.`;

async function wholeText(zip: ZipFile, entry: Entry | undefined): Promise<string> {
  if (!entry) throw new TransferProblem('The file is no exported workspace: it has no manifest.');
  if (entry.uncompressedSize > most.manifestBytes) throw new TransferProblem('The manifest is too large.');
  const parts: Uint8Array[] = [];
  for await (const part of await stream(zip, entry)) parts.push(part as Uint8Array);
  return Buffer.concat(parts).toString('utf8');
}

async function* checked(
  zip: ZipFile,
  entry: Entry | undefined,
  described: ManifestEntry | undefined,
): AsyncGenerator<Uint8Array> {
  if (!entry || !described) throw new TransferProblem('An entry is missing.');
  const hash = createHash('sha256');
  for await (const part of await stream(zip, entry)) {
    hash.update(part as Uint8Array);
    yield part as Uint8Array;
  }
  if (hash.digest('hex') !== described.sha256) throw new TransferProblem(wrong(described.name));
}

async function stream(zip: ZipFile, entry: Entry): Promise<Readable> {
  try {
    return await zip.openReadStreamPromise(entry);
  } catch (error) {
    throw new TransferProblem(`${entry.fileName} cannot be read: ${(error as Error).message}.`);
  }
}

/** The lines of an entry, without their ends. */
export async function* linesOf(name: string, bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const decode = (part?: Uint8Array) => {
    try {
      return decoder.decode(part, { stream: part !== undefined });
    } catch {
      throw new TransferProblem(`${name} is not UTF-8.`);
    }
  };
  let rest = '';
  for await (const part of bytes) {
    const lines = (rest + decode(part)).split('\n');
    rest = lines.pop() ?? '';
    if (rest.length > most.lineBytes) throw new TransferProblem(`${name} has a line that is too long.`);
    yield* lines;
  }
  rest += decode();
  if (rest !== '') throw new TransferProblem(`${name} does not end with a whole line.`);
}
