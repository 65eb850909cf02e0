import type { Person } from '@/lib/domain/access/actor';
import { checklistTemplate } from '@/lib/domain/checklist/template';
import { defaultModel } from '@/lib/domain/scoring/default-model';
import { factors, type Level } from '@/lib/domain/scoring/factors';
import { actionTiers, trackStages, type Stage, type TrackStage } from '@/lib/domain/stages/stages';
import type {
  AssessmentFacts,
  EvidenceFacts,
  ItemFacts,
  MetricFacts,
  RiskFacts,
  ScenarioFacts,
  ToolFacts,
  UseCaseFacts,
} from '@/lib/domain/use-case/facts';
import { newId } from '@/lib/db/new-id';
import type { Random } from '@/lib/domain/random';

/** What generated use cases refer to. */
export type Surroundings = {
  people: Person[];
  units: { id: string; name: string; keyPrefix: string }[];
  systems: UseCaseFacts['systems'];
  now: Date;
};

const tasks = [
  'Summarise',
  'Research',
  'Draft',
  'Classify',
  'Compare',
  'Look up',
  'Route',
  'Check',
  'Prepare',
  'Reconcile',
];
const things = [
  'accounts',
  'support cases',
  'contracts',
  'invoices',
  'policies',
  'meeting notes',
  'shipments',
  'job applications',
  'change requests',
  'audit findings',
  'product questions',
  'delivery exceptions',
  'purchase orders',
  'training records',
];
const places = [
  'the Nordics',
  'key customers',
  'the night shift',
  'new staff',
  'partners',
  'the help desk',
  'the board',
  'field teams',
];

// The first is on every second use case, the next on every third, …
const tags = ['customer-facing', 'quick win', 'european union', 'back office', 'board', 'audit'];

// How many of a hundred use cases stand where.
const spread: [Stage, number][] = [
  ['candidate', 36],
  ['assessed', 20],
  ['poc', 12],
  ['pilot', 10],
  ['go-live-review', 5],
  ['production', 9],
  ['parked', 4],
  ['rejected', 3],
  ['retired', 1],
];

const day = 24 * 60 * 60 * 1000;

/** One use case with everything its stage implies, the same for the same random numbers. `number` is its place, from 0. */
export function generateUseCase(number: number, random: Random, around: Surroundings): UseCaseFacts {
  const { people, now } = around;
  const stage = stageAt(random);
  const reached = placeOf(stage, random);
  const createdAt = new Date(now.getTime() - Math.floor(30 + random() * 330) * day);
  const unit = around.units[number % around.units.length] as Surroundings['units'][number];
  const person = () => pick(random, people);
  const owners = reached >= 1 ? fourOwners(random, people, reached) : { business: person() };
  const stageEnteredAt = new Date(
    now.getTime() - Math.floor(random() * Math.min(90, (now.getTime() - createdAt.getTime()) / day)) * day,
  );
  const updatedAt = new Date(Math.max(stageEnteredAt.getTime(), now.getTime() - Math.floor(random() * 30 * day)));
  const assessments = reached >= 1 ? [assessment(random, person(), createdAt)] : [];
  return {
    id: newId(),
    key: `${unit.keyPrefix}-${Math.floor(number / around.units.length) + 1}`,
    title: `${pick(random, tasks)} ${pick(random, things)} for ${pick(random, places)} (${number + 1})`,
    problem: `People copy the same facts from several systems by hand, about ${3 + (number % 40)} times a week, and answer late.`,
    // Set by the length of its trail.
    version: 1,
    businessUnit: { id: unit.id, name: unit.name },
    createdBy: person(),
    createdAt,
    updatedAt,
    stage,
    stageEnteredAt,
    parkedFrom: stage === 'parked' ? (trackStages[reached] as TrackStage) : null,
    wentLiveAt: stage === 'production' ? stageEnteredAt : stage === 'retired' ? createdAt : null,
    reportedStage: null,
    actionTier: reached >= 1 ? pick(random, actionTiers) : null,
    identityModel: reached >= 2 ? 'delegated' : null,
    callLogging: reached >= 2 ? 'Every call with tool, user and outcome, kept for a year.' : null,
    systems: around.systems.filter(() => chance(random, 0.2)),
    servers: [],
    tags: tags.filter((_, place) => number % (place + 2) === 0),
    userGroup: 'Case handlers',
    userGroupSize: 5 + Math.floor(random() * 400),
    expectedValue: {
      hoursSavedPerMonth: 1 + Math.floor(random() * 12),
      people: 5 + Math.floor(random() * 80),
      valuePerHour: 45,
    },
    pilotGroup: reached >= 3 ? 'Volunteers of one team' : null,
    pilotSize: reached >= 3 ? 12 : null,
    owners,
    deputies: {},
    assessments,
    rounds: [],
    plan: {
      startsOn: reached >= 2 ? isoDay(createdAt, 30) : null,
      endsOn: reached >= 2 ? isoDay(createdAt, 60) : null,
      metrics: reached >= 2 ? metrics(random, person(), createdAt, reached) : [],
    },
    pocOutcome:
      reached >= 3 ? { decision: 'continue', summary: 'Met its targets.', by: person(), at: createdAt } : null,
    scenarios: reached >= 2 ? scenarios(person(), createdAt) : [],
    risks: reached >= 1 ? [risk(random)] : [],
    tools: reached >= 2 ? tools(number, createdAt) : [],
    items: items(random, people, createdAt, reached),
    evidence: reached >= 3 ? evidence(person(), people[1] as Person, createdAt) : [],
    waivers: [],
    signOffRequests: [],
    reviews: [],
    incidents: [],
    retirement: [],
  };
}

