import { beforeAll, describe, expect, it } from 'vitest';
import { addDays, dayOf } from '@/lib/domain/day';
import { retirementTemplate } from '@/lib/domain/operation/retirement';
import { trackStages, type Stage } from '@/lib/domain/stages/stages';
import { checkDerived } from '@/lib/db/check-derived';
import { ladder } from '@/lib/queries/ladder';
import { inWorkspace } from '@/lib/db/workspace-transaction';
import { approve, assess, atStage, moveTo, planPoc, prepare, stateFacts, strongRatings } from '@/lib/testing/steps';
import { makeUseCase, type UseCase } from '@/lib/testing/use-case';
import { makeWorkspace, testNow, type TestWorkspace } from '@/lib/testing/workspace';
import { moveStage } from './move-stage';

let workspace: TestWorkspace;
beforeAll(async () => {
  workspace = await makeWorkspace();
});

const move = async (useCase: UseCase, to: Stage, reason?: string, actor = workspace.architect) =>
  moveStage.run(
    { actor, now: testNow },
    { useCase: useCase.key, version: (await useCase.facts()).version, to, ...(reason && { reason }) },
  );

const daysAgo = (days: number) => new Date(testNow.getTime() - days * 86_400_000);

const events = async (useCase: UseCase) => {
  const { id } = await useCase.facts();
  return inWorkspace(workspace.workspaceId, (tx) =>
    tx.event.findMany({
      where: { chain: id },
      orderBy: { seq: 'asc' },
      select: { type: true, data: true, reason: true },
    }),
  );
};

describe('forward', () => {
  it('finds each gate shut with all that is missing, and writes the attempt down', { timeout: 60_000 }, async () => {
    const useCase = await makeUseCase(workspace, { at: daysAgo(100) });
    for (const to of ['assessed', 'poc', 'pilot', 'go-live-review', 'production'] as const) {
      const { version, stage: from } = await useCase.facts();
      const result = await move(useCase, to);
      if (result.ok) throw new Error(`The gate to ${to} was open.`);
      const { kind, reasons } = result.refusal;
      expect([kind, reasons.length > 0]).toEqual(['unmet', true]);
      expect(reasons.every(({ remedy, by }) => remedy && by)).toBe(true);
      expect(await useCase.facts()).toMatchObject({ stage: from, version });
      const unmet = reasons.map(({ message }) => message);
      expect((await events(useCase)).at(-1)).toMatchObject({ type: 'stage.refused', data: { from, to, unmet } });
      if (to === 'production') return;
      // The last steps lie before the present, so that the pilot may have run its time.
      const at = daysAgo({ assessed: 99, poc: 98, pilot: 40, 'go-live-review': 10 }[to]);
      await prepare[to](useCase, at);
      await moveTo(useCase, to, at);
    }
  });

  it.each(trackStages.slice(2))('skips no gate from candidate to %s', async (to) => {
    const useCase = await makeUseCase(workspace);
    expect(await move(useCase, to, 'Because we can.')).toMatchObject({
      ok: false,
      refusal: { kind: 'unmet', reasons: [{ code: 'no-such-move' }] },
    });
    expect((await useCase.facts()).stage).toBe('candidate');
  });

  it('goes by what is true now: a signature that lapsed opens nothing', async () => {
    const useCase = await atStage(workspace, 'assessed', { before: true });
    await planPoc(useCase, { days: 60 });
    const refused = await move(useCase, 'poc');
    expect(refused).toMatchObject({ ok: false, refusal: { reasons: [{ code: 'sign-off-business' }] } });
  });
});

