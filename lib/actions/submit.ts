'use server';

import { refresh } from 'next/cache';
import { formToInput, type FormState } from '@/lib/domain/form-state';
import { notFound } from '@/lib/domain/result';
import { actorForRequest } from '@/lib/session/actor';
import { runCommand } from './run-command';

/**
 * The one action behind every form of a workspace: `$workspace` and `$command` are fields of it. The command itself checks
 * the input and the right to it; the page is drawn anew either way, since a refusal may be news too (somebody else was
 * faster).
 *
 * They are fields rather than bound arguments because a bound action under useActionState blocks the whole server as soon
 * as the form comes without JavaScript (vercel/next.js#57867).
 */
export async function submitCommand(_previous: FormState, form: FormData): Promise<FormState> {
  const [workspace, command, input] = [form.get('$workspace'), form.get('$command'), formToInput(form)];
  const result = !input.ok
    ? input
    : typeof workspace === 'string' && typeof command === 'string'
      ? await runCommand(await actorForRequest(workspace), command, input.value)
      : notFound();
  refresh();
  return result.ok
    ? { status: 'done', value: result.value, at: Date.now() }
    : { status: 'refused', refusal: result.refusal };
}
