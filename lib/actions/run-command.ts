import { registry } from '@/lib/commands/registry';
import type { Actor } from '@/lib/domain/access/actor';
import { notFound, type Result } from '@/lib/domain/result';
import { now } from '@/lib/env';
import { actorForRequest } from '@/lib/session/actor';

/**
 * Runs the named command as the person behind the request. The form action and the HTTP route both end here. Whoever has
 * no access to the workspace, or names no command, gets "not found".
 */
export async function runCommand(workspace: string, name: string, input: unknown): Promise<Result<unknown>> {
  const actor = await actorForRequest(workspace);
  return actor ? runCommandAs(actor, name, input) : notFound();
}

/** The same for whoever is known already. */
export async function runCommandAs(actor: Actor, name: string, input: unknown): Promise<Result<unknown>> {
  const command = registry.get(name);
  return command ? command.run({ actor, now: now() }, input) : notFound();
}
