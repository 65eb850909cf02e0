import { withClient } from './connect';
import { loginProblems } from './roles';

type Server = { following: boolean; system: string };

/**
 * What makes DATABASE_REPLICA_URL unfit, in sentences; empty if it is fit. One that is away is no problem: pages read the primary
 * meanwhile.
 */
export async function replicaProblems(primaryUrl: string, replicaUrl: string): Promise<string[]> {
  const replica = await server(replicaUrl, 'DATABASE_REPLICA_URL').catch((error: Error) => {
    console.warn(`${error.message} Pages read DATABASE_URL until it can.`);
    return null;
  });
  if (!replica) return [];
  const primary = await server(primaryUrl, 'DATABASE_URL');
  if (replica.system !== primary.system)
    return ['DATABASE_REPLICA_URL leads to another database cluster, not to a replica of DATABASE_URL.'];
  if (!replica.following)
    return ['DATABASE_REPLICA_URL leads to a server that follows no other; leave it out if there is no replica.'];
  return loginProblems(replicaUrl, 'DATABASE_REPLICA_URL');
}

function server(url: string, setting: string): Promise<Server> {
  return withClient(url, setting, async (client) => {
    const { rows } = await client.query<Server>(
      'select pg_is_in_recovery() as following, system_identifier::text as system from pg_control_system()',
    );
    return rows[0]!;
  });
}
