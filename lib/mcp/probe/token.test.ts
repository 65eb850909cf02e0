import { SignJWT } from 'jose';
import { expect, test } from 'vitest';
import { tokenFacts } from './token';

const soon = Math.floor(Date.now() / 1000) + 600;
const signed = (claims: Record<string, unknown>) =>
  new SignJWT(claims).setProtectedHeader({ alg: 'HS256' }).sign(new TextEncoder().encode('of nobody'));

test('a token is told by its claims: who issued it, and from when until when it holds', async () => {
  expect(tokenFacts(await signed({ iss: 'https://auth.test', nbf: soon - 1200, exp: soon }), [])).toMatchObject({
    issuer: 'https://auth.test',
    early: false,
    expired: false,
  });
  expect(tokenFacts(await signed({ nbf: soon, exp: soon - 1200 }), [])).toMatchObject({
    issuer: null,
    early: true,
    expired: true,
  });
});
