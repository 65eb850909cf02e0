import type { Story, StoryCast } from '../story';

const cast: StoryCast = {
  editor: 'meilin',
  business: 'sofia',
  technical: 'jonas',
  security: 'elena',
  'data-governance': 'oliver',
  engineer: 'priya',
};

const clauses: Story = {
  key: 'LEGAL-1',
  title: 'Contract clause lookup',
  problem:
    'Sales asks Legal whether a customer contract allows a fuel surcharge, what the liability cap is, when notice ends. Finding the clause in 1,400 contracts takes two days in the queue and ten minutes of work.',
  cast,
  days: { registered: 137, assessed: 125, poc: 101, pilot: 48 },
  about: { systems: ['SharePoint'], group: 'Legal and contract managers', size: 13, value: [9, 13, 66] },
  assessment: {
    ratings: {
      'business-value': [4, 'Two days in the queue, 45 questions a week; Sofia agrees.'],
      'data-sensitivity': [3, 'Customer contracts, confidential, access by matter.'],
      'action-risk': [5, 'Finds and quotes.'],
      'system-complexity': [5, 'One SharePoint library with good metadata.'],
      'user-group': [5, '13 people.'],
      measurement: [4, '120 questions with the right clause, answered by Legal.'],
    },
  },
  access: {
    tier: 'read-only',
    identity: 'end-user',
    logging: 'User, contract number, tool and outcome; no clause texts.',
  },
  tools: [
    {
      name: 'find_contract',
      purpose: 'Finds the contract in force with a customer',
      tier: 'read-only',
      data: 'customer names, contract numbers',
      system: 'SharePoint',
    },
    {
      name: 'get_clauses',
      purpose: 'Reads clauses of one contract',
      tier: 'read-only',
      data: 'contract texts',
      system: 'SharePoint',
    },
  ],
  plan: {
    from: 101,
    to: -20,
    metrics: [
      {
        name: 'Right clause found',
        unit: '%',
        better: 'higher',
        baseline: 0,
        target: 95,
        kill: 85,
        poc: [93, 'Misses were amendments filed apart.'],
      },
      {
        name: 'Time from question to answer',
        unit: 'hours',
        better: 'lower',
        baseline: 16,
        target: 1,
        kill: 8,
        poc: [0.4, 'Self-service, five users.'],
      },
    ],
  },
  scenarios: [
    {
      title: 'Liability cap in a contract with two amendments',
      kind: 'success',
      expected: 'The cap of the second amendment, quoted with its page.',
      result: ['pass', 'Right since amendments are linked.'],
    },
    {
      title: 'The contract is a photo of a fax',
      kind: 'failure',
      expected: 'Says that it cannot read it.',
      result: ['pass', 'Said so.'],
    },
    {
      title: 'A contract manager asks for a matter under litigation hold',
      kind: 'restricted',
      expected: 'Neither the text nor its existence is shown.',
      result: ['pass', 'Not found, for both users.'],
    },
  ],
  risks: [
    {
      title: 'A superseded clause is quoted to a customer',
      rated: [3, 5],
      mitigation: 'Amendments are linked to their contract; the answer names the newest one.',
    },
    {
      title: 'Sales reads it as legal advice',
      rated: [4, 2],
      accepted: 'Every answer says that it is a quotation. We have the same problem with mails today.',
    },
  ],
  outcome: {
    on: 75,
    summary:
      'Right clause in 93 % of 120 questions, minutes instead of days. The misses were amendments in other folders, now linked.',
  },
  pilotGroup: { group: 'Legal and the contract managers of key accounts', size: 13 },
  gates: {
    pilot: {
      rejected: {
        on: 68,
        reason:
          'Sixty sales people are too many while amendments are not linked. Start with Legal and the contract managers.',
      },
      signed: { business: { reason: 'Thirteen people, amendments linked. Yes.' } },
    },
  },
  checklist: {
    from: 40,
    to: 6,
    only: [
      'ID-1',
      'ID-2',
      'ID-3',
      'ID-4',
      'TS-1',
      'TS-2',
      'TS-5',
      'DM-1',
      'DM-2',
      'DM-3',
      'CM-1',
      'CM-4',
      'SE-1',
      'SE-4',
      'OB-1',
    ],
    left: { 'OB-1': 'in-progress', 'SE-4': 'submitted', 'CM-4': 'submitted' },
  },
};

