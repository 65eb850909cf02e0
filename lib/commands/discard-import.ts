import { z } from 'zod';
import { notFound, ok, refuse } from '@/lib/domain/result';
import { id } from '@/lib/domain/use-case/fields';
import { workspaceCommand } from './workspace-command';

/** Forgets an uploaded file that has not been imported. */
export const discardImport = workspaceCommand({
  name: 'discard-import',
  action: 'import',
  input: z.strictObject({ import: id }),
  async run({ tx }, { import: importId }) {
    const run = await tx.importRun.findFirst({
      where: { workspaceId: tx.workspaceId, id: importId },
      select: { state: true, fileName: true },
    });
    if (!run) return notFound();
    if (run.state !== 'uploaded') {
      const message = 'This import has been started; it cannot be discarded.';
      return refuse('conflict', message, [{ code: 'already-started', message, remedy: 'Undo it once it has ended.' }]);
    }
    await tx.importRun.delete({ where: { id: importId } });
    return ok({
      event: { type: 'import.discarded', data: { importId, fileName: run.fileName } },
      value: { fileName: run.fileName },
    });
  },
});
