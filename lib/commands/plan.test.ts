import { beforeAll, describe, expect, it } from 'vitest';
import { addDays } from '@/lib/domain/day';
import { makeJourney, type Journey } from '@/lib/testing/journey';
import { atStage } from '@/lib/testing/steps';
import { makeWorkspace } from '@/lib/testing/workspace';

const metric = (change: Record<string, unknown> = {}) => ({
  name: 'Correct answers',
  unit: '%',
  better: 'higher',
  baseline: '60',
  target: '85',
  killThreshold: '70',
  ...change,
});
const days = { startsOn: '2026-11-23', endsOn: '2026-12-21' };
const metricsOf = async (journey: Journey) => (await journey.facts()).plan.metrics;

/** In the stage POC, with one metric that nothing has been measured by. */
async function inPoc(): Promise<Journey> {
  const journey = await makeJourney();
  await journey.prepare('poc');
  const { request } = await journey.ask('poc');
  await journey.sign(request, 'business');
  await journey.move('poc');
  return journey;
}

// Refusals leave it as it is, so they share it.
let unchanged: Journey;
beforeAll(async () => {
  unchanged = await makeJourney();
});

describe('save-plan', () => {
  it('stores days and metrics in their order, as a form sends them, with one event that names each figure', async () => {
    const journey = await makeJourney();
    await journey.does('save-plan', journey.architect, {
      ...days,
      metrics: [metric(), metric({ name: 'Latency p95', unit: 's', better: 'lower', baseline: '', target: '4.5' })],
    });
    const { plan } = await journey.facts();
    expect(plan).toMatchObject({ startsOn: '2026-11-23', endsOn: '2026-12-21' });
    expect(plan.metrics.map(({ name, baseline, target }) => [name, baseline, target])).toEqual([
      ['Correct answers', 60, 85],
      ['Latency p95', null, 4.5],
    ]);
    const event = await journey.lastEvent();
    expect(event.type).toBe('plan.saved');
    expect(event.data.changes).toMatchObject([
      { field: 'startsOn', before: null, after: '2026-11-23' },
      { field: 'endsOn', before: null, after: '2026-12-21' },
      { field: 'metrics.Correct answers', before: null, after: { target: 85 } },
      { field: 'metrics.Latency p95', before: null, after: { target: 4.5 } },
    ]);
  });

  it('keeps the id of a metric, and with it its results, through a new name and another order', async () => {
    const journey = await inPoc();
    const [old] = await metricsOf(journey);
    await journey.does('record-result', journey.architect, {
      metric: old!.id,
      phase: 'poc',
      value: '31.5',
      note: 'n=40',
    });
    await journey.does('save-plan', journey.architect, {
      ...days,
      metrics: [metric(), { ...metric({ name: 'Minutes', better: 'lower', killThreshold: 99 }), id: old!.id }],
    });
    const [first, second] = await metricsOf(journey);
    expect(first).toMatchObject({ name: 'Correct answers', results: {} });
    expect(second).toMatchObject({ id: old!.id, name: 'Minutes', results: { poc: { value: 31.5, note: 'n=40' } } });
    const { changes } = (await journey.lastEvent()).data as { changes: { field: string }[] };
    expect(changes.map(({ field }) => field)).toContain(`metrics.${old!.name}.name`);
  });

  it('drops a measured metric only when that is said, and then its results with it', async () => {
    const journey = await inPoc();
    const [old] = await metricsOf(journey);
    await journey.does('record-result', journey.architect, { metric: old!.id, phase: 'poc', value: 31, note: '' });
    const without = { ...days, metrics: [metric()] };
    const refusal = await journey.refused('save-plan', journey.architect, without);
    expect(refusal).toMatchObject({ kind: 'unmet', reasons: [{ code: 'metric-has-results' }] });
    expect(await metricsOf(journey)).toHaveLength(1);
    await journey.does('save-plan', journey.architect, { ...without, dropResults: 'on' });
    expect((await metricsOf(journey)).map(({ name }) => name)).toEqual(['Correct answers']);
  });

  it('keeps the plan of a pilot as it is, but lets it grow', async () => {
    const useCase = await atStage(await makeWorkspace(), 'pilot');
    const { plan } = await useCase.facts();
    const rows = plan.metrics.map(({ results: _, ...row }) => row);
    const send = (change: object) => useCase.send('save-plan', { ...plan, metrics: rows, ...change });
    await expect(send({ endsOn: plan.startsOn && addDays(plan.startsOn, 1) })).rejects.toThrow('does not end before');
    await expect(send({ metrics: [], dropResults: 'on' })).rejects.toThrow('stays in it');
    await expect(send({ metrics: [{ ...rows[0], killThreshold: '' }] })).rejects.toThrow('kill threshold');
    await send({ endsOn: plan.endsOn && addDays(plan.endsOn, 7), metrics: [...rows, metric()] });
    const after = (await useCase.facts()).plan;
    expect(after.metrics).toHaveLength(plan.metrics.length + 1);
    expect(after.endsOn).toBe(plan.endsOn && addDays(plan.endsOn, 7));
  });

  it.each([
    ['an end before the start', { startsOn: '2026-12-21', endsOn: '2026-11-23' }, 'endsOn'],
    ['a day that is none', { startsOn: '2026-02-30' }, 'startsOn'],
    ['a name twice', { metrics: [metric(), metric({ name: 'correct ANSWERS' })] }, 'metrics.1.name'],
    ['a figure that is none', { metrics: [metric({ target: 'many' })] }, 'metrics.0.target'],
    ['an unnamed metric', { metrics: [metric({ name: ' ' })] }, 'metrics.0.name'],
    ['a direction that is none', { metrics: [metric({ better: 'more' })] }, 'metrics.0.better'],
    [
      'a metric of somebody else',
      { metrics: [metric({ id: '0190163d-8694-739b-aea5-966c26f8ad91' })] },
      'metrics.0.name',
    ],
    ['too many metrics', { metrics: Array.from({ length: 21 }, (_, n) => metric({ name: `M ${n}` })) }, 'metrics'],
  ])('refuses %s at its field', async (_, input, field) => {
    const refusal = await unchanged.refused('save-plan', unchanged.architect, input);
    expect(refusal.kind).toBe('invalid');
    expect(Object.keys(refusal.fields ?? {})).toEqual([field]);
  });

  it('of two at once lets one win and tells the other who was faster', async () => {
    const journey = await makeJourney();
    const { version } = await journey.facts();
    const both = await Promise.all([
      journey.attempt('save-plan', journey.architect, { version, ...days, metrics: [metric()] }),
      journey.attempt('save-plan', journey.owners.technical, {
        version,
        ...days,
        metrics: [metric({ name: 'Other' })],
      }),
    ]);
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
    const refused = both.find((result) => !result.ok);
    expect(refused).toMatchObject({ refusal: { kind: 'conflict', reasons: [{ code: 'changed-meanwhile' }] } });
    expect(await metricsOf(journey)).toHaveLength(1);
  });
});