describe('back and beside', () => {
  it.each(['candidate', 'parked', 'rejected'] as const)('asks for a reason on the way to %s', async (to) => {
    const useCase = await atStage(workspace, 'assessed');
    const before = (await events(useCase)).length;
    expect(await move(useCase, to)).toMatchObject({
      ok: false,
      refusal: { kind: 'invalid', fields: { reason: [expect.stringContaining('needs a reason')] } },
    });
    expect(await events(useCase)).toHaveLength(before);
    expect(await move(useCase, to, 'The sponsor left.')).toMatchObject({ ok: true });
    expect((await events(useCase)).at(-1)).toMatchObject({ type: 'stage.moved', reason: 'The sponsor left.' });
  });

  it('returns a parked use case to the stage it left, and only there', async () => {
    const useCase = await atStage(workspace, 'poc');
    await move(useCase, 'parked', 'No budget this quarter.');
    expect(await useCase.facts()).toMatchObject({ stage: 'parked', parkedFrom: 'poc' });
    expect(await move(useCase, 'pilot')).toMatchObject({ ok: false, refusal: { kind: 'unmet' } });
    expect(await move(useCase, 'poc')).toMatchObject({ ok: true });
    expect(await useCase.facts()).toMatchObject({ stage: 'poc', parkedFrom: null });
  });

  it('keeps the time spent in the stage through parking, and adds none of it', async () => {
    const useCase = await atStage(workspace, 'poc');
    const day = 86_400_000;
    const { stageEnteredAt } = await useCase.facts();
    const after = (days: number) => new Date(stageEnteredAt.getTime() + days * day);
    const reason = 'No budget this quarter.';
    await useCase.send('move-stage', { to: 'parked', reason }, { at: after(30) });
    await useCase.send('move-stage', { to: 'poc' }, { at: after(90) });
    expect((await useCase.facts()).stageEnteredAt).toEqual(after(60));
    // A second time, too.
    await useCase.send('move-stage', { to: 'parked', reason }, { at: after(100) });
    await useCase.send('move-stage', { to: 'poc' }, { at: after(120) });
    expect((await useCase.facts()).stageEnteredAt).toEqual(after(80));
  });

  it('makes later signatures history on the way back, so that they are asked for again', async () => {
    const useCase = await atStage(workspace, 'pilot');
    await move(useCase, 'assessed', 'The plan measured the wrong thing.');
    const { signOffRequests } = await useCase.facts();
    expect(signOffRequests.map(({ gate, state }) => [gate, state])).toEqual([
      ['poc', 'withdrawn'],
      ['pilot', 'withdrawn'],
    ]);
    expect(await move(useCase, 'poc')).toMatchObject({ ok: false, refusal: { kind: 'unmet' } });
    await approve(useCase, 'poc');
    expect(await move(useCase, 'poc')).toMatchObject({ ok: true });
  });

  it('closes open requests when a use case is rejected, and begins anew from there', async () => {
    const useCase = await atStage(workspace, 'assessed');
    await useCase.send('request-sign-off', { gate: 'poc' });
    await move(useCase, 'rejected', 'Too little value.');
    expect((await useCase.facts()).signOffRequests).toMatchObject([{ state: 'withdrawn' }]);
    expect(await move(useCase, 'assessed', 'Changed our minds.')).toMatchObject({ ok: false });
    expect(await move(useCase, 'candidate', 'Changed our minds.')).toMatchObject({ ok: true });
  });
});

describe('whoever moves', () => {
  it('may be the business owner, whatever their workspace role', async () => {
    const useCase = await atStage(workspace, 'candidate', { before: true });
    expect(await move(useCase, 'assessed', undefined, useCase.cast.security)).toMatchObject({
      ok: false,
      refusal: { kind: 'forbidden' },
    });
    expect(await move(useCase, 'assessed', undefined, useCase.cast.business)).toMatchObject({ ok: true });
  });

  it('wins alone when two move at once', async () => {
    const useCase = await atStage(workspace, 'candidate', { before: true });
    const { version } = await useCase.facts();
    const input = { useCase: useCase.key, version, to: 'assessed' };
    const context = { actor: workspace.architect, now: testNow };
    const results = await Promise.all([moveStage.run(context, input), moveStage.run(context, input)]);
    expect(results.map(({ ok }) => ok).sort()).toEqual([false, true]);
    expect(results.find(({ ok }) => !ok)).toMatchObject({
      refusal: { kind: 'conflict', reasons: [{ message: expect.stringContaining('moved it forward to Assessed') }] },
    });
  });

  it('cannot go round the command: the database wants the event of the move', async () => {
    const useCase = await makeUseCase(workspace);
    const { id } = await useCase.facts();
    const silently = inWorkspace(workspace.workspaceId, (tx) =>
      tx.useCase.update({ where: { id }, data: { stage: 'production' } }),
    );
    await expect(silently).rejects.toThrow(/only through its gate/);
  });
});

