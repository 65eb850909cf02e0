import { z } from 'zod';
import { can } from '@/lib/domain/access/can';
import { definitionOf } from '@/lib/domain/import/mapping';
import { mappingFormShape, mappingOfForm, type MappingForm } from '@/lib/domain/import/mapping-form';
import { notFound, refuse, type Result } from '@/lib/domain/result';
import { id, optionalText } from '@/lib/domain/use-case/fields';
import { inWorkspace } from '@/lib/db/workspace-transaction';
import { tableOf } from '@/lib/import/read/table-of';
import { startRun } from '@/lib/import/run/start-run';
import { enqueueWithin, prepareQueue } from '@/lib/jobs/queue';
import { command } from './command';

/** Starts the import of an uploaded file with this mapping, in the background. */
export const startImport = command({
  name: 'start-import',
  action: 'import',
  input: z.strictObject({
    import: id,
    ...mappingFormShape,
    /** Keeps the mapping for the next file like this one. */
    saveAs: optionalText(80),
  }),
  async run({ actor, now }, { import: importId, saveAs, ...form }): Promise<Result<{ import: string; rows: string }>> {
    const forbidden = can(actor, 'import');
    if (forbidden) return refuse('forbidden', forbidden.message, [forbidden]);
    const table = await inWorkspace(actor.workspaceId, (tx) => tableOf(tx, importId), { timeout: 60_000 });
    if (!table) return notFound();
    if (!table.ok) return table;
    const mapping = mappingOfForm(form as MappingForm, table.value.columns);
    if (!mapping.columns.title) {
      const message = 'Choose the column that holds the title.';
      const wrong = refuse('invalid', message, [{ code: 'invalid-input', message }]);
      return { ...wrong, refusal: { ...wrong.refusal, fields: { title: [message] } } };
    }
    await prepareQueue('import');
    const rows = table.value.rows.length;
    return startRun({ actor, now }, { importId, mapping: definitionOf(mapping), rows, saveAs }, (tx) =>
      enqueueWithin(tx, 'import', { workspaceId: actor.workspaceId, importId }, importId),
    );
  },
});
