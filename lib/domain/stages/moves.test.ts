import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyFacts } from '@/lib/domain/testing/arbitraries';
import { bare, complete, context, incident, now, signedFor } from '@/lib/domain/testing/facts';
import { retirementTemplate } from '@/lib/domain/operation/retirement';
import type { UseCaseFacts } from '@/lib/domain/use-case/facts';
import { unmet } from './gates';
import { decideMove, decideSuspension, moves } from './moves';
import { stages, trackStages, type Stage, type TrackStage } from './stages';
import { isTrackStage } from './track';

const kinds = (facts: UseCaseFacts) => Object.fromEntries(moves(facts, context).map((move) => [move.to, move.kind]));
const why = 'Because the vendor left.';

describe('moves', () => {
  it.each([
    ['candidate', {}, { assessed: 'forward', parked: 'park', rejected: 'reject' }],
    ['assessed', {}, { poc: 'forward', candidate: 'back', parked: 'park', rejected: 'reject' }],
    [
      'go-live-review',
      {},
      {
        production: 'forward',
        pilot: 'back',
        poc: 'back',
        assessed: 'back',
        candidate: 'back',
        parked: 'park',
        rejected: 'reject',
      },
    ],
    [
      'production',
      {},
      { 'go-live-review': 'back', pilot: 'back', poc: 'back', assessed: 'back', candidate: 'back', retired: 'retire' },
    ],
    ['parked', { parkedFrom: 'pilot' }, { pilot: 'resume', rejected: 'reject' }],
    ['rejected', {}, { candidate: 'back' }],
    ['retired', {}, {}],
    [
      'candidate',
      { reportedStage: 'retired' },
      { assessed: 'forward', parked: 'park', rejected: 'reject', retired: 'retire' },
    ],
  ] as [Stage, Partial<UseCaseFacts>, Record<string, string>][])('from %s %j', (stage, change, expected) => {
    expect(kinds(bare({ stage, ...change }))).toEqual(expected);
  });

  it('want a reason for everything but forward and resume', () => {
    for (const stage of stages) {
      for (const move of moves(bare({ stage, parkedFrom: 'poc' }), context)) {
        expect(move.needsReason).toBe(!['forward', 'resume'].includes(move.kind));
      }
    }
  });
});

/** In production with everything done that retirement asks for. */
const dismantled = (change: Partial<UseCaseFacts> = {}): UseCaseFacts =>
  bare({
    stage: 'production',
    retirement: retirementTemplate.map(({ id }) => ({
      itemId: id,
      state: 'done' as const,
      note: '',
      by: bare().createdBy,
      at: now,
    })),
    ...change,
  });

describe('decideSuspension', () => {
  it.each([
    ['production', 'pilot', null],
    ['production', 'parked', 'pilot'],
    ['go-live-review', 'pilot', null],
    ['pilot', 'parked', 'pilot'],
  ] as const)('goes from %s to %s, and back to its pilot', (stage, to, parkedFrom) => {
    expect(decideSuspension(bare({ stage }), to)).toEqual({ ok: true, value: { to, kind: 'suspend', parkedFrom } });
  });

  it.each(['candidate', 'poc', 'parked', 'rejected', 'retired'] as const)('is not of %s', (stage) => {
    expect(decideSuspension(bare({ stage }), 'parked').ok).toBe(false);
  });
});

