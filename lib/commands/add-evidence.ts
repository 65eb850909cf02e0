import { createHash } from 'node:crypto';
import { z } from 'zod';
import { evidenceExpiry } from '@/lib/domain/checklist/evidence';
import { itemId } from '@/lib/domain/checklist/fields';
import { cleanFileName, maxFileBytes, sniffType } from '@/lib/domain/checklist/file';
import type { Result } from '@/lib/domain/result';
import { freeText, optionalDay, optionalText, webAddress } from '@/lib/domain/use-case/fields';
import { recordedItem, saveItem } from '@/lib/db/checklist-row';
import { fromDay } from '@/lib/db/day';
import { newId } from '@/lib/db/new-id';
import type { WorkspaceTx } from '@/lib/db/workspace-transaction';
import { useCaseCommand } from './use-case-command';
import { wrongField } from './wrong-field';

const input = {
  item: itemId,
  kind: z.enum(['link', 'note', 'file'], { error: 'Choose a link, a note or a file.' }),
  title: optionalText(200),
  /** Of a link; http and https only. */
  address: webAddress.optional(),
  /** Of a note. */
  text: freeText(10_000),
  file: z
    .file({ error: 'Choose a file.' })
    .min(1, 'This file is empty.')
    .max(maxFileBytes, 'This file is larger than 10 MB. Compress it, or add a link to it.')
    .optional(),
  expiresOn: optionalDay,
};

type Input = z.output<z.ZodObject<typeof input>>;
type StoredFile = { id: string; name: string; contentType: string; size: number; sha256: string };
type Content = { title: string; body: string; file: StoredFile | null };

/** Adds what proves an item: a link, a note or a file. An open item is in progress from then on. */
export const addEvidence = useCaseCommand({
  name: 'add-evidence',
  action: 'submit-item',
  versioned: false,
  subject: (facts, { item }) => ({ personId: recordedItem(facts, item)?.assignee?.id }),
  input,
  async run({ tx, facts, actor, now }, entered) {
    const { item, kind } = entered;
    const expiry = evidenceExpiry(item, entered.expiresOn, now);
    if (!expiry.ok) return expiry;
    const content = await contentOf(tx, entered, now);
    if (!content.ok) return content;
    const { title, body, file } = content.value;
    const id = newId();
    await tx.evidence.create({
      data: {
        id,
        workspaceId: tx.workspaceId,
        useCaseId: facts.id,
        itemId: item,
        kind,
        title,
        body,
        fileId: file?.id ?? null,
        authorId: actor.memberId,
        createdAt: now,
        expiresOn: expiry.value && fromDay(expiry.value),
      },
    });
    if ((recordedItem(facts, item)?.state ?? 'open') === 'open')
      await saveItem(tx, facts, item, { state: 'in-progress' });
    return {
      ok: true,
      value: {
        event: {
          type: 'evidence.added',
          data: {
            evidenceId: id,
            itemId: item,
            kind,
            title,
            file: file && { name: file.name, size: file.size, sha256: file.sha256 },
            expiresOn: expiry.value,
          },
        },
        value: { evidence: id, item, expiresOn: expiry.value },
      },
    };
  },
});

async function contentOf(tx: WorkspaceTx, entered: Input, now: Date): Promise<Result<Content>> {
  const { kind, title, address, text, file } = entered;
  if (kind === 'file') {
    if (!file) return wrongField('file', 'Choose a file.');
    const stored = await storeFile(tx, file, now);
    return { ok: true, value: { title: title ?? stored.name, body: '', file: stored } };
  }
  if (!title) return wrongField('title', 'Enter a title.');
  if (kind === 'link' && !address) return wrongField('address', 'Enter a web address.');
  if (kind === 'note' && !text) return wrongField('text', 'Enter the note.');
  return { ok: true, value: { title, body: (kind === 'link' ? address : text) ?? '', file: null } };
}

async function storeFile(tx: WorkspaceTx, file: File, now: Date): Promise<StoredFile> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const kept = {
    id: newId(),
    name: cleanFileName(file.name),
    contentType: sniffType(bytes),
    size: bytes.byteLength,
    sha256: createHash('sha256').update(bytes).digest('hex'),
  };
  await tx.storedFile.create({ data: { ...kept, workspaceId: tx.workspaceId, bytes, createdAt: now } });
  return kept;
}
