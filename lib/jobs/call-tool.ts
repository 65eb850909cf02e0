import { z } from 'zod';
import { callToolNow } from '@/lib/commands/call-tool-now';
import { now } from '@/lib/env';

const input = z.object({ workspaceId: z.uuid(), callId: z.uuid() });

/** Makes a call that somebody consented to. Tried again after a failure it makes none, and says that it was interrupted. */
export async function callToolJob(data: unknown): Promise<void> {
  const { workspaceId, callId } = input.parse(data);
  await callToolNow(workspaceId, callId, { now });
}