describe('decideMove', () => {
  it('skips no stage', () => {
    const facts = signedFor('production', complete({ stage: 'candidate' }));
    for (const to of trackStages.slice(2)) {
      const decided = decideMove(facts, to, why, context);
      expect(decided.ok).toBe(false);
    }
    expect(decideMove(facts, 'assessed', null, context)).toEqual({
      ok: true,
      value: { to: 'assessed', kind: 'forward' },
    });
  });

  it('refuses with all reasons, the missing one for the move included', () => {
    const back = decideMove(bare({ stage: 'pilot' }), 'poc', ' ', context);
    expect(!back.ok && back.refusal.reasons.map((reason) => reason.code)).toEqual(['reason-missing']);
    const forward = decideMove(bare(), 'assessed', null, context);
    expect(!forward.ok && forward.refusal.reasons).toEqual(unmet('assessed', bare(), context));
  });

  it('takes a parked use case back to where it was, without a reason and without the gates before', () => {
    const parked = bare({ stage: 'parked', parkedFrom: 'go-live-review' });
    expect(decideMove(parked, 'go-live-review', null, context).ok).toBe(true);
    expect(decideMove(parked, 'production', why, context).ok).toBe(false);
    expect(decideMove(parked, 'pilot', why, context).ok).toBe(false);
  });

  it('lets nothing return to production by parking', () => {
    expect(decideMove(bare({ stage: 'production' }), 'parked', why, context).ok).toBe(false);
    const odd = bare({ stage: 'parked', parkedFrom: 'production' });
    expect(decideMove(odd, 'production', why, context).ok).toBe(false);
  });

  it('goes back with a reason, and ends with retirement', () => {
    expect(decideMove(bare({ stage: 'production' }), 'poc', why, context).ok).toBe(true);
    expect(decideMove(dismantled(), 'retired', why, context).ok).toBe(true);
    expect(decideMove(bare({ stage: 'retired' }), 'candidate', why, context).ok).toBe(false);
  });

  it('retires from production by the checklist alone, and by an import’s word without it', () => {
    for (const { itemId } of dismantled().retirement) {
      const retirement = dismantled().retirement.filter((item) => item.itemId !== itemId);
      const decided = decideMove({ ...dismantled(), retirement }, 'retired', why, context);
      expect(!decided.ok && decided.refusal.reasons.map(({ code }) => code)).toEqual([`retire-${itemId}`]);
    }
    const loose = dismantled({ risks: complete().risks, incidents: [incident({ suspended: null })] });
    const decided = decideMove(loose, 'retired', why, context);
    expect(!decided.ok && decided.refusal.reasons.map(({ code }) => code)).toEqual(['risk-open', 'incident-open']);
    expect(decideMove(bare({ reportedStage: 'production' }), 'retired', why, context).ok).toBe(true);
  });

  it('takes what an incident parked up again only once it is resolved, or lets it retire by its checklist', () => {
    const out = { suspended: { from: 'production', to: 'parked' } } as const;
    const parked = dismantled({ stage: 'parked', parkedFrom: 'pilot', wentLiveAt: now, incidents: [incident(out)] });
    const decided = decideMove(parked, 'pilot', null, context);
    expect(!decided.ok && decided.refusal.reasons.map(({ code }) => code)).toEqual(['incident-open']);
    const by = { cause: 'A filter.', remedy: 'Mended.', by: parked.createdBy, at: parked.createdAt };
    const resolved = { ...parked, incidents: [incident({ ...out, resolution: by })] };
    expect(decideMove(resolved, 'pilot', null, context).ok).toBe(true);
    expect(decideMove(resolved, 'retired', why, context).ok).toBe(true);
    expect(decideMove({ ...resolved, retirement: [] }, 'retired', why, context).ok).toBe(false);
  });

  it('lets nothing that was in production be rejected, which would be a way round the checklist of retirement', () => {
    for (const stage of ['parked', 'pilot', 'candidate', 'production'] as const) {
      const kinds = (wentLiveAt: Date | null) =>
        moves(dismantled({ stage, wentLiveAt }), context).map(({ kind }) => kind);
      expect([stage, kinds(now).includes('reject'), kinds(now).includes('retire')]).toEqual([stage, false, true]);
      if (stage !== 'production') expect([stage, kinds(null).includes('reject')]).toEqual([stage, true]);
    }
  });

  /** What the command does to a use case with a decided move. */
  const apply = (facts: UseCaseFacts, to: Stage): UseCaseFacts => ({
    ...facts,
    stage: to,
    parkedFrom: to === 'parked' && isTrackStage(facts.stage) ? facts.stage : null,
    signOffRequests: facts.signOffRequests.map((request) =>
      request.gate === to ? { ...request, state: 'used' } : request,
    ),
  });

  it('has no sequence of moves that enters a stage past a gate that does not open', () => {
    const anyPath = fc.array(fc.tuple(fc.constantFrom(...stages), anyFacts), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(anyPath, (path) => {
        let facts = bare();
        /** The furthest stage that was entered through its gate, or returned to from parking or from further on. */
        let earned = 0;
        for (const [to, world] of path) {
          // The world changes between the moves; where the use case stands does not.
          facts = { ...world, stage: facts.stage, parkedFrom: facts.parkedFrom };
          const missing = unmet(to, facts, context);
          const place = trackStages.indexOf(to as TrackStage);
          if (!decideMove(facts, to, why, context).ok) continue;
          if (place > earned) {
            expect(missing).toEqual([]);
            expect(place).toBe(earned + 1);
          }
          if (place >= 0) earned = place;
          facts = apply(facts, to);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('does reach production when every gate opens', () => {
    let facts = complete({ stage: 'candidate' });
    for (const to of trackStages.slice(1)) {
      if (to === 'poc' || to === 'pilot' || to === 'production') facts = signedFor(to, facts);
      expect(decideMove(facts, to, null, context), to).toMatchObject({ ok: true });
      facts = apply(facts, to);
    }
    expect(facts.stage).toBe('production');
  });
});
