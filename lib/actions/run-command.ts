import { registry } from '@/lib/commands/registry';
import { withFilesKept } from '@/lib/commands/upload-file';
import type { Actor } from '@/lib/domain/access/actor';
import { notFound, ok, type Result } from '@/lib/domain/result';
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

/** The same for whoever is known already. Files that came with a form are taken in first. */
export async function runCommandAs(actor: Actor, name: string, input: unknown): Promise<Result<unknown>> {
  const command = registry.get(name);
  if (!command) return notFound();
  const context = { actor, now: now() };
  const kept = isFields(input) ? await withFilesKept(context, input) : ok(input);
  return kept.ok ? command.run(context, kept.value) : kept;
}

const isFields = (input: unknown): input is Record<string, unknown> =>
  typeof input === 'object' && input !== null && !Array.isArray(input);
