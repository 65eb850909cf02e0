import { decodeJwt } from 'jose';
import type { TokenFacts } from '@/lib/domain/mcp/probe-facts';

/** What a JWT says of itself now; its signature is the server's to check. `expected`: what its audience may be. */
export function tokenFacts(token: string, expected: string[]): TokenFacts {
  try {
    const { aud, exp, iat, iss, nbf, scope, scp } = decodeJwt(token);
    return {
      opaque: false,
      audiences: (Array.isArray(aud) ? aud : [aud]).filter((one): one is string => typeof one === 'string'),
      expected,
      scopes: [...words(scope), ...words(scp)],
      lifetime: typeof exp === 'number' && typeof iat === 'number' ? exp - iat : null,
      expired: typeof exp === 'number' && exp * 1000 <= Date.now(),
      early: typeof nbf === 'number' && nbf * 1000 > Date.now(),
      issuer: iss ?? null,
    };
  } catch {
    return { opaque: true, audiences: [], expected, scopes: [], lifetime: null, expired: false };
  }
}

const words = (value: unknown): string[] =>
  (Array.isArray(value) ? value : [value]).flatMap((one) =>
    typeof one === 'string' ? one.split(/\s+/).filter(Boolean) : [],
  );
