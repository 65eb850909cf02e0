import type { APIRequestContext, APIResponse } from '@playwright/test';
import type { Refusal } from '@/lib/domain/result';

export type Answer<Value = Record<string, unknown>> = { status: number; value?: Value; refusal?: Refusal };

export const commandPath = (workspace: string, command: string): string => `/api/w/${workspace}/commands/${command}`;

/** Sends a command as scripts do. */
export async function send<Value = Record<string, unknown>>(
  requests: APIRequestContext,
  workspace: string,
  command: string,
  input: unknown,
  headers: Record<string, string> = {},
): Promise<Answer<Value>> {
  return answerOf(await requests.post(commandPath(workspace, command), { data: input, headers }));
}

export async function answerOf<Value>(response: APIResponse): Promise<Answer<Value>> {
  const body = (await response.json()) as Omit<Answer<Value>, 'status'>;
  return { status: response.status(), ...body };
}
