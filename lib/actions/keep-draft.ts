'use server';

import { registry } from '@/lib/commands/registry';
import { formToInput } from '@/lib/domain/form-state';
import { notFound, type Result } from '@/lib/domain/result';
import { actorForRequest } from '@/lib/session/actor';
import { runCommand } from './run-command';

/**
 * Keeps what somebody is still typing, in the background: as `submitCommand`, but the page stays as it is, and only commands
 * that are nobody else's business are run.
 */
export async function keepDraft(form: FormData): Promise<Result<unknown>> {
  const [workspace, command, input] = [form.get('$workspace'), form.get('$keep'), formToInput(form)];
  if (typeof workspace !== 'string' || typeof command !== 'string' || !registry.get(command)?.private)
    return notFound();
  return input.ok ? runCommand(await actorForRequest(workspace), command, input.value) : input;
}
