import { createWriteStream, rmSync } from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { parseArgs } from 'node:util';
import { makeZip } from 'client-zip';
import { now } from '@/lib/env';
import { openExport } from '@/lib/transfer/export';
import { withClient } from './database/connect';
import { maintainedDatabase } from './lib/database-address';
import { Failure, runCommand } from './lib/failure';

const usage = 'Usage: npm run workspace:export -- FILE --workspace SLUG';

/** `npm run workspace:export`: the same file as under Settings, for whoever runs the service; open scoring rounds included. */
async function main(): Promise<void> {
  const { file, slug } = parseArguments();
  const { appUrl, adminUrl } = maintainedDatabase();
  const id = await withClient(adminUrl, 'DATABASE_ADMIN_URL', async (client) => {
    const { rows } = await client.query<{ id: string }>('select id from workspace where slug = $1', [slug]);
    return rows[0]?.id;
  });
  if (!id) throw new Failure(`There is no workspace "${slug}".`);
  const entries = await openExport(appUrl, id, now());
  if (!entries) throw new Failure('Another export of this workspace is running. Wait until it has ended.');
  try {
    await pipeline(Readable.fromWeb(makeZip(entries) as ReadableStream), createWriteStream(file, { flags: 'wx' }));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') throw new Failure(`There is a file ${file} already.`);
    rmSync(file, { force: true });
    throw error;
  }
  console.log(`The workspace "${slug}" is in ${file}.`);
}

function parseArguments(): { file: string; slug: string } {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { workspace: { type: 'string' } } });
  const [file] = positionals;
  if (!file || positionals.length > 1 || !values.workspace) throw new Failure(usage);
  // npm runs its scripts in the repository; the path is meant from where the person stands.
  return { file: path.resolve(process.env.INIT_CWD ?? '.', file), slug: values.workspace };
}

await runCommand(main);
process.exit();
