import { describe, expect, it } from 'vitest';
import type { DataClass } from '@/lib/domain/mcp/data-classes';
import { unknownTraits } from '@/lib/domain/mcp/flow';
import { classWords } from '@/lib/domain/servers/tools';
import { actionTiers } from '@/lib/domain/stages/stages';
import { bare, complete, now, ratings } from '@/lib/domain/testing/facts';
import type { ToolFacts, UseCaseFacts } from '@/lib/domain/use-case/facts';
import { rubrics } from './rubrics';
import { contradictions, contradictionsOf } from './stated';
import { suggestedRatings } from './suggested';

const tool = (change: Partial<ToolFacts> = {}): ToolFacts => ({
  id: 'tool',
  name: 'get_account',
  purpose: '',
  tier: 'read-only',
  dataClasses: 'Internal, personal',
  systemId: null,
  createdAt: now,
  server: { toolId: 't', id: 's', name: 'CRM server', hash: null, traits: unknownTraits, traitsAt: new Date(0) },
  ...change,
});
const servers = (count: number) =>
  Array.from({ length: count }, (_, at) => ({ id: `${at}`, name: `Server ${at}`, revoked: false }));
const systems = (count: number) =>
  Array.from({ length: count }, (_, at) => ({ id: `${at}`, name: `System ${at}`, kind: 'other' as const }));

describe('the ratings that facts suggest', () => {
  it('cite the tool with its server, the systems and the data', () => {
    const facts = bare({ tools: [tool()], servers: servers(1), systems: systems(2) });
    expect(suggestedRatings(facts, now)).toEqual({
      'action-risk': { level: 5, because: 'Every tool is read-only: get_account (CRM server).' },
      'system-complexity': {
        level: 4,
        because:
          'It reaches 2 systems (System 0 and System 1) through one server (Server 0). Lower it where one of them is unstable or badly documented.',
      },
      'data-sensitivity': {
        level: 1,
        because:
          'The most sensitive data are personal, from get_account (CRM server). No control of the data is in place.',
      },
    });
  });

  it('rise with the controls of the data', () => {
    const level = (items: UseCaseFacts['items']) =>
      suggestedRatings(complete({ tools: [tool()], items }), now)['data-sensitivity']?.level;
    const { items } = complete();
    expect(level(items)).toBe(3);
    expect(level(items.filter(({ itemId }) => itemId !== 'DM-2'))).toBe(2);
    expect(level([])).toBe(1);
  });

  it('say nothing of data in words that are no class', () => {
    const facts = bare({ tools: [tool({ dataClasses: 'names, contract terms' })] });
    expect(suggestedRatings(facts, now)['data-sensitivity']).toBeNull();
  });

  it('never contradict what is stated', () => {
    const classes: DataClass[][] = [
      [],
      ['public'],
      ['internal'],
      ['public', 'confidential'],
      ['personal', 'regulated'],
    ];
    for (const actionTier of [null, ...actionTiers])
      for (const tier of actionTiers)
        for (const named of classes)
          for (let count = 0; count < 6; count += 1) {
            const tools = [tool({ tier, dataClasses: classWords(named) })];
            const facts = bare({ actionTier, tools, servers: servers(count), systems: systems(5 - count) });
            const wrong = contradictions(facts, rubrics);
            const suggested = Object.entries(suggestedRatings(facts, now));
            for (const [factor, suggestion] of suggested)
              if (suggestion) expect(wrong[factor as keyof typeof wrong][suggestion.level]).toBeUndefined();
          }
  });
});

describe('an agreed assessment', () => {
  const rated = ratings([5, 4, 5, 5, 5, 4]);
  const said = (change: Partial<UseCaseFacts>) =>
    contradictionsOf(rated, complete(change), rubrics).map(({ factor, message }) => [factor, message]);

  it('is contradicted by the data of a tool, by its tier and by the servers', () => {
    expect(said({})).toEqual([]);
    expect(said({ tools: [tool({ tier: 'draft' })], actionTier: null, servers: servers(2) })).toEqual([
      ['data-sensitivity', 'Rated as “Internal data of moderate sensitivity”, but a tool returns personal data.'],
      ['action-risk', 'Rated as “Read-only”, but a tool is draft.'],
      ['system-complexity', 'Rated as “One well-understood system with a stable API”, but 2 servers are stated.'],
    ]);
  });

  it('may be more careful about the data than their class', () => {
    const careful = { ...rated, 'data-sensitivity': 2 } as const;
    const facts = complete({ tools: [tool({ dataClasses: 'Public' })] });
    expect(contradictionsOf(careful, facts, rubrics).map(({ factor }) => factor)).toEqual([]);
  });
});
