import { expect, test } from 'vitest';
import { developmentSecret } from '../development/secret';
import { productionProblems } from './problems';

const sound = {
  DATABASE_URL: 'postgresql://web:secret@db.example.com:5432/airworthy',
  AUTH_SECRET: 'kR3vQ8mZ1xT6yB0nW5sL9dF2hJ7cP4gA',
  APP_URL: 'https://airworthy.example.com',
  TRUST_PROXY: '1',
};

test('sound settings pass, by the names of next-auth too', () => {
  expect(productionProblems(sound)).toEqual([]);
  const { AUTH_SECRET, APP_URL, ...rest } = sound;
  expect(productionProblems({ ...rest, NEXTAUTH_SECRET: AUTH_SECRET, NEXTAUTH_URL: APP_URL })).toEqual([]);
});

test('everything that is missing is named at once', () => {
  const said = productionProblems({}).join('\n');
  for (const name of ['DATABASE_URL', 'AUTH_SECRET', 'APP_URL']) expect(said).toContain(name);
});

test.each([
  ['the one-click sign-in of local evaluation', { AIRWORTHY_EVALUATION: '1' }, /AIRWORTHY_EVALUATION must not/],
  ['a clock that stands still', { AIRWORTHY_CLOCK: '2026-01-01T00:00:00Z' }, /AIRWORTHY_CLOCK must not/],
  ['a short secret', { AUTH_SECRET: 'kR3vQ8mZ1xT6yB0nW5sL' }, /too short/],
  ['a regular secret', { AUTH_SECRET: 'abababababababababababababababababab' }, /too regular/],
  ['the published secret', { AUTH_SECRET: developmentSecret }, /published/],
  ['an address without encryption', { APP_URL: 'http://airworthy.example.com' }, /https/],
  ['an address that only looks local', { APP_URL: 'http://localhost.example.com' }, /https/],
  ['another database', { DATABASE_URL: 'mysql://web:secret@db/airworthy' }, /DATABASE_URL/],
  ['a proxy that nobody spoke of', { TRUST_PROXY: '' }, /TRUST_PROXY must be set/],
  ['a word for the number of proxies', { TRUST_PROXY: 'yes' }, /TRUST_PROXY must be a number/],
  ['mails from nobody', { SMTP_URL: 'smtp://mail.example.com' }, /MAIL_FROM/],
])('%s is refused', (_, changed, complaint) => {
  const problems = productionProblems({ ...sound, ...changed });
  expect(problems).toHaveLength(1);
  expect(problems[0]).toMatch(complaint);
});

test('an address on the machine itself may go without encryption', () => {
  for (const url of ['http://localhost:3000', 'http://127.0.0.1:8080', 'http://[::1]:3000']) {
    expect(productionProblems({ ...sound, APP_URL: url })).toEqual([]);
  }
});

test('no proxy at all can be said, and on the machine itself it goes without saying', () => {
  expect(productionProblems({ ...sound, TRUST_PROXY: '0' })).toEqual([]);
  expect(productionProblems({ ...sound, APP_URL: 'http://localhost:3000', TRUST_PROXY: undefined })).toEqual([]);
});
