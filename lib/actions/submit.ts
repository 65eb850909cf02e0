'use server';

import { refresh } from 'next/cache';
import { formToInput, type FormState } from '@/lib/domain/form-state';
import { runCommand } from './run-command';

/**
 * The one action behind every form of a workspace. The command itself checks the input and the right to it; the page is
 * drawn anew either way, since a refusal may be news too (somebody else was faster).
 */
export async function submitCommand(
  workspace: string,
  command: string,
  _previous: FormState,
  form: FormData,
): Promise<FormState> {
  const result = await runCommand(workspace, command, formToInput(form));
  refresh();
  return result.ok
    ? { status: 'done', value: result.value, at: Date.now() }
    : { status: 'refused', refusal: result.refusal };
}
