import { z } from 'zod';
import { followServer } from '@/lib/commands/follow-server';
import { now } from '@/lib/env';

const input = z.object({ workspaceId: z.uuid(), serverId: z.uuid() });

/** Has the use cases that call tools of a server take over what changed of them. */
export async function followServerJob(data: unknown): Promise<void> {
  const { workspaceId, serverId } = input.parse(data);
  await followServer(workspaceId, serverId, now());
}
