import { registry } from '@/lib/commands/registry';
import { notFound, type Result } from '@/lib/domain/result';
import { now } from '@/lib/env';
import { actorForRequest } from '@/lib/session/actor';

/**
 * Runs the named command as the person behind the request. The form action and the HTTP route both end here. Whoever has
 * no access to the workspace, or names no command, gets "not found".
 */
export async function runCommand(workspace: string, name: string, input: unknown): Promise<Result<unknown>> {
  const actor = await actorForRequest(workspace);
  const command = registry.get(name);
  if (!actor || !command) return notFound();
  return command.run({ actor, now: now() }, input);
}
