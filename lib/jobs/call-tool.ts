import { z } from 'zod';
import { callToolNow, failCall } from '@/lib/commands/call-tool-now';
import { now } from '@/lib/env';
import { lastTry } from './queue';

const input = z.object({ workspaceId: z.uuid(), callId: z.uuid() });

/**
 * Makes a call that somebody consented to. Tried again after a failure it makes none, and says that it was interrupted; what fails for good
 * says so, too.
 */
export async function callToolJob(data: unknown, tries: number): Promise<void> {
  const { workspaceId, callId } = input.parse(data);
  try {
    await callToolNow(workspaceId, callId, { now });
  } catch (error) {
    if (tries >= lastTry) await failCall(workspaceId, callId, now());
    throw error;
  }
}
