import pg from 'pg';
import { inIdentity } from '@/lib/db/identity-transaction';
import { env, now as present } from '@/lib/env';
import { company } from './sample/company';
import { isComplete, putAside } from './sample/completion';
import { tellAll } from './sample/tell-all';

// Any number that nothing else locks.
const lock = 4_712_2026;

/**
 * Loads the sample workspace into the database of DATABASE_URL, through the product's own commands. Does nothing where it has
 * been loaded. What a load that died halfway has left is put aside, out of everybody's sight, and the load begins anew.
 */
export async function loadSample(): Promise<void> {
  // A lock of a connection, not of a transaction: the load takes longer than any transaction should.
  const holder = new pg.Client({ connectionString: env().DATABASE_URL });
  await holder.connect();
  try {
    await holder.query('select pg_advisory_lock($1)', [lock]);
    const { slug } = company;
    const found = await inIdentity((tx) => tx.workspace.findUnique({ where: { slug }, select: { id: true } }));
    if (found && (await isComplete(found.id))) return;
    if (found) await putAside(found.id, present());
    await tellAll(present());
  } finally {
    await holder.end();
  }
}
