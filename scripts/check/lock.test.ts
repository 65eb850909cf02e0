import { expect, test } from 'vitest';
import { missingFromLock } from './lock';

const parent = {
  version: '1.2.3',
  optionalDependencies: { '@tool/linux-x64-musl': '1.2.3', '@tool/darwin-arm64': '^1.2.3' },
};

test('names the packages of other platforms that the lock lacks, as npm would have them', () => {
  const packages = {
    'node_modules/tool': { ...parent, dev: true },
    'node_modules/@tool/darwin-arm64': { version: '1.2.3' },
  };
  expect(missingFromLock({ packages })).toEqual({
    'node_modules/@tool/linux-x64-musl': {
      version: '1.2.3',
      cpu: ['x64'],
      os: ['linux'],
      libc: ['musl'],
      dev: true,
      optional: true,
    },
  });
});

test('a package counts as locked wherever Node would find it', () => {
  const nested = Object.fromEntries(
    Object.keys(parent.optionalDependencies).map((name) => [
      `node_modules/a/node_modules/${name}`,
      { version: '1.2.3' },
    ]),
  );
  expect(missingFromLock({ packages: { 'node_modules/a/node_modules/b': parent, ...nested } })).toEqual({});
  expect(Object.keys(missingFromLock({ packages: { 'node_modules/c': parent, ...nested } }))).toHaveLength(2);
});

test('does not guess what it cannot know', () => {
  const odd = { optionalDependencies: { fancy: '1.0.0' } };
  expect(() => missingFromLock({ packages: { 'node_modules/odd': odd } })).toThrow(/tells no platform/);
  const loose = { optionalDependencies: { '@tool/linux-x64': '>=1 <3' } };
  expect(() => missingFromLock({ packages: { 'node_modules/loose': loose } })).toThrow(/names no version/);
});