describe('record-result', () => {
  it('replaces the figure, keeps who and when, and tells both in the trail', async () => {
    const journey = await inPoc();
    const [{ id } = { id: '' }] = await metricsOf(journey);
    await journey.does('record-result', journey.architect, { metric: id, phase: 'poc', value: 30, note: '' });
    await journey.does('record-result', journey.owners.technical, {
      metric: id,
      phase: 'poc',
      value: '-0.25',
      note: 'x',
    });
    const [measured] = await metricsOf(journey);
    expect(measured?.results).toMatchObject({ poc: { value: -0.25, note: 'x', by: { name: 'Tom Technical' } } });
    expect((await journey.lastEvent()).data).toMatchObject({ phase: 'poc', before: 30, after: -0.25, unit: 'min' });
  });

  it('refuses a phase that has not begun, a metric that is not in the plan, and no figure', async () => {
    const journey = await makeJourney();
    await journey.prepare('poc');
    const [{ id } = { id: '' }] = await metricsOf(journey);
    const input = { metric: id, phase: 'poc', value: 1, note: '' };
    expect((await journey.refused('record-result', journey.architect, input)).reasons[0]?.code).toBe('phase-not-begun');
    const other = await makeJourney({ workspace: journey.workspace });
    const foreign = await other.refused('record-result', journey.architect, input);
    expect(foreign.fields).toHaveProperty('metric');
    const none = await journey.refused('record-result', journey.architect, { ...input, value: '' });
    expect(none.fields).toHaveProperty('value');
  });
});

describe('record-poc-outcome', () => {
  const outcome = { decision: 'continue', summary: 'It saves half of the time.' };

  it('continues only with a result for each metric, stops without, and may change its mind', async () => {
    const journey = await inPoc();
    const refusal = await journey.refused('record-poc-outcome', journey.architect, outcome);
    expect(refusal.reasons).toMatchObject([{ code: 'poc-result' }]);
    await journey.does('record-poc-outcome', journey.architect, {
      decision: 'stop',
      summary: 'Nobody used it at all.',
    });
    const [{ id } = { id: '' }] = await metricsOf(journey);
    await journey.does('record-result', journey.architect, { metric: id, phase: 'poc', value: 24, note: '' });
    await journey.does('record-poc-outcome', journey.architect, outcome);
    expect((await journey.facts()).pocOutcome).toMatchObject({ ...outcome, by: { name: 'Arne Architect' } });
    expect((await journey.lastEvent()).data).toMatchObject({ before: 'stop', decision: 'continue' });
  });

  it('is refused outside the stage POC, and without a summary', async () => {
    const journey = await makeJourney();
    const early = await journey.refused('record-poc-outcome', journey.architect, { ...outcome, decision: 'stop' });
    expect(early.reasons[0]?.code).toBe('not-in-poc');
    const silent = await journey.refused('record-poc-outcome', journey.architect, { ...outcome, summary: ' ' });
    expect(silent.fields).toHaveProperty('summary');
  });
});

