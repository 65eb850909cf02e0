/**
 * JSON that nobody keeps. It says its length, so that it goes out as one packet and, where it is small, as it is: of a stream nobody knows
 * how much will come.
 */
export function jsonAnswer(
  value: unknown,
  { status = 200, headers = {} }: { status?: number; headers?: Record<string, string> } = {},
): Response {
  const body = JSON.stringify(value);
  return new Response(body, {
    status,
    headers: {
      'cache-control': 'no-store',
      'content-type': 'application/json',
      'content-length': String(Buffer.byteLength(body)),
      ...headers,
    },
  });
}
