import { hash, verify } from '@node-rs/argon2';
import { normalisePassword } from './password-rules';

// OWASP's parameters for argon2id, the library's default algorithm: 19 MiB, two passes, one lane. Runs off the main thread.
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

// Of a random password that nobody knows. Verifying against it makes an unknown account take as long as a known one.
const nobodysHash = '$argon2id$v=19$m=19456,t=2,p=1$sTnOd5hSwsZm3V4JhxyzGA$nJJzM/wOSIRAWuIf/kxNfTCVtCmChdJBm8+yFRHWTHw';

/** argon2id in PHC form. */
export const hashPassword = (password: string): Promise<string> => hash(normalisePassword(password), cost);

/** False for an account without a password too, after the same work. */
export async function verifyPassword(passwordHash: string | null, password: string): Promise<boolean> {
  const matches = await verify(passwordHash ?? nobodysHash, normalisePassword(password));
  return matches && passwordHash !== null;
}