describe('save-pilot-group', () => {
  it('stores group and size, and empties them again', async () => {
    const journey = await makeJourney();
    await journey.does('save-pilot-group', journey.architect, { pilotGroup: 'Team North', pilotSize: '12' });
    expect(await journey.facts()).toMatchObject({ pilotGroup: 'Team North', pilotSize: 12 });
    expect((await journey.lastEvent()).data.changes).toHaveLength(2);
    await journey.does('save-pilot-group', journey.architect, { pilotGroup: '', pilotSize: '' });
    expect(await journey.facts()).toMatchObject({ pilotGroup: null, pilotSize: null });
  });

  it('refuses a group of nobody', async () => {
    const journey = await makeJourney();
    const refusal = await journey.refused('save-pilot-group', journey.architect, { pilotGroup: 'X', pilotSize: '0' });
    expect(refusal.fields).toHaveProperty('pilotSize');
  });
});

describe('scenarios', () => {
  const scenario = { kind: 'restricted', title: 'Asks for a foreign account', expected: 'The CRM refuses.' };
  const only = async (journey: Journey) => (await journey.facts()).scenarios[0];

  it('are added, run, run again and removed, each with its event', async () => {
    const journey = await makeJourney();
    const { id } = await journey.does<{ id: string }>('save-scenario', journey.architect, scenario);
    expect(await only(journey)).toMatchObject({ ...scenario, outcome: null, runBy: null });
    await journey.does('run-scenario', journey.owners.technical, { id, outcome: 'fail', note: 'It answered.' });
    expect(await only(journey)).toMatchObject({
      outcome: 'fail',
      note: 'It answered.',
      runBy: { name: 'Tom Technical' },
    });
    await journey.does('run-scenario', journey.architect, { id, outcome: 'pass', note: '' });
    expect((await journey.lastEvent()).data).toMatchObject({ before: 'fail', outcome: 'pass' });
    await journey.does('remove-scenario', journey.architect, { id });
    expect((await journey.facts()).scenarios).toEqual([]);
    expect((await journey.lastEvent()).type).toBe('scenario.removed');
  });

  it('lose their outcome when they are written anew, and keep it when nothing changed', async () => {
    const journey = await makeJourney();
    const { id } = await journey.does<{ id: string }>('save-scenario', journey.architect, scenario);
    await journey.does('run-scenario', journey.architect, { id, outcome: 'pass', note: '' });
    await journey.does('save-scenario', journey.architect, { id, ...scenario });
    expect(await only(journey)).toMatchObject({ outcome: 'pass' });
    await journey.does('save-scenario', journey.architect, { id, ...scenario, expected: 'Nothing is shown.' });
    expect(await only(journey)).toMatchObject({ outcome: null, runAt: null, expected: 'Nothing is shown.' });
    expect((await journey.lastEvent()).data.changes).toMatchObject([{ field: 'expected' }, { field: 'outcome' }]);
  });

  it('get no outcome for a text that was rewritten meanwhile', async () => {
    const journey = await makeJourney();
    const { id, version } = await journey.does<{ id: string }>('save-scenario', journey.architect, scenario);
    await journey.does('save-scenario', journey.architect, { id, ...scenario, expected: 'Nothing is shown.' });
    const run = { id, outcome: 'pass', note: '', version };
    expect(await journey.refused('run-scenario', journey.owners.technical, run)).toMatchObject({ kind: 'conflict' });
    expect(await only(journey)).toMatchObject({ outcome: null });
  });

  it('of another use case are not found', async () => {
    const journey = await makeJourney();
    const other = await makeJourney({ workspace: journey.workspace });
    const { id } = await journey.does<{ id: string }>('save-scenario', journey.architect, scenario);
    for (const [name, input] of [
      ['run-scenario', { id, outcome: 'pass', note: '' }],
      ['remove-scenario', { id }],
      ['save-scenario', { id, ...scenario }],
    ] as const) {
      expect((await other.refused(name, journey.architect, input)).kind).toBe('not-found');
    }
    expect((await journey.facts()).scenarios).toHaveLength(1);
  });
});
