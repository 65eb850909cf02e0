/** The token that a machine shows; null: none, or nothing that could be one. */
export const bearerToken = (request: Request): string | null =>
  /^Bearer ([\w-]{20,200})$/.exec(request.headers.get('authorization') ?? '')?.[1] ?? null;
