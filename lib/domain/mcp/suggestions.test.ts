import { describe, expect, test } from 'vitest';
import { suggestRatings, type SuggestionFacts } from './suggestions';

type Tool = SuggestionFacts['tools'][number];

const tool = (name: string, changes: Partial<Tool> = {}): Tool => ({
  name,
  server: null,
  tier: 'read-only',
  dataClasses: ['internal'],
  ...changes,
});

const suggest = (tools: Tool[], changes: Partial<SuggestionFacts> = {}) =>
  suggestRatings({ tools, statedTier: null, servers: [], systems: [], controls: 'none', ...changes });

test('nothing known, nothing suggested', () => {
  expect(suggest([])).toEqual({ 'action-risk': null, 'system-complexity': null, 'data-sensitivity': null });
  expect(suggest([tool('a', { dataClasses: null })])['data-sensitivity']).toBeNull();
});

describe('action risk', () => {
  test.each([
    ['read-only', 5, 'Every tool is read-only: a.'],
    ['draft', 4, 'The highest tier is draft, of a.'],
    ['reversible-write', 3, 'The highest tier is reversible write, of a.'],
    ['irreversible', 1, 'The highest tier is irreversible, of a.'],
  ] as const)('%s: %s', (tier, level, because) => {
    expect(suggest([tool('a', { tier })])['action-risk']).toEqual({ level, because });
  });

  test('the highest counts, and is named', () => {
    const tools = [tool('a'), tool('b', { tier: 'irreversible' }), tool('c', { tier: 'draft' })];
    expect(suggest(tools)['action-risk']).toEqual({ level: 1, because: 'The highest tier is irreversible, of b.' });
  });

  test('a tool of a server is cited with it', () => {
    const because = 'Every tool is read-only: a (CRM) and b.';
    expect(suggest([tool('a', { server: 'CRM' }), tool('b')])['action-risk']).toEqual({ level: 5, because });
  });

  test('what the use case states counts where no tool goes as far', () => {
    const stated = { statedTier: 'draft' } as const;
    expect(suggest([], stated)['action-risk']).toEqual({
      level: 4,
      because: 'The use case states draft; no tool is registered yet.',
    });
    expect(suggest([tool('a')], stated)['action-risk']).toEqual({
      level: 4,
      because: 'The use case states draft; no tool goes as far.',
    });
    expect(suggest([tool('a', { tier: 'irreversible' })], stated)['action-risk']?.level).toBe(1);
  });
});

describe('system complexity', () => {
  test.each([
    [1, 5],
    [2, 4],
    [3, 3],
    [4, 2],
    [9, 2],
  ])('%i systems: %i', (count, level) => {
    const systems = Array.from({ length: count }, (_, at) => `S${at}`);
    expect(suggest([tool('a')], { systems })['system-complexity']?.level).toBe(level);
  });

  test('servers count where no systems are named', () => {
    const found = suggest([tool('a')], { servers: ['crm', 'erp'] })['system-complexity'];
    expect(found).toMatchObject({ level: 4, because: expect.stringContaining('2 servers (crm and erp)') });
  });
});

describe('data sensitivity', () => {
  test.each([
    ['public', 'none', 5],
    ['internal', 'none', 4],
    ['confidential', 'agreed', 3],
    ['personal', 'partial', 2],
    ['regulated', 'none', 1],
  ] as const)('%s with controls %s: %i', (name, controls, level) => {
    const found = suggest([tool('a', { dataClasses: ['public', name] })], { controls })['data-sensitivity'];
    expect(found?.level).toBe(level);
    expect(found?.because).toContain('from a.');
  });

  test('says what is not stated', () => {
    const found = suggest([tool('a'), tool('b', { dataClasses: null })])['data-sensitivity'];
    expect(found?.because).toBe('The most sensitive data are internal, from a. No class is stated for b.');
  });
});
