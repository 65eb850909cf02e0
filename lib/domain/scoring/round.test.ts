import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AssessmentFacts, RoundFacts } from '@/lib/domain/use-case/facts';
import { actor, assessment, bare, earlier, person, ratings } from '@/lib/domain/testing/facts';
import { blindFor, maySeeProgress, runningRound } from './blind';
import { defaultModel } from './default-model';
import { factors } from './factors';
import { agreeReasons, dissent, missingScorers, outcomeRatings, revealReasons, spreads } from './round';

type Six = [number, number, number, number, number, number];

const round = (change: Partial<RoundFacts> = {}): RoundFacts => ({
  id: 'round',
  state: 'open',
  live: false,
  dueOn: '2026-12-01',
  modelVersion: 1,
  model: defaultModel,
  openedBy: person('ada'),
  openedAt: earlier,
  revealedBy: null,
  revealedAt: null,
  closedAt: null,
  scorers: ['tom', 'sam', 'dora'].map((id) => ({ person: person(id), factors: [...factors] })),
  handedIn: [],
  reconciliations: [],
  outcomeId: null,
  ...change,
});

const by = (id: string, levels: Six, change: Partial<AssessmentFacts> = {}): AssessmentFacts =>
  assessment(ratings(levels), {
    id: `of-${id}`,
    state: 'submitted',
    assessor: person(id),
    roundId: 'round',
    agreedAt: null,
    agreedBy: null,
    ...change,
  });

const facts = (running: RoundFacts, assessments: AssessmentFacts[]) =>
  bare({
    rounds: [
      {
        ...running,
        handedIn: assessments
          .filter(({ roundId, state }) => roundId === 'round' && state === 'submitted')
          .map(({ assessor }) => ({ personId: assessor.id, at: earlier })),
      },
    ],
    assessments,
  });

describe('spreads', () => {
  it('tells range, middle and agreement of each factor', () => {
    const some = facts(round(), [
      by('tom', [4, 5, 2, 3, 3, 1]),
      by('sam', [4, 4, 5, 3, 4, 1]),
      by('dora', [4, 5, 3, 3, 3, 5]),
    ]);
    const found = spreads(some.rounds[0]!, some);
    expect(found.map(({ range, median, diverges, level }) => [range, median, diverges, level])).toEqual([
      [0, 4, false, 4],
      [1, 5, false, 5],
      [3, 3, true, null],
      [0, 3, false, 3],
      [1, 3, false, 3],
      [4, 1, true, null],
    ]);
    expect(found[0]?.agreement).toBe(1);
    expect(found[5]?.agreement).toBeCloseTo(1 - (0 + 4 + 4) / 3 / 4);
    expect(found[2]?.given.map(({ person: { name }, level }) => [name, level])).toEqual([
      ['Tom', 2],
      ['Dora', 3],
      ['Sam', 5],
    ]);
  });

  it('takes the more cautious of two in the middle, and no agreement of one', () => {
    const two = facts(round(), [by('tom', [4, 5, 5, 5, 5, 5]), by('sam', [3, 5, 5, 5, 5, 5])]);
    expect(spreads(two.rounds[0]!, two)[0]).toMatchObject({ median: 3, level: 3 });
    const one = facts(round(), [by('tom', [4, 5, 5, 5, 5, 5])]);
    expect(spreads(one.rounds[0]!, one)[0]).toMatchObject({ agreement: null, level: 4 });
  });

  it('has bounds that hold for any ratings', () => {
    const six = fc.tuple(...factors.map(() => fc.integer({ min: 1, max: 5 }))) as fc.Arbitrary<Six>;
    fc.assert(
      fc.property(fc.array(six, { minLength: 1, maxLength: 12 }), (all) => {
        const some = facts(
          round(),
          all.map((levels, index) => by(`p${index}`, levels)),
        );
        for (const { agreement, low, high, range, median, diverges, level } of spreads(some.rounds[0]!, some)) {
          if (agreement !== null) {
            expect(agreement).toBeGreaterThanOrEqual(0);
            expect(agreement === 1).toBe(range === 0);
          }
          expect(median).toBeGreaterThanOrEqual(low);
          expect(median).toBeLessThanOrEqual(high);
          expect(diverges).toBe(range >= 2);
          expect(level === null).toBe(diverges);
        }
      }),
    );
  });
});

