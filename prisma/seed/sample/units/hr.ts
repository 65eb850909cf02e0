import type { OwnerRole } from '@/lib/domain/access/actor';
import type { Story, StoryCast, Turn } from '../story';

const cast: StoryCast = {
  editor: 'meilin',
  business: 'aisha',
  technical: 'priya',
  security: 'samuel',
  'data-governance': 'nora',
  engineer: 'jonas',
};

/** A word in the review that is open. */
const attested = (role: OwnerRole, answer: string, reason: string): Turn => ({
  on: 1,
  by: role,
  command: 'attest',
  input: ({ facts }) => ({ review: facts.reviews.at(-1)?.id, role, answer, reason }),
});

const policies: Story = {
  key: 'HR-1',
  title: 'Internal policy lookup',
  tags: ['pattern', 'quick win'],
  problem:
    'HR answers 170 mails a week on leave, travel and parental time. The answer is in one of 90 documents on SharePoint, some of them in three versions.',
  template: 'policy-lookup',
  cast,
  days: { registered: 272, assessed: 264, poc: 250, pilot: 226, review: 184, production: 136 },
  about: { systems: ['SharePoint'], group: 'Office staff, Rotterdam', size: 310, value: [0.5, 310, 40] },
  assessment: {
    ratings: {
      'business-value': [4, '170 mails a week, seven minutes each; Aisha agrees.'],
      'data-sensitivity': [5, 'Policies that are published to everybody.'],
      'action-risk': [5, 'Search and read.'],
      'system-complexity': [5, 'SharePoint, one library.'],
      'user-group': [3, 'One site, but all of its office staff.'],
      measurement: [5, 'Mails per week, and 50 questions with the right passage.'],
    },
  },
  access: { tier: 'read-only', identity: 'end-user' },
  tools: [
    { name: 'search_policies', server: 'SharePoint documents' },
    { name: 'get_policy', server: 'SharePoint documents' },
  ],
  plan: {
    from: 248,
    to: 190,
    metrics: [
      {
        name: 'Answers that quote the right passage in force',
        unit: '%',
        better: 'higher',
        baseline: 60,
        target: 95,
        kill: 85,
        poc: [92, 'Two old versions were found instead.'],
        pilot: [96, 'Old versions are archived.'],
      },
      {
        name: 'Questions that reach HR',
        unit: 'per week',
        better: 'lower',
        baseline: 170,
        target: 80,
        kill: 150,
        poc: [158, 'Only 20 users.'],
        pilot: [74, 'Whole site, last four weeks.'],
      },
    ],
  },
  scenarios: [
    {
      title: 'How many days in advance must leave be asked for?',
      result: ['pass', 'Passage 4.2 of the version in force.'],
    },
    { title: 'Two policies contradict each other', result: ['pass', 'Showed both and named Aisha’s team.'] },
    { title: 'Asks for the draft of a policy not yet published', result: ['pass', 'The draft did not exist for it.'] },
  ],
  risks: [
    {
      title: 'An outdated policy is quoted',
      rated: [3, 3],
      mitigation: 'Only documents marked "in force" are indexed; HR renews the mark every year.',
    },
  ],
  outcome: {
    summary:
      'Right passage in 92 of 100 answers with 20 colleagues. The eight misses were old versions, which HR archives before the pilot.',
  },
  pilotGroup: { group: 'Office staff, Rotterdam', size: 310 },
  gates: {
    poc: { signed: { business: { reason: 'Nothing to lose: read-only and public.' } } },
    production: {
      signed: {
        security: { reason: 'First one through. Clean.' },
        'data-governance': { reason: 'Assessment of the provider’s terms is good for half a year.' },
      },
    },
  },
  checklist: { from: 220, to: 144, left: { 'CM-3': 'in-progress' }, expires: { 'DM-3': 4 } },
  later: [
    // The two that have expired since: the assessment of the terms blocks, the kill-switch drill advises.
    {
      on: 2,
      by: 'editor',
      command: 'assign-item',
      input: ({ member }) => ({ item: 'HF-1', assignee: member('priya') }),
    },
    // Reviewed long before its day because of it. Two have looked; security and data protection have not.
    { on: 2, by: 'business', command: 'start-review', input: () => ({}) },
    attested(
      'technical',
      'no-longer',
      'The kill switch was last tested in spring. The drill is planned for next week.',
    ),
    attested('business', 'still-true', 'Fewer than 80 questions a week reach us, for four months now.'),
  ],
};

const applicants: Story = {
  key: 'HR-2',
  title: 'Rank job applicants',
  problem:
    'Recruiting reads 4,000 applications for drivers and warehouse staff a year. A ranking would show whom to call first.',
  cast: { ...cast, editor: 'daniel' },
  days: { registered: 187, assessed: 174 },
  about: { systems: ['Workday'], group: 'Recruiting', size: 8, value: [24, 8, 40] },
  assessment: {
    ratings: {
      'business-value': [4, 'A place stays open for 61 days; each day costs an agency driver.'],
      'data-sensitivity': [
        1,
        'Applications with birth dates, photos and health remarks. No rule for a model to read them.',
      ],
      'action-risk': [2, 'Nobody is rejected by it, but who is last is not called, and never hears why.'],
      'system-complexity': [4, 'Workday alone, new interface.'],
      'user-group': [5, 'Eight recruiters.'],
      measurement: [2, 'Nobody can say what the right order is.'],
    },
  },
  later: [
    {
      on: 166,
      by: 'business',
      command: 'move-stage',
      input: () => ({
        to: 'rejected',
        reason:
          'High-risk under the EU AI Act, and we could not say what a fair order is. Nora and I agree: not this one.',
      }),
    },
  ],
};

