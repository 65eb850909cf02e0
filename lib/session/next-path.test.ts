import { expect, test } from 'vitest';
import { sameSitePath, signInPath } from './next-path';

test.each(['/w/acme/use-cases?stage=poc&q=a%20b', '/w/acme#top', '/account', '/w/acme/use-cases/GEN-1/score'])(
  'leads back to %s',
  (path) => {
    expect(sameSitePath(path)).toBe(path);
  },
);

test.each([
  ['https://evil.example/'],
  ['//evil.example'],
  ['/\\evil.example'],
  ['\\\\evil.example'],
  ['/\t/evil.example'],
  ['/..//evil.example'],
  ['/./\\evil.example'],
  ['/\n/evil.example'],
  ['javascript:alert(1)'],
  ['data:text/html,x'],
  ['evil.example'],
  [''],
  [`/${'a'.repeat(3000)}`],
  ['/sign-in?next=/sign-in'],
  ['/sign-out'],
  ['/api/w/acme/files/1'],
  [undefined],
  [['/a', '/b']],
])('leads nowhere for %j', (value) => {
  expect(sameSitePath(value)).toBeNull();
});

test('the sign-in page keeps where to go on', () => {
  expect(signInPath('/w/acme?x=1&y=2')).toBe('/sign-in?next=%2Fw%2Facme%3Fx%3D1%26y%3D2');
  expect(signInPath('//evil.example')).toBe('/sign-in');
  expect(signInPath('/')).toBe('/sign-in');
});
