import { areas, type Area } from '@/lib/domain/checklist/areas';
import { emptyHistory } from '@/lib/domain/forecast/stage-history';
import { portfolioForecast } from '@/lib/domain/forecast/portfolio';
import type { BoardFacts } from '@/lib/domain/portfolio/board-facts';
import type { PortfolioAggregates } from '@/lib/domain/portfolio/aggregates';

export const longTitle = `Answers in Ελληνικά for ${'whoever asks about customs documents, '.repeat(8)}and their end`;

const nothing: PortfolioAggregates = {
  currency: 'EUR',
  stages: [],
  reported: [],
  verdicts: [],
  valueRisk: [],
  readiness: [],
  readinessMore: 0,
  times: [],
  overduePilots: 0,
  overdueConditions: { conditions: 0, useCases: 0 },
  waived: { items: 0, useCases: 0 },
  waited: { roles: [], people: [], morePeople: 0 },
  due: { kinds: [], first: [] },
  history: {
    at: '2026-11-27T09:00:00.000Z',
    changes: [],
    reach: [],
    spent: [],
    goLive: { medianDays: null, medianDaysBefore: null, count: 0 },
    overduePilotsBefore: 0,
  },
  forecast: {
    ...portfolioForecast(emptyHistory(), [], 0),
    backTest: { judged: 0, within50: 0, within90: 0 },
    measured: 0,
  },
};

/** What a report of an empty workspace is made of. */
export const emptyBoard: BoardFacts = {
  workspace: 'Meridian Freight',
  scope: 'All use cases',
  at: '2026-11-27T09:00:00.000Z',
  since: '2026-10-30T09:00:00.000Z',
  aggregates: nothing,
  blockers: [],
  blocked: 0,
  held: { all: 0, rows: [] },
  due: { all: 0, rows: [] },
  moved: { counts: { live: 0, 'given-up': 0, forward: 0, back: 0, parked: 0, new: 0 }, list: [] },
};

const everywhere = <T>(value: T) => Object.fromEntries(areas.map((area) => [area, value])) as Record<Area, T>;
const rated = { users: 10, first: { key: 'SA-1', title: 'Tender answers' } };
const thing = { kind: 'past-end' as const, ref: 'pilot', about: '', people: ['Ana', 'Bo'], days: 12 };

/** Of a workspace with something of everything, in figures that differ from each other. */
export const fullBoard: BoardFacts = {
  ...emptyBoard,
  scope: 'Unit: Sales',
  aggregates: {
    ...nothing,
    stages: [
      { stage: 'candidate', verified: 11, unverified: 3, monthlyValue: 100 },
      { stage: 'pilot', verified: 7, unverified: 0, monthlyValue: 4_321 },
      { stage: 'production', verified: 2, unverified: 0, monthlyValue: 12_345 },
    ],
    verdicts: [
      { verdict: 'strong', verified: 13, unverified: 0 },
      { verdict: null, verified: 7, unverified: 3 },
    ],
    valueRisk: [
      { ...rated, value: 5, risk: 4, stage: 'pilot', verified: 4, unverified: 0 },
      { ...rated, value: 5, risk: 4, stage: 'candidate', verified: 2, unverified: 0 },
      { ...rated, value: 2, risk: 1, stage: 'candidate', verified: 1, unverified: 1 },
    ],
    readiness: [
      {
        key: 'SA-1',
        title: longTitle,
        stage: 'pilot',
        overall: 37,
        openBlockers: 9,
        areas: { ...everywhere(null), identity: 61, observability: 0, 'human-fallback': 100 },
        waived: { ...everywhere(0), identity: 2 },
      },
    ],
    readinessMore: 3,
    times: [{ stage: 'pilot', count: 7, medianDays: 41.6, p90Days: 99, overYardstick: 1 }],
    overduePilots: 1,
    waited: {
      roles: [{ as: 'security', things: 5, medianDays: 4, longestDays: 17 }],
      people: [{ id: 'a', name: 'Ana', things: 5, longestDays: 17 }],
      morePeople: 2,
    },
    history: {
      ...nothing.history,
      changes: [
        { point: 40, stage: 'candidate', verified: true, count: 11, monthlyValue: 100 },
        { point: 45, stage: 'pilot', verified: true, count: 7, monthlyValue: 4_321 },
        { point: 50, stage: 'production', verified: true, count: 2, monthlyValue: 12_345 },
      ],
      reach: [
        { stage: 'candidate', furthest: 11, givenUp: 0 },
        { stage: 'pilot', furthest: 7, givenUp: 0 },
        { stage: 'production', furthest: 2, givenUp: 0 },
      ],
      spent: [{ stage: 'poc', count: 9, quantiles: [5, 10, 23, 30, 44] }],
      goLive: { medianDays: 187.4, medianDaysBefore: 190, count: 2 },
    },
    forecast: {
      ...nothing.forecast,
      ...portfolioForecast(emptyHistory(), [{ stage: 'pilot', days: 20, count: 7, monthlyValue: 4_321 }], 2),
    },
  },
  blockers: [
    { itemId: 'ID-2', role: 'security', useCases: 6 },
    { itemId: 'ID-1', role: 'technical', useCases: 4 },
  ],
  blocked: 6,
  held: { all: 1, rows: [{ ...thing, key: 'SA-1', title: longTitle, dueOn: '2026-11-20' }] },
  due: { all: 9, rows: [{ ...thing, key: 'SA-1', title: longTitle, dueOn: '2026-11-20' }] },
  moved: {
    counts: { live: 1, 'given-up': 0, forward: 0, back: 0, parked: 0, new: 2 },
    list: [
      {
        key: 'SA-2',
        title: 'Tender answers',
        movement: 'live',
        from: 'go-live-review',
        to: 'production',
        on: '2026-11-12',
      },
      { key: 'SA-3', title: 'Route hints', movement: 'new', from: null, to: 'candidate', on: '2026-11-13' },
    ],
  },
};
