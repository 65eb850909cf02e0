import { z } from 'zod';
import { can } from '@/lib/domain/access/can';
import { refuse } from '@/lib/domain/result';
import { id } from '@/lib/domain/use-case/fields';
import { undoRun } from '@/lib/import/run/undo-run';
import { command } from './command';

/** Takes a whole import back while nobody has worked on its use cases. */
export const undoImport = command({
  name: 'undo-import',
  action: 'import',
  input: z.strictObject({ import: id }),
  async run({ actor, now }, { import: importId }) {
    const forbidden = can(actor, 'import');
    if (forbidden) return refuse('forbidden', forbidden.message, [forbidden]);
    return undoRun({ actor, now }, importId);
  },
});
