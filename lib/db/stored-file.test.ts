import { createHash, randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { uploadFile } from '@/lib/commands/upload-file';
import type { Result } from '@/lib/domain/result';
import { makeJourney, type Journey } from '@/lib/testing/journey';
import { makeWorkspace } from '@/lib/testing/workspace';
import { dropUnusedFiles, fileContent, type KeptFile } from './stored-file';
import { inWorkspace } from './workspace-transaction';

const mebibyte = 1024 * 1024;

const upload = (journey: Journey, content: AsyncIterable<Uint8Array>, by = journey.architect) =>
  uploadFile.run({ actor: by, now: journey.now }, { useCase: journey.key, fileName: 'scan.bin', content }) as Promise<
    Result<KeptFile>
  >;

async function* parts(...pieces: Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* pieces;
}

const stored = (journey: Journey) =>
  inWorkspace(journey.workspace.workspaceId, async (tx) => [
    await tx.storedFile.count(),
    await tx.storedFileChunk.count(),
  ]);

it('keeps a file in pieces, whatever sizes it comes in, and gives the same bytes back', async () => {
  const journey = await makeJourney();
  const bytes = randomBytes(mebibyte + 17);
  const cut = [0, 1, 65_000, 300_000, 900_000, bytes.length];
  const pieces = cut.slice(1).map((end, index) => bytes.subarray(cut[index], end));
  const kept = await upload(journey, parts(...pieces));
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  expect(kept).toMatchObject({ ok: true, value: { name: 'scan.bin', size: bytes.length, sha256 } });
  expect(await stored(journey)).toEqual([1, 5]);
  const back: Uint8Array[] = [];
  const { id } = (kept as { value: KeptFile }).value;
  for await (const piece of fileContent(journey.workspace.workspaceId, id)) back.push(piece);
  expect(Buffer.concat(back).equals(bytes)).toBe(true);
});

it('leaves nothing of what is empty, too large, or breaks off', async () => {
  const journey = await makeJourney();
  const told = async (content: AsyncIterable<Uint8Array>) => {
    const result = await upload(journey, content);
    return result.ok ? null : result.refusal.fields?.file?.[0];
  };
  async function* breaks(): AsyncGenerator<Uint8Array> {
    yield randomBytes(600_000);
    throw new Error('The connection is gone.');
  }
  expect(await told(parts())).toBe('This file is empty.');
  expect(await told(parts(new Uint8Array(10 * mebibyte), new Uint8Array(1)))).toContain('larger than 10 MB');
  expect(await told(breaks())).toContain('Send it again');
  expect(await stored(journey)).toEqual([0, 0]);
  expect(await told(parts(new Uint8Array(10 * mebibyte)))).toBeNull();
});

it('is for whoever may bring evidence to the use case, and for so many at a time', async () => {
  const journey = await makeJourney();
  const stranger = await makeWorkspace();
  const byte = () => parts(new Uint8Array([65]));
  expect(await upload(journey, byte(), journey.workspace.viewer)).toMatchObject({ refusal: { kind: 'forbidden' } });
  expect(await upload(journey, byte(), stranger.architect)).toMatchObject({ refusal: { kind: 'not-found' } });
  for (let count = 0; count < 20; count += 1) expect(await upload(journey, byte())).toMatchObject({ ok: true });
  expect(await upload(journey, byte())).toMatchObject({ refusal: { kind: 'throttled' } });
});

it('is evidence only by the word of its uploader, once; what nobody uses is forgotten after a day', async () => {
  const journey = await makeJourney();
  const { workspaceId } = journey.workspace;
  const kept = (await upload(journey, parts(new Uint8Array([65])))) as { value: KeptFile };
  const waiting = (await upload(journey, parts(new Uint8Array([66])))) as { value: KeptFile };
  const give = { item: 'ID-1', kind: 'file', file: kept.value.id };
  const other = await journey.refused('add-evidence', journey.owners.business, give);
  expect(other.fields).toEqual({ file: ['Choose a file.'] });
  await journey.does('add-evidence', journey.architect, give);
  expect((await journey.refused('add-evidence', journey.architect, give)).fields).toEqual({ file: ['Choose a file.'] });
  expect(await dropUnusedFiles(workspaceId, new Date(journey.now.getTime() + 3_600_000))).toBe(0);
  expect(await dropUnusedFiles(workspaceId, new Date(journey.now.getTime() + 90_000_000))).toBe(1);
  const left = await inWorkspace(workspaceId, (tx) => tx.storedFile.findMany({ select: { id: true } }));
  expect(left).toEqual([{ id: kept.value.id }]);
  const late = await journey.refused('add-evidence', journey.architect, { ...give, file: waiting.value.id });
  expect(late.fields).toEqual({ file: ['Choose a file.'] });
});

it('never changes a file that is whole', async () => {
  const journey = await makeJourney();
  const kept = (await upload(journey, parts(new Uint8Array([65])))) as { value: KeptFile };
  const { id } = kept.value;
  const { workspaceId } = journey.workspace;
  await expect(
    inWorkspace(workspaceId, (tx) => tx.storedFile.update({ where: { id }, data: { sha256: 'other' } })),
  ).rejects.toThrow(/append-only/);
  await expect(
    inWorkspace(workspaceId, (tx) =>
      tx.storedFileChunk.updateMany({ where: { fileId: id }, data: { bytes: new Uint8Array([66]) } }),
    ),
  ).rejects.toThrow(/append-only/);
});
