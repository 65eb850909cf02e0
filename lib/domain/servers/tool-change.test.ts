import { describe, expect, it, test } from 'vitest';
import { compareTools, driftKinds, type ToolDrift } from '@/lib/domain/mcp/drift';
import { hashOf } from '@/lib/domain/testing/facts';
import { toolWith } from '@/lib/domain/testing/mcp';
import { suspendsFor, toolChangeIncident, toolChangePolicies } from './tool-change';

const production = { stage: 'production' } as const;
const drifts = (...kinds: ToolDrift['kinds']): ToolDrift[] => [{ tool: 'read', kinds, differences: [] }];

describe('a changed tool', () => {
  test.each([
    ['reworded', false],
    ['widened', false],
    ['narrowed', true],
    ['risk-raising', true],
    ['removed', true],
    ['added', true],
  ] as const)('that is %s suspends where that is worse: %s', (kind, worse) => {
    expect(suspendsFor('suspend-if-worse', production, drifts('reworded', kind))).toBe(worse);
    expect(suspendsFor('suspend', production, drifts(kind))).toBe(true);
    expect(suspendsFor('sign-anew', production, drifts(kind))).toBe(false);
  });

  it('suspends nothing where no definition changed, nor outside of production', () => {
    for (const policy of toolChangePolicies) {
      expect(suspendsFor(policy, production, [])).toBe(false);
      expect(suspendsFor(policy, { stage: 'pilot' }, drifts(...driftKinds))).toBe(false);
    }
  });
});

describe('its incident', () => {
  const about = { key: 'SALES-1', userGroup: null };

  it('says what changed, of which tool, and where to look', () => {
    const before = toolWith();
    const after = toolWith({ description: 'Looks up.', annotations: { ...before.annotations, readOnlyHint: false } });
    const told = toolChangeIncident('CRM', compareTools([before], [after], hashOf), about);
    expect(told.title).toBe('account_lookup of CRM changed');
    expect(told.description).toContain('account_lookup (raises the risk, reworded): readOnlyHint is now false.');
    expect(told.description).toContain('The description was reworded.');
    expect(told.description).toContain('under the contracts of CRM');
    expect(told.affected).toBe('Whoever uses SALES-1');
    expect(toolChangeIncident('CRM', [], { ...about, userGroup: 'Sales' }).affected).toBe('Sales');
  });

  it('stays short, and shows what is hidden in a name', () => {
    const one = { path: '', kind: 'widened', before: null, after: null } as const;
    const differences = Array.from({ length: 300 }, (_, at) => ({ ...one, message: `Field ${at} is taken now.` }));
    const many = Array.from({ length: 300 }, (_, at): ToolDrift => ({
      tool: `tool_${at}\u202e${'x'.repeat(400)}`,
      kinds: ['widened'],
      differences,
    }));
    const told = toolChangeIncident('CRM', many, about);
    expect(told.title.length).toBeLessThan(500);
    expect(told.description.length).toBeLessThan(4000);
    expect(told.description).toContain('And 290 more.');
    expect(told.description).toContain('And 295 more.');
    expect(`${told.title}${told.description}`).not.toContain('\u202e');
  });
});
