import { z } from 'zod';
import { inheritEvidence } from '@/lib/commands/inherit-evidence';
import { now } from '@/lib/env';

const input = z.object({ workspaceId: z.uuid(), serverId: z.uuid(), useCaseId: z.uuid().optional() });

/** Has the use cases of a server, or one of them, take over what evidence was given for it or taken back. */
export async function inheritEvidenceJob(data: unknown): Promise<void> {
  const { workspaceId, serverId, useCaseId } = input.parse(data);
  await inheritEvidence(workspaceId, serverId, now(), useCaseId);
}
