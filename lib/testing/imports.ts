import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Actor } from '@/lib/domain/access/actor';
import { distinctValues } from '@/lib/domain/import/distinct-values';
import { guessMapping } from '@/lib/domain/import/guess-mapping';
import { definitionOf, type ResolvedMapping } from '@/lib/domain/import/mapping';
import type { Result } from '@/lib/domain/result';
import { inWorkspace } from '@/lib/db/workspace-transaction';
import { uploadImport } from '@/lib/commands/upload-import';
import { readTable } from '@/lib/import/read/read-table';
import type { Table } from '@/lib/import/read/table';
import { runImport } from '@/lib/import/run/run-import';
import { startRun } from '@/lib/import/run/start-run';
import { testNow } from './workspace';

/** The real inventory, where the machine has it beside the repository; it is never part of the repository. */
const federalFile = path.resolve(import.meta.dirname, '../../../shared/data/federal-ai-use-cases-2024.csv');
export const federalBytes = (): Buffer | null => (existsSync(federalFile) ? readFileSync(federalFile) : null);

export const csv = (...rows: string[][]): Buffer =>
  Buffer.from(rows.map((cells) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\n'));

/** The value, or a failed test that says what was refused. */
export function accepted<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`Refused: ${JSON.stringify(result.refusal)}`);
  return result.value;
}

export async function tableFrom(bytes: Uint8Array): Promise<Table> {
  return accepted(await readTable(bytes));
}

/** Uploads and starts an import with the mapping that is guessed, changed by `change`; gives its id. */
export async function begin(
  actor: Actor,
  bytes: Uint8Array,
  { now = testNow, fileName = 'inventory.csv', change = (mapping: ResolvedMapping) => mapping } = {},
): Promise<string> {
  const uploaded = accepted(await uploadImport.run({ actor, now }, { fileName, bytes })) as { import: string };
  const { columns, rows } = await tableFrom(bytes);
  const mapping = change(guessMapping(columns, (column) => distinctValues(rows, column)));
  const start = { importId: uploaded.import, mapping: definitionOf(mapping), rows: rows.length, saveAs: null };
  accepted(await startRun({ actor, now }, start, async () => undefined));
  return uploaded.import;
}

export type Report = { state: string; rows: number; created: number; updated: number; skipped: number };

export async function reportOf(actor: Actor, importId: string): Promise<Report> {
  return inWorkspace(actor.workspaceId, (tx) =>
    tx.importRun.findUniqueOrThrow({
      where: { id: importId },
      select: { state: true, rows: true, created: true, updated: true, skipped: true },
    }),
  );
}

/** From the file to the report. */
export async function importBytes(actor: Actor, bytes: Uint8Array, options: Parameters<typeof begin>[2] = {}) {
  const importId = await begin(actor, bytes, options);
  await runImport(actor.workspaceId, importId, { now: () => options.now ?? testNow });
  return { importId, ...(await reportOf(actor, importId)) };
}
