import { parseContract } from '@/lib/domain/mcp/parse-contract';
import { ok, refuse, type Result } from '@/lib/domain/result';
import { mayNot, type Machine } from '@/lib/domain/servers/machine';
import { appendEvent } from '@/lib/db/append-event';
import type { Taken } from '@/lib/db/take-contract';
import { inWorkspace } from '@/lib/db/workspace-transaction';
import { prepareQueue } from '@/lib/jobs/queue';
import { followQueue, keepReading } from './keep-reading';
import { sameName } from './same-name';
import { serverSubject } from './server-subject';

/** What a reading came to, for whoever handed it in. */
export type HandedIn = { server: string; contract: number } & Omit<Taken, 'contractId' | 'number'>;

/**
 * What a server offers, as a machine hands it in with its token: the same record as by pasting, and the same that follows. Nobody is
 * signed in, so that no person's role is asked; the token's right is, again in the transaction.
 */
export async function handInContract(
  machine: Machine,
  { server: named, manifest }: { server: string; manifest: string },
  now: Date,
): Promise<Result<HandedIn>> {
  if (machine.may !== 'contracts') return mayNot('contracts');
  const parsed = parseContract(manifest);
  if (!parsed.ok) return parsed;
  await prepareQueue(followQueue);
  return inWorkspace(machine.workspaceId, async (tx) => {
    const { workspaceId } = tx;
    await tx.$queryRaw`select id from workspace where id = ${workspaceId}::uuid for no key update`;
    const token = { id: machine.tokenId, workspaceId, revokedAt: null, may: 'contracts' };
    if (!(await tx.machineToken.findFirst({ where: token, select: { id: true } }))) return mayNot('contracts');
    const servers = await tx.server.findMany({
      where: { workspaceId },
      select: { id: true, name: true, address: true },
    });
    const server = sameName(named.trim(), servers);
    if (!server || !(await serverSubject(tx, server.id))) {
      return refuse('not-found', `There is no server called “${named}”. Hand it in under the name of the register.`);
    }
    if (server.address) return readsItself(server.name);
    const reading = { source: 'command', readById: machine.madeById, at: now, token: machine.name } as const;
    const { event, taken } = await keepReading(tx, server, parsed.value, reading);
    await appendEvent(tx, { actor: null, at: now }, event);
    const { contractId: _, number, ...told } = taken;
    return ok({ server: server.name, contract: number, ...told });
  });
}

/** What a server says of itself over its address counts; nobody's token speaks for it. */
const readsItself = (name: string) =>
  refuse(
    'unmet',
    `Airworthy reads “${name}” itself, at its address. Have its contract read on its page; what a machine hands in is for servers without an address.`,
  );
