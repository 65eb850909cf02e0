import { expect, test } from 'vitest';
import { env } from '@/lib/env';
import { isForeign } from './foreign';

const from = (origin: string | null, host: string) => isForeign({ origin, host });

test('the product’s own pages and scripts are not foreign', () => {
  expect(from(new URL(env().APP_URL).origin, 'airworthy.internal:3000')).toBe(false);
  expect(from(null, 'airworthy.example.com')).toBe(false);
});

test('any name of one’s own machine is the product’s own, where the page came from the same', () => {
  for (const host of ['localhost:3777', '127.0.0.1:3777', '[::1]:3777'])
    expect(from(`http://${host}`, host)).toBe(false);
  expect(from('http://localhost:4000', 'localhost:3777')).toBe(true);
});

test('another site is foreign, whatever Host it has the browser send', () => {
  expect(from('https://elsewhere.example', 'airworthy.example.com')).toBe(true);
  // A name that leads here without being ours.
  expect(from('http://elsewhere.example:3000', 'elsewhere.example:3000')).toBe(true);
  expect(from('http://localhost.elsewhere.example', 'localhost.elsewhere.example')).toBe(true);
  expect(from('null', 'localhost:3777')).toBe(true);
});