describe('revealing and agreeing', () => {
  it('wants a rating of each factor, and says whose is missing', () => {
    const five = factors.filter((factor) => factor !== 'measurement');
    const scorers = [
      { person: person('tom'), factors: five },
      { person: person('sam'), factors: [...factors] },
      { person: person('dora'), factors: five },
    ];
    const tom = by('tom', [5, 5, 5, 5, 5, 5]);
    tom.ratings.measurement = { level: null, rationale: '', links: [] };
    const some = facts(round({ scorers }), [tom]);
    expect(missingScorers(some.rounds[0]!).map(({ name }) => name)).toEqual(['Sam', 'Dora']);
    expect(revealReasons(some.rounds[0]!)).toEqual([
      expect.objectContaining({ code: 'not-rated', by: 'Sam', message: expect.stringContaining('measurement') }),
    ]);
    expect(outcomeRatings(some.rounds[0]!, some)).toBeNull();
    expect(revealReasons({ ...some.rounds[0]!, handedIn: null })).toEqual([]);
  });

  it('wants every divergence reconciled, and keeps the dissent', () => {
    const handedIn = [by('tom', [4, 5, 2, 5, 5, 5]), by('sam', [4, 5, 5, 5, 5, 4])];
    const before = facts(round({ state: 'revealed' }), handedIn);
    expect(agreeReasons(before.rounds[0]!, before).map(({ message }) => message)).toEqual([
      'Action risk is rated from 2 to 5.',
    ]);
    expect(outcomeRatings(before.rounds[0]!, before)).toBeNull();

    const settled = { factor: 'action-risk', level: 3, reason: 'Notes are written.', by: person('ada'), at: earlier };
    const after = facts(round({ state: 'revealed', reconciliations: [settled as never] }), handedIn);
    expect(agreeReasons(after.rounds[0]!, after)).toEqual([]);
    const outcome = outcomeRatings(after.rounds[0]!, after);
    expect(factors.map((factor) => outcome?.[factor].level)).toEqual([4, 5, 3, 5, 5, 4]);
    expect(outcome?.['action-risk'].rationale).toBe('Notes are written.');
    expect(outcome?.['business-value'].rationale).toMatch(
      /^Both rated 4\.\nTom: Why business-value\.|^Both rated 4\.\nSam/,
    );
    expect(outcome?.measurement.rationale).toMatch(/^The middle of 2 ratings from 4 to 5 is 4\.\nSam \(4\)/);
    const found = spreads(after.rounds[0]!, after);
    expect(found.map((one) => dissent(one).map(({ person: { name } }) => name))).toEqual([
      [],
      [],
      ['Tom', 'Sam'],
      [],
      [],
      ['Tom'],
    ]);
  });
});

describe('blindFor', () => {
  const own = by('tom', [5, 5, 5, 5, 5, 5]);
  const others = [by('sam', [1, 1, 1, 1, 1, 1]), by('dora', [2, 2, 2, 2, 2, 2], { state: 'draft', roundId: null })];
  const agreed = assessment(ratings([3, 3, 3, 3, 3, 3]), { id: 'agreed', assessor: person('sam') });
  const alone = by('eve', [4, 4, 4, 4, 4, 4], { roundId: null });
  const ids = (some: ReturnType<typeof facts>, who: string) =>
    blindFor(some, actor(who))
      .assessments.map(({ id }) => id)
      .sort();

  it('hides what others handed in until the reveal, from everybody', () => {
    const open = facts(round(), [own, ...others, agreed, alone]);
    expect(ids(open, 'tom')).toEqual(['agreed', 'of-tom']);
    expect(ids(open, 'ada')).toEqual(['agreed']);
    expect(ids(open, 'sam')).toEqual(['agreed', 'of-sam']);
    for (const state of ['revealed', 'agreed'] as const) {
      const shown = facts(round({ state }), [own, ...others, agreed, alone]);
      expect(ids(shown, 'ada')).toEqual(['agreed', 'of-eve', 'of-sam', 'of-tom']);
    }
  });

  it('never shows a draft, nor what was handed in to a round that was given up', () => {
    const over = facts(round({ state: 'cancelled' }), [own, ...others, alone]);
    expect(ids(over, 'ada')).toEqual(['of-eve']);
    expect(ids(over, 'dora')).toEqual(['of-dora', 'of-eve']);
    expect(runningRound(over)).toBeNull();
  });

  it('tells a scorer who has not handed in nothing of the others’ progress', () => {
    const open = facts(round(), [own]);
    expect(blindFor(open, actor('sam')).rounds[0]?.handedIn).toBeNull();
    expect(blindFor(open, actor('tom')).rounds[0]?.handedIn).toHaveLength(1);
    // Whoever runs the round and does not score sees who is missing.
    expect(blindFor(open, actor('ada')).rounds[0]?.handedIn).toHaveLength(1);
    expect(maySeeProgress({ ...open.rounds[0]!, state: 'revealed' }, 'sam')).toBe(true);
  });
});
