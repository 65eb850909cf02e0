import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { McpFailure } from '@/lib/mcp/failure';
import { readContract, type Reading } from '@/lib/mcp/read-contract';
import { Failure, runCommand } from './lib/failure';
import { contractsAt, handIn } from './mcp/hand-in';
import { stdioExchange } from './mcp/stdio-exchange';

const usage = `Usage: npx tsx scripts/mcp-manifest.ts [--out FILE | --to ADDRESS --server NAME] -- COMMAND [ARGUMENT…]
With --to it is handed in to the Airworthy there, with the token in AIRWORTHY_TOKEN.`;

/**
 * Runs an MCP server that speaks over stdio, reads its contract twice, and prints the manifest that a server's page takes, or hands it
 * in. The app never starts foreign commands: this is for whoever has the server, on their own machine.
 */
async function main(): Promise<void> {
  const { command, args, out, to } = parseArguments();
  const token = takeToken();
  if (to && !token) throw new Failure('Put a token that may hand in contracts into AIRWORTHY_TOKEN.');
  const { contract, pages } = await read(command, args);
  const text = `${JSON.stringify(contract, null, 2)}\n`;
  if (out) writeFileSync(out, text);
  else if (!to) process.stdout.write(text);
  if (!pages.sameTools)
    console.error(`The two readings differ in ${pages.differing.join(', ')}; the first one counts.`);
  const named = contract.serverInfo ? `${contract.serverInfo.name} ${contract.serverInfo.version}` : command;
  console.error(
    `${contract.tools.length} tools of ${named}, protocol ${contract.protocolVersion}${out ? `, in ${out}` : ''}.`,
  );
  if (to && token) console.log(await handIn(to, token, text));
}

/** Taken out of the environment, which the foreign command is given. */
function takeToken(): string | null {
  const { AIRWORTHY_TOKEN: token } = process.env;
  delete process.env.AIRWORTHY_TOKEN;
  return token ?? null;
}

async function read(command: string, args: string[]): Promise<Reading> {
  try {
    const exchange = await stdioExchange(command, args);
    return await readContract(exchange).finally(() => exchange.close());
  } catch (error) {
    throw error instanceof McpFailure ? new Failure(error.message) : error;
  }
}

function parseArguments(): { command: string; args: string[]; out: string | null; to: URL | null } {
  try {
    const at = process.argv.indexOf('--');
    if (at < 0) throw new Failure(usage);
    const text = { type: 'string' } as const;
    const { values } = parseArgs({ args: process.argv.slice(2, at), options: { out: text, to: text, server: text } });
    if ((values.to === undefined) !== (values.server === undefined)) throw new Failure(usage);
    const [command, ...args] = process.argv.slice(at + 1);
    if (!command) throw new Failure(usage);
    // npm runs its scripts in the repository; the path is meant from where the person stands.
    const out = values.out ? path.resolve(process.env.INIT_CWD ?? '.', values.out) : null;
    return { command, args, out, to: values.to && values.server ? contractsAt(values.to, values.server) : null };
  } catch (error) {
    throw error instanceof Failure ? error : new Failure(`${(error as Error).message}\n${usage}`);
  }
}

await runCommand(main);
process.exit();
