import { jwtVerify, SignJWT } from 'jose';

const secret = new TextEncoder().encode('the secret of a server that only tests know');

/** A token as the test server's authorisation server would issue it, for five minutes from `now`. */
export const tokenFor = (audience: string, scope: string, now: Date): Promise<string> =>
  new SignJWT({ scope })
    .setProtectedHeader({ alg: 'HS256' })
    .setAudience(audience)
    .setIssuedAt(now)
    .setExpirationTime(new Date(now.getTime() + 5 * 60_000))
    .sign(secret);

/** The scopes of a token that holds for the audience; null: it does not. `audience` null: any will do, as it must not. */
export async function scopesOf(token: string, audience: string | null): Promise<string[] | null> {
  try {
    const { payload } = await jwtVerify(token, secret, audience === null ? {} : { audience });
    return typeof payload.scope === 'string' ? payload.scope.split(' ') : [];
  } catch {
    return null;
  }
}
