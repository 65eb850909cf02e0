import { RequestCookies } from 'next/dist/server/web/spec-extension/cookies';
import { expect, test } from 'vitest';
import { sessionCookieIn, sessionCookieName } from './cookie';

const name = sessionCookieName();

test.each([
  [undefined, undefined],
  ['', undefined],
  ['theme=dark', undefined],
  [`${name}=`, ''],
  [`theme=dark; ${name}=a.b-c_d; other=${name}`, 'a.b-c_d'],
  [`${name}=a==`, 'a=='],
  // Another name that ends alike is another cookie.
  [`x${name}=a`, undefined],
  [`${name}x=a`, undefined],
])('of %j the session is %j', (header, value) => {
  expect(sessionCookieIn(header)).toBe(value);
});

test('where it is there twice, the last counts, as Next has it for pages', () => {
  const cookie = `${name}=first; theme=dark; ${name}=last`;
  expect(sessionCookieIn(cookie)).toBe('last');
  expect(new RequestCookies(new Headers({ cookie })).get(name)?.value).toBe('last');
});
