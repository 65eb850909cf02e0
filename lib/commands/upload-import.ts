import { createHash } from 'node:crypto';
import { z } from 'zod';
import { ok } from '@/lib/domain/result';
import { can } from '@/lib/domain/access/can';
import { refuse, type Result } from '@/lib/domain/result';
import { appendEvent } from '@/lib/db/append-event';
import { newId } from '@/lib/db/new-id';
import { inWorkspace } from '@/lib/db/workspace-transaction';
import { readTable } from '@/lib/import/read/read-table';
import { command } from './command';

/** The last part of a path, as some browsers send it whole; never empty. */
const fileName = z
  .string()
  .transform((name) => (name.split(/[\\/]/).at(-1) ?? '').trim().slice(0, 200))
  .pipe(z.string().min(1, 'The file has no name.'));

/**
 * Takes a file in, if it can be read as a table. Nothing is imported yet: its columns are mapped first. Not in the registry,
 * since bytes come neither through a form nor as JSON; lib/actions/answer-upload.ts calls it.
 */
export const uploadImport = command({
  name: 'upload-import',
  input: z.strictObject({ fileName, bytes: z.instanceof(Uint8Array) }),
  async run({ actor, now }, { fileName: name, bytes }): Promise<Result<{ import: string; rows: number }>> {
    const forbidden = can(actor, 'import');
    if (forbidden) return refuse('forbidden', forbidden.message, [forbidden]);
    const table = await readTable(bytes);
    if (!table.ok) return table;
    const { encoding, delimiter, rows } = table.value;
    const importId = newId();
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    await inWorkspace(
      actor.workspaceId,
      async (tx) => {
        await tx.$queryRaw`select id from workspace where id = ${tx.workspaceId}::uuid for no key update`;
        await tx.importRun.create({
          data: {
            id: importId,
            workspaceId: tx.workspaceId,
            fileName: name,
            bytes: Uint8Array.from(bytes),
            sha256,
            encoding,
            delimiter,
            state: 'uploaded',
            rows: rows.length,
            startedById: actor.memberId,
            createdAt: now,
          },
        });
        const data = { importId, fileName: name, sha256, size: bytes.length };
        await appendEvent(tx, { actor, at: now }, { type: 'import.uploaded', data });
      },
      // Fifty megabytes are tens of thousands of rows, on a busy machine too.
      { timeout: 300_000 },
    );
    return ok({ import: importId, rows: rows.length });
  },
});
