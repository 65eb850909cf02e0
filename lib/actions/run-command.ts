import { registry } from '@/lib/commands/registry';
import { withFilesKept } from '@/lib/commands/upload-file';
import type { Actor } from '@/lib/domain/access/actor';
import { notFound, ok, type Result } from '@/lib/domain/result';
import { now } from '@/lib/env';

/**
 * Runs the named command. The form action and the HTTP route both end here. Whoever has no access to the workspace, or names no command, gets
 * "not found". Files that came with a form are taken in first.
 */
export async function runCommand(actor: Actor | null, name: string, input: unknown): Promise<Result<unknown>> {
  const command = registry.get(name);
  if (!actor || !command) return notFound();
  const context = { actor, now: now() };
  const kept = isFields(input) ? await withFilesKept(context, input) : ok(input);
  return kept.ok ? command.run(context, kept.value) : kept;
}

const isFields = (input: unknown): input is Record<string, unknown> =>
  typeof input === 'object' && input !== null && !Array.isArray(input);
