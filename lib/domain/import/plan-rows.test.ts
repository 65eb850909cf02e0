import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planRows, type ExistingUseCase, type PlannableRow } from './plan-rows';

describe('planning', () => {
  const plannable = (number: number, content: string, identity = 'title\na\nb'): PlannableRow => ({
    row: number,
    identity,
    titleIdentity: 'title\na\nb',
    content,
  });
  const existing = (id: string, content: string | null, identity = 'title\na\nb'): ExistingUseCase => ({
    id,
    imported: content === null ? null : { identity, content },
    keyIdentity: identity.startsWith('key') ? identity : null,
    titleIdentity: 'title\na\nb',
  });
  const plan = (rows: PlannableRow[], there: ExistingUseCase[] = []) =>
    [...planRows(rows, there)].sort(([a], [b]) => a - b).map(([, one]) => one);

  it('skips a row that repeats another, keeps one that differs', () => {
    expect(plan([plannable(1, 'x'), plannable(2, 'x'), plannable(3, 'y')])).toEqual([
      { kind: 'create' },
      { kind: 'skip', why: 'duplicate', firstRow: 1 },
      { kind: 'create' },
    ]);
  });

  it('takes a key for one use case', () => {
    expect(plan([plannable(1, 'x', 'key\nA'), plannable(2, 'y', 'key\nA'), plannable(3, 'x', 'key\nA')])).toEqual([
      { kind: 'create' },
      { kind: 'skip', why: 'same-key', firstRow: 1 },
      { kind: 'skip', why: 'duplicate', firstRow: 1 },
    ]);
  });

  it('finds equal content wherever it has moved to, and pairs only what is left', () => {
    const there = [existing('one', 'x'), existing('two', 'y')];
    expect(plan([plannable(1, 'y'), plannable(2, 'z')], there)).toEqual([
      { kind: 'match', useCaseId: 'two', same: true },
      { kind: 'match', useCaseId: 'one', same: false },
    ]);
    expect(plan([plannable(1, 'y'), plannable(2, 'new'), plannable(3, 'x')], there)).toMatchObject([
      { useCaseId: 'two' },
      { kind: 'create' },
      { useCaseId: 'one' },
    ]);
  });

  it('finds what was registered by hand by title and unit, but never takes one with another key', () => {
    expect(plan([plannable(1, 'x')], [existing('hand', null)])).toEqual([
      { kind: 'match', useCaseId: 'hand', same: false },
    ]);
    expect(plan([plannable(1, 'x', 'key\nA')], [existing('hand', null)])).toMatchObject([{ useCaseId: 'hand' }]);
    expect(plan([plannable(1, 'x', 'key\nA')], [existing('other', 'x', 'key\nB')])).toEqual([{ kind: 'create' }]);
  });

  it('plans every row, uses no use case twice, and repeating changes nothing', () => {
    const arbitrary = fc.array(
      fc.tuple(fc.constantFrom('a', 'b', 'key\nK', 'key\nL'), fc.constantFrom('1', '2', '3')),
      { maxLength: 20 },
    );
    fc.assert(
      fc.property(arbitrary, (pairs) => {
        const rows = pairs.map(([identity, content], index) => ({
          row: index + 1,
          identity,
          titleIdentity: `title ${identity}`,
          content,
        }));
        const plans = planRows(rows, []);
        expect(plans.size).toBe(rows.length);
        const there = rows
          .filter((one) => plans.get(one.row)?.kind === 'create')
          .map((one): ExistingUseCase => ({
            id: String(one.row),
            imported: { identity: one.identity, content: one.content },
            keyIdentity: one.identity.startsWith('key') ? one.identity : null,
            titleIdentity: one.titleIdentity,
          }));
        const again = [...planRows(rows, there).values()];
        expect(again.every((one) => one.kind === 'skip' || (one.kind === 'match' && one.same))).toBe(true);
        const used = again.flatMap((one) => (one.kind === 'match' ? one.useCaseId : []));
        expect(new Set(used).size).toBe(used.length);
      }),
    );
  });
});
