import { describe, expect, it } from 'vitest';
import { noFilters } from '@/lib/domain/use-case/list';
import { plainColumns } from '@/lib/domain/use-case/table';
import { keptFields, listPath, listQuery, parseListAddress, plainQuery } from './use-case-list';

const id = '0192f0c4-7e1a-7c3e-9a57-1d2b3c4d5e6f';
const parse = (query: string) => parseListAddress(Object.fromEntries(new URLSearchParams(query)));

describe('the address of the list', () => {
  it('is the plain list without anything', () => {
    const plain = {
      filters: noFilters,
      view: 'table',
      group: null,
      columns: plainColumns,
      sort: 'updated',
      direction: 'desc',
      saved: null,
      after: null,
      before: null,
    };
    expect(parse('')).toEqual(plain);
    expect(listQuery({ ...parse('') })).toBe('');
  });

  it('gives back what was put in', () => {
    const filters = {
      ...noFilters,
      stage: 'poc',
      verdict: 'none',
      unit: 'SALES',
      owner: id,
      tag: 'peak season',
      unverified: true,
      reviewOverdue: true,
      role: 'security',
      worthFrom: 0,
      worthTo: 5000,
      readyTo: 100,
      changedFrom: '2026-11-01',
      waits: 'business',
      gap: 'tool-scope',
      item: 'ID-2',
      blocked: true,
      late: true,
    } as const;
    const place = {
      filters: { ...filters, q: 'case & Ümlaut' },
      sort: 'score',
      direction: 'asc',
      group: 'owner',
      saved: id,
    } as const;
    const parsed = parse(listQuery(place));
    expect(parsed).toMatchObject(place);
    expect(listPath('acme', { filters })).toContain('/w/acme/use-cases?stage=poc');
  });

  it('has the columns in the product’s order, each once, and the plain ones where none can be read', () => {
    expect(parse('columns=value').columns).toEqual(['value']);
    const chosen = parseListAddress({ columns: ['value', 'tier', 'value', 'shoe-size'] }).columns;
    expect(chosen).toEqual(['tier', 'value']);
    const query = listQuery({ columns: chosen });
    expect(parseListAddress({ columns: new URLSearchParams(query).getAll('columns') }).columns).toEqual(chosen);
    expect(parse('columns=shoe-size').columns).toEqual(plainColumns);
    expect(listQuery({ columns: plainColumns })).toBe('');
  });

  it('is never without a query, which would open somebody’s default', () => {
    expect(listPath('acme')).toBe(`/w/acme/use-cases${plainQuery}`);
    expect(parse(plainQuery)).toEqual(parse(''));
    expect(keptFields(parse('stage=poc'), 'filters')).toEqual([['view', 'table']]);
    expect(keptFields(parse('stage=poc&columns=tier&group=unit'), 'columns')).toEqual([
      ['stage', 'poc'],
      ['group', 'unit'],
    ]);
  });

  it.each([
    ['updated', '2026-11-20T09:00:00.123Z'],
    ['title', 'Ünïcode “title” 漢字'],
    ['score', '87'],
    ['score', null],
    ['value', '1200.5'],
  ] as const)('keeps the place by %s at %s', (sort, value) => {
    const after = { value, id };
    const within = { ...after, group: 'poc' };
    expect(parse(listQuery({ sort, after: within })).after).toEqual(within);
    expect(parse(listQuery({ sort, after })).after).toEqual(after);
    expect(parse(listQuery({ sort, before: after })).before).toEqual(after);
  });

  it.each([
    'stage=landed',
    'verdict=maybe',
    'unit=drop table',
    'owner=1',
    'tier=all',
    'unverified=perhaps',
    'reviewOverdue=often',
    'sort=colour',
    'dir=up',
    'view=globe',
    'group=colour',
    'saved=mine',
    'owner=nobody',
    'role=gardener',
    'worthFrom=-1',
    'worthTo=1e9',
    'readyFrom=101',
    'registeredFrom=2026-02-30',
    'gap=kitchen',
    'waits=godot',
    'after=%%%',
    'after=bnVsbA',
    `after=${btoa(JSON.stringify(['x', id]))}`,
    `after=${btoa(JSON.stringify([null, id]))}`,
    `after=${btoa(JSON.stringify(['2026-11-20T09:00:00Z', "' or 1=1"]))}`,
    'q=%00',
  ])('falls back for %s', (query) => {
    expect(parse(query)).toEqual(parse(''));
  });

  it('takes the first page where two places are named', () => {
    const place = { value: '2026-11-20T09:00:00Z', id };
    const query = listQuery({ after: place, before: place });
    expect(parse(query)).toMatchObject({ after: place, before: null });
  });

  it('cuts a search that is too long', () => {
    expect(parse(`q=${'a'.repeat(500)}`).filters.q).toHaveLength(100);
  });
});
