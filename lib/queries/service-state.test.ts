import { afterEach, expect, test, vi } from 'vitest';
import { serviceState } from './service-state';

afterEach(() => vi.unstubAllEnvs());

test('ready where every migration of the build is applied', async () => {
  vi.stubEnv('AIRWORTHY_MIGRATIONS', '');
  expect(await serviceState()).toEqual({ ready: true });
});

test('not ready while one is missing, which is named', async () => {
  vi.stubEnv('AIRWORTHY_MIGRATIONS', '29990101000000_from_the_future');
  expect(await serviceState()).toEqual({
    ready: false,
    reason: 'Migrations are not applied: 29990101000000_from_the_future.',
  });
});