it('stays in the pilot until its planned time is over', async () => {
  const useCase = await atStage(workspace, 'pilot', { before: true });
  const endsOn = addDays(dayOf(testNow), 10);
  const { plan } = await useCase.facts();
  await useCase.send('save-plan', {
    startsOn: plan.startsOn,
    endsOn,
    metrics: plan.metrics.map(({ results: _, ...m }) => m),
  });
  expect(await move(useCase, 'go-live-review')).toMatchObject({
    ok: false,
    refusal: { reasons: [{ code: 'plan-not-over' }] },
  });
});

// One use case for all of them: getting there is a hundred commands.
describe('production', () => {
  let live: UseCase;
  beforeAll(async () => {
    live = await atStage(workspace, 'go-live-review', { before: true });
  }, 120_000);

  it('gives those that build on it their next step, and takes it back', { timeout: 60_000 }, async () => {
    const next = await makeUseCase(workspace, { cast: live.cast });
    await stateFacts(next, { systems: (await live.facts()).systems.map(({ id }) => id) });
    await next.send('edit-access', { actionTier: 'draft', identityModel: 'end-user', callLogging: 'All.' });
    await assess(next, { ratings: { ...strongRatings, 'action-risk': 1 } });
    const verdict = async () => {
      const { id } = await next.facts();
      const where = { id };
      return inWorkspace(workspace.workspaceId, async (tx) => (await tx.useCase.findUniqueOrThrow({ where })).verdict);
    };
    expect(await verdict()).toBe('not-first');
    await moveTo(live, 'production');
    expect(await verdict()).toBe('next-step');
    expect(await checkDerived(workspace.workspaceId)).toMatchObject({ differences: [] });
    const found = await ladder(workspace.viewer);
    expect(found?.all.slice(0, 2)).toMatchObject([
      { tier: 'read-only', live: 1 },
      { tier: 'draft', live: 0, opened: 1, waiting: 0 },
    ]);
    await live.send('edit-access', { actionTier: 'draft', identityModel: 'end-user', callLogging: 'All.' });
    expect(await verdict()).toBe('not-first');
    expect(await checkDerived(workspace.workspaceId)).toMatchObject({ differences: [] });
    expect((await ladder(workspace.viewer))?.all[1]).toMatchObject({ tier: 'draft', live: 1, opened: 0, waiting: 1 });
    // The same where nobody's word stands any more, so that the rest is not read.
    await inWorkspace(workspace.workspaceId, (tx) => tx.signOff.updateMany({ data: { lapsedAt: testNow } }));
    await live.send('edit-access', { actionTier: 'read-only', identityModel: 'end-user', callLogging: 'All.' });
    expect(await verdict()).toBe('next-step');
    expect(await checkDerived(workspace.workspaceId)).toMatchObject({ differences: [] });
  });

  it('is reached through every gate, one event a move', async () => {
    expect((await live.facts()).stage).toBe('production');
    const moves = (await events(live)).filter(({ type }) => type === 'stage.moved');
    expect(moves.map(({ data }) => (data as { to: string }).to)).toEqual(trackStages.slice(1));
    expect((await live.facts()).signOffRequests.map(({ gate, state }) => [gate, state])).toEqual([
      ['poc', 'used'],
      ['pilot', 'used'],
      ['production', 'used'],
    ]);
  });

  it('is left by going back or retiring, not by parking', async () => {
    expect(await move(live, 'parked', 'Holidays.')).toMatchObject({ ok: false, refusal: { kind: 'unmet' } });
    expect(await move(live, 'retired', 'Replaced.')).toMatchObject({ ok: false, refusal: { kind: 'unmet' } });
    for (const { id, confirms } of retirementTemplate) {
      await live.send('settle-retirement-item', { item: id, state: 'done' }, { by: live.cast[confirms] });
    }
    expect(await move(live, 'retired', 'Replaced.')).toMatchObject({ ok: true });
    expect(await move(live, 'production', 'Bring it back.')).toMatchObject({ ok: false });
  });

  it('is the only place from which to retire', async () => {
    expect(await move(await makeUseCase(workspace), 'retired', 'Replaced.')).toMatchObject({ ok: false });
  });
});
