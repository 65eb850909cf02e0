import { hash } from 'node:crypto';
import { canonicalize } from 'json-canonicalize';

/** SHA-256, lower-case hex, of a text as it is. */
export const sha256 = (text: string): string => hash('sha256', text);

/** SHA-256, lower-case hex, over the value as canonical JSON (RFC 8785): equal content, equal hash. */
export function hashOf(value: unknown): string {
  return hash('sha256', canonicalize(value));
}
