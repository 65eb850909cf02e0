import { database } from '@/lib/db/client';
import type { SignedGate } from '@/lib/domain/use-case/facts';
import { createDatabase } from '@/scripts/database/template';
import { withDatabase } from '@/scripts/database/connect';
import { Journey, makeJourney } from './journey';

const held = globalThis as { preparedJourneys?: Map<SignedGate, Journey> };
const made = (held.preparedJourneys ??= new Map());

/**
 * A journey on which everything for a gate is there but its signatures, alone in the database: what the process wrote before is
 * gone. The first of a process goes all the way by commands; every other begins at a copy of the database as it was then.
 */
export async function preparedJourney(gate: SignedGate): Promise<Journey> {
  const own = new URL(process.env.DATABASE_ADMIN_URL!).pathname.slice(1);
  const kept = `${own}_${gate}`;
  if (!made.has(gate)) {
    await copy('airworthy_template', own);
    const journey = await makeJourney();
    await journey.prepare(gate);
    made.set(gate, journey);
    await copy(own, kept);
  } else await copy(kept, own);
  const { workspace, useCase, systemId, now } = made.get(gate)!;
  return Object.assign(new Journey(workspace, useCase, systemId), { now });
}

/** Nobody may be connected to either; the pool opens anew with the next query. */
async function copy(from: string, to: string): Promise<void> {
  await database().$disconnect();
  await createDatabase(withDatabase(process.env.DATABASE_ADMIN_URL!, 'postgres'), to, from);
}
