import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import type { TokenPurpose } from '@/lib/domain/servers/tokens';
import { env } from '@/lib/env';

const nonceLength = 12;
const tagLength = 16;

/** Of its own, so that what signs the sessions seals nothing else. */
const key = () => Buffer.from(hkdfSync('sha256', env().AUTH_SECRET, '', 'airworthy: tokens of servers', 32));

/**
 * AES-256-GCM. `about` is bound to it: what was sealed for one server opens as nothing of another. Whoever changes AUTH_SECRET
 * enters the tokens anew.
 */
export function seal(text: string, about: string): Buffer<ArrayBuffer> {
  const nonce = randomBytes(nonceLength);
  const cipher = createCipheriv('aes-256-gcm', key(), nonce).setAAD(Buffer.from(about));
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]);
}

/**
 * What the token of a server is bound to: the server, the origin that it was entered for, and its purpose. A run that was begun before
 * the address was changed, and a row that somebody changed by hand, open nothing elsewhere, and none as another kind of token. The
 * first purpose is not named: of it are those that were sealed before there were several.
 */
export const tokenOf = (serverId: string, address: string, purpose: TokenPurpose): string =>
  [serverId, new URL(address).origin, ...(purpose === 'ask' ? [] : [purpose])].join(' ');

/** Null where it was changed, was sealed for another thing, or with another secret. */
export function unseal(sealed: Uint8Array, about: string): string | null {
  const bytes = Buffer.from(sealed);
  try {
    const decipher = createDecipheriv('aes-256-gcm', key(), bytes.subarray(0, nonceLength))
      .setAAD(Buffer.from(about))
      .setAuthTag(bytes.subarray(nonceLength, nonceLength + tagLength));
    return Buffer.concat([decipher.update(bytes.subarray(nonceLength + tagLength)), decipher.final()]).toString('utf8');
  } catch {
    return null;
  }
}
