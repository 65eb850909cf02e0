/** JSON that nobody keeps. */
export const jsonAnswer = (
  value: unknown,
  { status = 200, headers = {} }: { status?: number; headers?: Record<string, string> } = {},
): Response => Response.json(value, { status, headers: { 'cache-control': 'no-store', ...headers } });
