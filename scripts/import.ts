import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { Actor } from '@/lib/domain/access/actor';
import { grouped, importLimits } from '@/lib/domain/import/limits';
import { definitionOf } from '@/lib/domain/import/mapping';
import type { Result } from '@/lib/domain/result';
import { inWorkspace } from '@/lib/db/workspace-transaction';
import { uploadImport } from '@/lib/commands/upload-import';
import { now } from '@/lib/env';
import { readTable, tooLarge } from '@/lib/import/read/read-table';
import { chooseMapping, savedMappings } from '@/lib/import/run/choose-mapping';
import { runImport } from '@/lib/import/run/run-import';
import { startRun } from '@/lib/import/run/start-run';
import { closeQueue, enqueueWithin, prepareQueue } from '@/lib/jobs/queue';
import { printReport } from './import/report';
import { chooseActor, openDatabase } from './import/target';
import { Failure, runCommand } from './lib/failure';

const usage = 'Usage: npm run import -- FILE --workspace KEY [--mapping NAME] [--as EMAIL] [--json]';

/** Seconds after which the server takes over, should this process be killed. */
const takeOverAfter = 60;

/** `npm run import`: the same steps as in the browser, in this process, ending in the same report. */
async function main(): Promise<void> {
  const { file, workspace, mapping, as, json } = parseArguments();
  const bytes = readFile(file);
  const close = await openDatabase();
  try {
    const actor = await chooseActor(workspace, as);
    const importId = await importFile(actor, path.basename(file), bytes, mapping);
    const report = await inWorkspace(actor.workspaceId, (tx) => printReport(tx, importId, json));
    if (report.state !== 'done') throw new Failure(report.problem ?? 'The import is being carried on by the server.');
  } finally {
    await closeQueue();
    await close();
  }
}

async function importFile(actor: Actor, name: string, bytes: Uint8Array, mapping: string | undefined): Promise<string> {
  const context = { actor, now: now() };
  const table = accepted(await readTable(bytes));
  const known = await inWorkspace(actor.workspaceId, savedMappings);
  const named = mapping === undefined ? null : known.find((one) => one.name === mapping);
  if (named === undefined) {
    throw new Failure(`There is no mapping "${mapping}"; there are: ${known.map((one) => one.name).join(', ')}.`);
  }
  const chosen = chooseMapping(table, named);
  if (!chosen.mapping.columns.title)
    throw new Failure(`The mapping does not fit: the file has no column for the title.`);
  for (const header of chosen.missing) console.error(`The file has no column "${header}"; it is left out.`);

  const uploaded = accepted(await uploadImport.run(context, { fileName: name, bytes })) as { import: string };
  const importId = uploaded.import;
  await prepareQueue('import');
  const start = { importId, mapping: definitionOf(chosen.mapping), rows: table.rows.length, saveAs: null };
  const job = { workspaceId: actor.workspaceId, importId };
  accepted(
    await startRun(context, start, (tx) => enqueueWithin(tx, 'import', job, importId, { after: takeOverAfter })),
  );
  const onProgress = (done: number, rows: number) => {
    if (process.stderr.isTTY)
      process.stderr.write(`\r${grouped(done)} of ${grouped(rows)} rows${done === rows ? '\n' : ''}`);
  };
  await runImport(actor.workspaceId, importId, { now, onProgress });
  return importId;
}

function parseArguments() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        workspace: { type: 'string' },
        mapping: { type: 'string' },
        as: { type: 'string' },
        json: { type: 'boolean', default: false },
      },
    });
    const [file] = positionals;
    if (!file || positionals.length > 1 || !values.workspace) throw new Failure(usage);
    // npm runs its scripts in the repository; the path is meant from where the person stands.
    return { ...values, workspace: values.workspace, file: path.resolve(process.env.INIT_CWD ?? '.', file) };
  } catch (error) {
    throw error instanceof Failure ? error : new Failure(`${(error as Error).message}\n${usage}`);
  }
}

function readFile(file: string): Buffer {
  try {
    const found = statSync(file);
    if (!found.isFile()) throw new Failure(`${file} is not a file.`);
    if (found.size >= importLimits.fileBytes) throw new Failure(words(tooLarge));
    return readFileSync(file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') throw new Failure(`There is no file ${file}.`);
    if (code === 'EACCES') throw new Failure(`This account may not read ${file}.`);
    throw error;
  }
}

function accepted<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Failure(words(result));
}

/** The message and what to do about it, each sentence once. */
function words({ refusal }: Extract<Result<unknown>, { ok: false }>): string {
  const parts = [refusal.message, ...refusal.reasons.flatMap(({ message, remedy }) => [message, remedy ?? ''])];
  return [...new Set(parts.filter(Boolean))].join(' ');
}

await runCommand(main);
process.exit();
