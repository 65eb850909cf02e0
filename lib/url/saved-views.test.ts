import { expect, it } from 'vitest';
import { noFilters } from '@/lib/domain/use-case/list';
import { keptQuery, readView, viewPath } from './saved-views';
import { parseListAddress } from './use-case-list';

const id = '0192f0c4-7e1a-7c3e-9a57-1d2b3c4d5e6f';

it('keeps what is shown, without the place in the pages, and opens as just that', () => {
  const place = { value: '2026-11-20T09:00:00Z', id };
  const shown = {
    ...parseListAddress({ view: 'timeline', group: 'owner', sort: 'value', dir: 'asc', columns: ['tier', 'users'] }),
    filters: { ...noFilters, stage: 'pilot', q: 'case & Ümlaut', worthFrom: 100 } as const,
    after: place,
  };
  const query = keptQuery(shown);
  const { address, dropped } = readView({ id, query });
  expect(address).toEqual({ ...shown, saved: id, after: null });
  expect(dropped).toEqual([]);
  expect(keptQuery(address)).toBe(query);
  expect(viewPath('acme', { id, query })).toContain(`saved=${id}`);
});

it('leaves out what it cannot read, and says what', () => {
  const { address, dropped } = readView({ id, query: '?stage=orbit&unit=SALES&columns=tier&columns=mood&colour=red' });
  expect(address).toMatchObject({ filters: { ...noFilters, unit: 'SALES' }, columns: ['tier'] });
  expect(dropped).toEqual(['stage=orbit', 'columns=mood', 'colour=red']);
  expect(readView({ id, query: '' })).toMatchObject({ address: parseListAddress({ saved: id }), dropped: [] });
});