const sanctions: Story = {
  key: 'LEGAL-2',
  title: 'Sanctions screening hit explanations',
  problem:
    'The screening tool stops 80 shipments a day for names that look like a listed one. Two people compare lists, aliases and addresses, and write down why it is not them.',
  cast: { ...cast, editor: 'daniel', technical: 'priya', engineer: 'jonas' },
  days: { registered: 68, assessed: 30 },
  about: {
    systems: ['SAP Transportation Management', 'SharePoint', 'ServiceNow'],
    group: 'Trade compliance',
    size: 4,
    value: [46, 4, 60],
  },
  assessment: {
    ratings: {
      'business-value': [5, 'Each stop holds a truck for 3.5 hours, measured; Sofia is accountable to customs.'],
      'data-sensitivity': [3, 'Names and addresses of consignees under agreed controls.'],
      'action-risk': [4, 'Drafts the explanation. Releasing stays with two people.'],
      'system-complexity': [2, 'SAP TM, the screening service, SharePoint and ServiceNow.'],
      'user-group': [5, 'Four people.'],
      measurement: [3, 'Hours until release; no set of known hits yet.'],
    },
  },
  access: { tier: 'draft', identity: 'delegated' },
  plan: {
    on: 24,
    from: -10,
    to: -38,
    metrics: [
      { name: 'Hours until release', unit: 'hours', better: 'lower', baseline: 3.5, target: 1.5, kill: 3 },
      { name: 'True hits explained away', unit: 'hits', better: 'lower', baseline: 0, target: 0, kill: null },
    ],
  },
  risks: [
    {
      title: 'A true hit is explained away',
      rated: [2, 5],
      mitigation: 'Four eyes stay; the draft shows for and against side by side.',
    },
  ],
};

const retention: Story = {
  key: 'LEGAL-3',
  title: 'Retention periods in the data catalogue',
  problem: 'Nobody knows for 600 data sets how long they may be kept. Collibra has a field for it, which is empty.',
  cast,
  days: { registered: 21 },
  about: { systems: ['Collibra'], group: 'Data stewards', size: 15 },
  round: {
    asked: 6,
    due: -5,
    left: 'open',
    scorers: [
      {
        who: 'sofia',
        on: 5,
        ratings: {
          'business-value': [4, 'An audit finding of last spring: 600 data sets without a period.'],
          'data-sensitivity': [5, 'Names of tables and their owners; no content.'],
          'action-risk': [3, 'Fills a field that a steward confirms.'],
          'system-complexity': [5, 'Collibra alone.'],
          'user-group': [5, 'Fifteen stewards.'],
          measurement: [4, 'Data sets with a period: 0 today, 600 wanted.'],
        },
      },
      { who: 'meilin' },
      {
        who: 'oliver',
        on: 4,
        factors: ['data-sensitivity', 'measurement'],
        ratings: {
          'data-sensitivity': [4, 'Descriptions sometimes name projects that are not public yet.'],
          measurement: [3, 'That a field is filled does not mean that it is right.'],
        },
      },
      { who: 'elena', factors: ['data-sensitivity', 'action-risk'] },
    ],
  },
  later: [
    {
      on: 3,
      by: 'editor',
      command: 'choose-servers',
      input: ({ server }) => ({ servers: [server('Collibra catalogue')] }),
    },
  ],
};

export const legal: readonly Story[] = [clauses, sanctions, retention];