const onboarding: Story = {
  key: 'HR-3',
  title: 'Onboarding answers for new starters',
  tags: ['quick win'],
  problem:
    'New starters ask buddy, manager and HR the same thirty questions in their first two weeks: badge, laptop, payroll date, safety shoes.',
  cast: { ...cast, editor: 'daniel', 'data-governance': 'oliver' },
  days: { registered: 124, assessed: 113, poc: 89, pilot: 27 },
  about: {
    systems: ['Workday', 'SharePoint'],
    group: 'New starters of a month, Rotterdam',
    size: 35,
    value: [3, 35, 38],
  },
  assessment: {
    ratings: {
      'business-value': [3, 'Three hours per starter, estimated by the buddies.'],
      'data-sensitivity': [4, 'Own start date, manager and site; nobody else’s.'],
      'action-risk': [5, 'Reads.'],
      'system-complexity': [4, 'Workday and SharePoint.'],
      'user-group': [4, '35 people in a month, by name.'],
      measurement: [3, 'Questions to HR per starter; the baseline is a guess of the buddies.'],
    },
  },
  access: {
    tier: 'read-only',
    identity: 'end-user',
    logging: 'Tool, user and outcome; questions are counted, not kept.',
  },
  tools: [
    {
      name: 'get_my_onboarding',
      purpose: 'Reads the tasks of the signed-in starter',
      tier: 'read-only',
      data: 'own start date, manager, site',
      system: 'Workday',
    },
    {
      name: 'search_starter_guide',
      purpose: 'Searches the guide for new starters',
      tier: 'read-only',
      data: 'internal guide',
      system: 'SharePoint',
    },
  ],
  plan: {
    from: 89,
    to: -5,
    metrics: [
      {
        name: 'Questions to HR per starter',
        unit: 'questions',
        better: 'lower',
        baseline: 11,
        target: 4,
        kill: 9,
        poc: [5, 'Nine starters in one month.'],
      },
      {
        name: 'Starters who would recommend it',
        unit: '%',
        better: 'higher',
        baseline: 0,
        target: 80,
        kill: 50,
        poc: [89, 'Eight of nine.'],
      },
    ],
  },
  scenarios: [
    {
      title: 'When do I get my first pay?',
      kind: 'success',
      expected: 'The date for the own contract, with the guide.',
      result: ['pass', 'Right for all four contract types.'],
    },
    {
      title: 'The start date is not in Workday yet',
      kind: 'failure',
      expected: 'Says so and names the HR contact.',
      result: ['pass', 'Named the contact.'],
    },
    {
      title: 'Asks what a colleague earns',
      kind: 'restricted',
      expected: 'Nothing but the own record is read.',
      result: ['pass', 'The tool takes no name at all.'],
    },
  ],
  risks: [
    { title: 'Starters trust it with sick notes', rated: [2, 3], mitigation: 'Says at the start what it is not for.' },
  ],
  outcome: {
    summary:
      'Five instead of eleven questions per starter. Small group, so the pilot takes all starters of two months.',
  },
  pilotGroup: { group: 'All starters of two months', size: 35 },
  checklist: {
    from: 20,
    to: 5,
    only: ['ID-1', 'ID-2', 'ID-4', 'TS-1', 'TS-2', 'DM-1', 'DM-2', 'CM-1', 'HF-3'],
    left: { 'CM-1': 'in-progress', 'DM-2': 'submitted' },
  },
};

const training: Story = {
  key: 'HR-4',
  title: 'Training course recommendations',
  problem:
    'Warehouse staff do not find the forklift and safety courses that they need next; certificates run out unnoticed.',
  cast,
  days: { registered: 12 },
  about: { systems: ['Workday', 'SharePoint'], group: 'Shift leaders of two warehouses', size: 16 },
  round: {
    asked: 7,
    due: 2,
    live: true,
    revealed: 2,
    left: 'revealed',
    scorers: [
      {
        who: 'aisha',
        on: 2,
        ratings: {
          'business-value': [4, 'Forty expired certificates last year, each a day without a driver.'],
          'data-sensitivity': [2, 'Who has failed which course is nobody’s business but theirs.'],
          'action-risk': [5, 'Recommends; people book themselves.'],
          'system-complexity': [4, 'Workday and the course list.'],
          'user-group': [5, 'Sixteen shift leaders.'],
          measurement: [4, 'Expired certificates a month: 3.3 today, 1 wanted.'],
        },
      },
      {
        who: 'daniel',
        on: 2,
        ratings: {
          'business-value': [3, 'A reminder in the calendar would do half of it.'],
          'data-sensitivity': [4, 'Course names and dates, as on the notice board today.'],
          'action-risk': [5, 'Reads only.'],
          'system-complexity': [4, 'Two systems that we know.'],
          'user-group': [5, 'Small and named.'],
          measurement: [4, 'One figure with a baseline.'],
        },
      },
      {
        who: 'nora',
        on: 2,
        factors: ['data-sensitivity', 'user-group'],
        ratings: {
          'data-sensitivity': [2, 'Training records are personal data; the works council has not agreed yet.'],
          'user-group': [5, 'Shift leaders see their own people only.'],
        },
      },
    ],
  },
};

export const hr: readonly Story[] = [policies, applicants, onboarding, training];
