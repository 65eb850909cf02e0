import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { McpFailure } from '@/lib/mcp/failure';
import { readContract, type Reading } from '@/lib/mcp/read-contract';
import { Failure, runCommand } from './lib/failure';
import { stdioExchange } from './mcp/stdio-exchange';

const usage = 'Usage: npx tsx scripts/mcp-manifest.ts [--out FILE] -- COMMAND [ARGUMENT…]';

/**
 * Runs an MCP server that speaks over stdio, reads its contract twice, and prints the manifest that a server's page takes. The app
 * never starts foreign commands: this is for whoever has the server, on their own machine.
 */
async function main(): Promise<void> {
  const { command, args, out } = parseArguments();
  const { contract, pages } = await read(command, args);
  const text = `${JSON.stringify(contract, null, 2)}\n`;
  if (out) writeFileSync(out, text);
  else process.stdout.write(text);
  if (!pages.sameTools)
    console.error(`The two readings differ in ${pages.differing.join(', ')}; the first one is printed.`);
  const named = contract.serverInfo ? `${contract.serverInfo.name} ${contract.serverInfo.version}` : command;
  console.error(
    `${contract.tools.length} tools of ${named}, protocol ${contract.protocolVersion}${out ? `, in ${out}` : ''}.`,
  );
}

async function read(command: string, args: string[]): Promise<Reading> {
  try {
    const exchange = await stdioExchange(command, args);
    return await readContract(exchange).finally(() => exchange.close());
  } catch (error) {
    throw error instanceof McpFailure ? new Failure(error.message) : error;
  }
}

function parseArguments(): { command: string; args: string[]; out: string | null } {
  try {
    const at = process.argv.indexOf('--');
    if (at < 0) throw new Failure(usage);
    const { values } = parseArgs({ args: process.argv.slice(2, at), options: { out: { type: 'string' } } });
    const [command, ...args] = process.argv.slice(at + 1);
    if (!command) throw new Failure(usage);
    // npm runs its scripts in the repository; the path is meant from where the person stands.
    return { command, args, out: values.out ? path.resolve(process.env.INIT_CWD ?? '.', values.out) : null };
  } catch (error) {
    throw error instanceof Failure ? error : new Failure(`${(error as Error).message}\n${usage}`);
  }
}

await runCommand(main);
process.exit();
