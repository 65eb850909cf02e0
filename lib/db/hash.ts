import { hash } from 'node:crypto';
import { canonicalize } from 'json-canonicalize';

/** SHA-256, lower-case hex, of a secret made by `newToken`: 256 random bits need no salt and no slow hash. */
export const hashToken = (token: string): string => hash('sha256', token);

/** SHA-256, lower-case hex, over the value as canonical JSON (RFC 8785): equal content, equal hash. */
export function hashOf(value: unknown): string {
  return hash('sha256', canonicalize(value));
}
