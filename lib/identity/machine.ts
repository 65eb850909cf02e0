import { z } from 'zod';
import { machineRights, type Machine } from '@/lib/domain/servers/machine';
import { database } from '@/lib/db/client';
import { hashToken } from '@/lib/db/hash';

const machine = z.object({
  tokenId: z.uuid(),
  workspaceId: z.uuid(),
  name: z.string(),
  may: z.enum(machineRights),
  madeById: z.uuid(),
});

/** Whose token this is; null for one that there is not, or not any more. The function of the database sees this one row alone. */
export async function machineOf(token: string): Promise<Machine | null> {
  const rows = await database().$queryRaw<{ found: unknown }[]>`select machine_of(${hashToken(token)}) as found`;
  const found = rows[0]?.found;
  return found ? machine.parse(found) : null;
}
