import { expect, it } from 'vitest';
import { approved, complete, now, person } from '@/lib/domain/testing/facts';
import type { SignOffFacts, SignOffRequestFacts } from '@/lib/domain/use-case/facts';
import { conditionsOf, conditionState, overdueConditions } from './conditions';

const due = (dueOn: string, doneAt: Date | null = null) => ({
  id: dueOn,
  text: 'T',
  owner: person('tom'),
  dueOn,
  doneAt,
});

function facts(
  conditions: SignOffFacts['conditions'],
  { request = {}, signOff = {} }: { request?: Partial<SignOffRequestFacts>; signOff?: Partial<SignOffFacts> } = {},
) {
  const poc = approved('poc', complete(), { state: 'used', ...request });
  const signOffs = poc.signOffs.map((one) => ({ ...one, ...signOff, conditions }));
  return complete({ stage: 'poc', signOffRequests: [{ ...poc, signOffs }] });
}

it('is overdue from the day after its day on, until it is done', () => {
  const all = conditionsOf(facts([due('2026-11-21'), due('2026-11-22'), due('2026-01-01', now)]));
  expect(all.map((one) => conditionState(one, now))).toEqual(['overdue', 'open', 'done']);
});

it('counts the overdue ones of approvals that stand', () => {
  const late = [due('2026-11-21')];
  expect(overdueConditions(facts(late), now)).toMatchObject([{ role: 'business', gate: 'poc' }]);
  expect(overdueConditions(facts(late, { request: { state: 'withdrawn' } }), now)).toEqual([]);
  expect(overdueConditions(facts(late, { signOff: { lapsedAt: now } }), now)).toEqual([]);
  expect(overdueConditions({ ...facts(late), stage: 'rejected' }, now)).toEqual([]);
});