function stageAt(random: Random): Stage {
  let roll = random() * 100;
  for (const [stage, share] of spread) {
    roll -= share;
    if (roll < 0) return stage;
  }
  return 'candidate';
}

/** How far along the track it is, or was before it left it. */
function placeOf(stage: Stage, random: Random): number {
  const place = (trackStages as readonly Stage[]).indexOf(stage);
  if (place >= 0) return place;
  return stage === 'retired' ? trackStages.length - 1 : Math.floor(random() * 3);
}

function fourOwners(random: Random, people: Person[], reached: number): UseCaseFacts['owners'] {
  const start = Math.floor(random() * people.length);
  const nth = (offset: number) => people[(start + offset) % people.length] as Person;
  const first = { business: nth(0), technical: nth(1) };
  return reached >= 3 ? { ...first, security: nth(2), 'data-governance': nth(3) } : first;
}

function assessment(random: Random, assessor: Person, at: Date): AssessmentFacts {
  const ratings = factors.map((factor) => [
    factor,
    { level: (1 + Math.floor(random() * 5)) as Level, rationale: 'As discussed with the team.', links: [] },
  ]);
  return {
    id: newId(),
    state: 'agreed',
    assessor,
    roundId: null,
    rescoredFromId: null,
    modelVersion: 1,
    model: defaultModel,
    ratings: Object.fromEntries(ratings) as AssessmentFacts['ratings'],
    createdAt: at,
    submittedAt: at,
    agreedAt: at,
    agreedBy: assessor,
  };
}

function metrics(random: Random, by: Person, at: Date, reached: number): MetricFacts[] {
  const value = () => 70 + Math.floor(random() * 30);
  return ['Answers accepted', 'Policy compliance'].map((name) => ({
    id: newId(),
    name,
    unit: '%',
    better: 'higher',
    baseline: 50,
    target: 85,
    killThreshold: 60,
    results: {
      ...(reached >= 3 && { poc: { value: value(), note: '', by, at } }),
      ...(reached >= 4 && { pilot: { value: value(), note: '', by, at } }),
    },
  }));
}

const scenarios = (runBy: Person, runAt: Date): ScenarioFacts[] =>
  (['success', 'failure', 'restricted'] as const).map((kind) => ({
    id: newId(),
    kind,
    title: `A ${kind} case`,
    expected: 'As written in the plan.',
    outcome: 'pass',
    note: '',
    runBy,
    runAt,
  }));

const risk = (random: Random): RiskFacts => ({
  id: newId(),
  title: 'Answers are trusted without a look',
  likelihood: 1 + Math.floor(random() * 5),
  impact: 1 + Math.floor(random() * 5),
  mitigation: 'Answers name their source.',
  closedAt: null,
  acceptance: null,
});

const tools = (number: number, createdAt: Date): ToolFacts[] =>
  ['search', 'read'].map((name) => ({
    id: newId(),
    name: `records-${name}-${number % 7}`,
    purpose: 'Finds and reads records.',
    tier: 'read-only',
    dataClasses: 'names, cases',
    systemId: null,
    createdAt,
    server: null,
  }));

function items(random: Random, people: Person[], at: Date, reached: number): ItemFacts[] {
  const satisfied = [0, 0, 0, 0.4, 0.8, 1][reached] ?? 1;
  return checklistTemplate.map(({ id }) => {
    const done = chance(random, satisfied);
    return {
      itemId: id,
      // Before the pilot, somebody is assigned and that is all.
      state: done ? 'satisfied' : reached >= 3 ? 'in-progress' : 'open',
      claim: done ? 'satisfied' : null,
      justification: '',
      assignee: people[0] as Person,
      submittedBy: done ? (people[0] as Person) : null,
      submittedAt: done ? at : null,
      confirmedBy: done ? (people[1] as Person) : null,
      confirmedAt: done ? at : null,
      returnReason: null,
    };
  });
}

const evidence = (author: Person, reviewer: Person, createdAt: Date): EvidenceFacts[] =>
  checklistTemplate.map(({ id }) => ({
    id: newId(),
    itemId: id,
    evidenceId: newId(),
    revision: 1,
    kind: 'note',
    title: 'Design note',
    sha256: null,
    drill: null,
    server: null,
    author,
    createdAt,
    citedBy: author,
    citedAt: createdAt,
    expiresOn: null,
    review: { decision: 'accepted', by: reviewer, at: createdAt, reason: '' },
  }));

const isoDay = (from: Date, days: number): string => new Date(from.getTime() + days * day).toISOString().slice(0, 10);

const pick = <T>(random: Random, from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
const chance = (random: Random, share: number): boolean => random() < share;
