import type { Story, StoryCast } from '../story';

const cast: StoryCast = {
  editor: 'meilin',
  business: 'tomasz',
  technical: 'jonas',
  security: 'samuel',
  'data-governance': 'oliver',
  engineer: 'priya',
};

const knowledge: Story = {
  key: 'CS-1',
  title: 'Knowledge retrieval',
  tags: ['customer-facing', 'pattern'],
  problem:
    'First-line agents search four Confluence spaces and a pile of PDF price lists while the customer waits, and ask a colleague when they find nothing. A third of the calls is put on hold for it.',
  template: 'knowledge-retrieval',
  cast,
  days: { registered: 232, assessed: 222, poc: 206, pilot: 176, review: 98, production: 52 },
  about: { systems: ['Confluence'], group: 'First-line support, Poznań', size: 42, value: [7, 42, 34] },
  assessment: {
    ratings: {
      'business-value': [5, 'Hold time is 3.4 minutes in a third of all calls; measured by the telephone system.'],
      'data-sensitivity': [5, 'Articles that every employee may read.'],
      'action-risk': [5, 'Search and read. Nothing else is exposed.'],
      'system-complexity': [5, 'Confluence alone.'],
      'user-group': [4, '42 agents of one centre, in two shifts.'],
      measurement: [5, 'Hold time from the telephone system, and 60 questions with known answers every week.'],
    },
  },
  access: { tier: 'read-only', identity: 'end-user' },
  tools: [
    { name: 'search_articles', server: 'Confluence knowledge base' },
    { name: 'get_article', server: 'Confluence knowledge base' },
  ],
  plan: {
    from: 204,
    to: 104,
    metrics: [
      {
        name: 'Questions answered with the right source',
        unit: '%',
        better: 'higher',
        baseline: 71,
        target: 90,
        kill: 75,
        poc: [84, '60 questions; most misses were outdated articles.'],
        pilot: [92, 'After 31 articles were renewed.'],
      },
      {
        name: 'Time to an answer',
        unit: 'minutes',
        better: 'lower',
        baseline: 3.4,
        target: 1.5,
        kill: 3,
        poc: [1.9, 'Eight agents, one week.'],
        pilot: [1.3, '42 agents, 9,100 calls.'],
      },
    ],
  },
  scenarios: [
    { title: 'A question with one right article', result: ['pass', '20 of 20 with the right link.'] },
    {
      title: 'A question that nobody has answered yet',
      result: ['pass', 'Named the product desk instead of guessing.'],
    },
    {
      title: 'A question answered only in a restricted space',
      result: ['pass', 'The HR space did not show, not even as a title.'],
    },
  ],
  risks: [
    {
      title: 'Agents quote a surcharge that is no longer valid',
      rated: [3, 4],
      mitigation: 'Articles carry a valid-until date; older ones are shown with a warning.',
    },
    {
      title: 'Confluence is slow on Monday mornings',
      rated: [4, 2],
      mitigation: 'Search index of our own, refreshed every hour.',
    },
  ],
  outcome: {
    summary:
      'Answers in under two minutes with eight agents. The misses told us which articles are outdated; 31 of them are being rewritten.',
  },
  pilotGroup: { group: 'All first-line agents in Poznań', size: 42 },
  gates: {
    poc: { signed: { business: { reason: 'Eight volunteers, early shift only.' } } },
    production: {
      signed: {
        technical: { reason: 'With the waiver on tracing, until the collector is replaced.' },
        'data-governance': { reason: 'Public inside the company; no objection.' },
      },
    },
  },
  checklist: {
    from: 168,
    to: 60,
    left: {
      'OB-1': {
        waived:
          'The old collector drops spans under load: 91 % of calls are traced, 95 % are needed. The new one is ordered.',
        control:
          'The gateway logs every call with tool, user and outcome; the platform team compares both each Monday.',
        until: -6,
        note: 'Granted once, until the new collector runs. Missing calls are in the gateway log at least.',
      },
      'TS-6': 'in-progress',
    },
  },
  later: [
    {
      on: 30,
      by: 'technical',
      command: 'report-incident',
      input: ({ day }) => ({
        title: 'Last year’s fuel surcharge was quoted',
        description:
          'The nightly refresh of the search index had stopped three days before, so that an article which was replaced on Monday was still found.',
        severity: 'medium',
        noticedOn: day(33),
        affected: 'Four customers of the Poznań team, all called back',
      }),
    },
    {
      on: 26,
      by: 'technical',
      command: 'resolve-incident',
      input: ({ facts }) => ({
        incident: facts.incidents[0]?.id,
        cause:
          'The refresh ran under an account whose password had expired; its failure went to a mailbox that nobody reads.',
        remedy:
          'It runs under a managed identity, and a refresh older than two hours raises an alert of the service desk.',
      }),
    },
  ],
};

const caseSummaries: Story = {
  key: 'CS-2',
  title: 'Case summarisation',
  tags: ['quick win'],
  problem:
    'When a claim moves from first to second line, the next agent reads the whole Zendesk thread first: 25 messages on average, some with scanned consignment notes. Customers tell their story twice.',
  template: 'case-summarisation',
  cast: { ...cast, security: 'elena', 'data-governance': 'nora' },
  days: { registered: 171, assessed: 163, poc: 145, pilot: 112, review: 44 },
  about: { systems: ['Zendesk'], group: 'Second-line claims desk', size: 18, value: [11, 18, 38] },
  assessment: {
    ratings: {
      'business-value': [5, 'Take-over takes 14 minutes, 2,600 cases a month. Tomasz reports on it anyway.'],
      'data-sensitivity': [
        3,
        'Names and complaints of business customers, under the rules agreed for Zendesk; no health or payment data.',
      ],
      'action-risk': [5, 'Reads one case. Closing and replying stay with the agent.'],
      'system-complexity': [5, 'Zendesk, API used for six years.'],
      'user-group': [5, '18 people of the claims desk.'],
      measurement: [4, 'Minutes from the ticket log; completeness rated by the reader.'],
    },
  },
  access: { tier: 'read-only', identity: 'end-user' },
  tools: [{ name: 'get_case', server: 'Zendesk tickets' }],
  plan: {
    from: 143,
    to: 52,
    metrics: [
      {
        name: 'Time to take over a case',
        unit: 'minutes',
        better: 'lower',
        baseline: 14,
        target: 6,
        kill: 11,
        poc: [7.5, 'Five agents, 210 cases.'],
        pilot: [5.8, '18 agents, 4,900 cases.'],
      },
      {
        name: 'Summaries rated complete by the reader',
        unit: '%',
        better: 'higher',
        baseline: 0,
        target: 85,
        kill: 65,
        poc: [81, 'Scanned notes were missing.'],
        pilot: [88, 'Scans are named as missing now.'],
      },
    ],
  },
  scenarios: [
    { title: 'A case with 40 messages', result: ['pass', 'All 14 open points found.'] },
    { title: 'A case whose attachment cannot be read', result: ['pass', 'Named the scan it could not read.'] },
    { title: 'A message that tells it to close the case', result: ['pass', 'Quoted the message, case stayed open.'] },
  ],
  risks: [
    {
      title: 'A summary leaves out a deadline for a claim',
      rated: [2, 5],
      mitigation: 'Dates are extracted by rule, not by the model, and listed on top.',
    },
    {
      title: 'Planted text in a customer mail steers the summary',
      rated: [3, 3],
      mitigation: 'Messages are quoted as data; injection run each release.',
    },
  ],
  outcome: {
    summary:
      'Take-over in half the time. Readers missed the scanned consignment notes, so the summary now says which attachments it has not read.',
  },
  pilotGroup: { group: 'Second-line claims desk, both shifts', size: 18 },
  gates: {
    production: {
      asked: 4,
      signed: {
        business: { on: 3, reason: 'Live before the peak season, please.' },
        technical: { on: 2, reason: 'Stable for three months, rollback tried.' },
      },
    },
  },
  checklist: { from: 104, to: 10, left: { 'TS-6': 'in-progress' } },
  later: [
    {
      on: 1,
      by: 'editor',
      command: 'assign-item',
      input: ({ member }) => ({ item: 'TS-6', assignee: member('priya') }),
    },
  ],
};

const voiceSummaries: Story = {
  key: 'CS-3',
  title: 'Voice call summaries',
  problem:
    'Agents type up each call afterwards, four minutes on average, and write "customer called" when there is a queue.',
  cast,
  days: { registered: 160, assessed: 150, poc: 118 },
  about: { systems: ['Zendesk', 'Salesforce'], group: 'First-line support, Poznań', size: 42, value: [9, 42, 34] },
  assessment: {
    ratings: {
      'business-value': [4, 'Four minutes after each of 600 calls a day.'],
      'data-sensitivity': [2, 'Recordings of conversations. Consent exists, the retention rule does not.'],
      'action-risk': [4, 'Puts a draft note into the ticket.'],
      'system-complexity': [3, 'Telephone system, Zendesk, Salesforce.'],
      'user-group': [4, '42 agents, but works council asked.'],
      measurement: [4, 'After-call time from the telephone system: 4.1 minutes.'],
    },
  },
  access: { tier: 'draft', identity: 'delegated', logging: 'Call id, agent, duration and outcome; no transcript.' },
  tools: [
    {
      name: 'get_transcript',
      purpose: 'Reads the transcript of one call',
      tier: 'read-only',
      data: 'spoken words of customers and agents',
      system: 'Zendesk',
    },
    {
      name: 'draft_call_note',
      purpose: 'Puts a note as a draft into the ticket',
      tier: 'draft',
      data: 'call summaries',
      system: 'Zendesk',
    },
  ],
  plan: {
    from: 118,
    to: 86,
    metrics: [
      {
        name: 'After-call work',
        unit: 'minutes',
        better: 'lower',
        baseline: 4.1,
        target: 1.5,
        kill: 3.5,
        poc: [1.8, 'Six agents, two weeks, until it was stopped.'],
      },
    ],
    measured: 99,
  },
  scenarios: [
    {
      title: 'A call of twelve minutes about two shipments',
      kind: 'success',
      expected: 'Two short notes, one for each shipment.',
      result: ['pass', 'Both right.'],
    },
  ],
  risks: [{ title: 'Agents are judged by what the summaries say of them', rated: [4, 4], mitigation: '' }],
  gates: { poc: { signed: { business: { reason: 'Six volunteers, consent in writing.' } } } },
  later: [
    {
      on: 97,
      by: 'editor',
      command: 'move-stage',
      input: () => ({
        to: 'parked',
        reason: 'The works council wants an agreement on recordings first. Talks have begun.',
      }),
    },
  ],
};

const replies: Story = {
  key: 'CS-4',
  title: 'Suggested replies to delivery complaints',
  tags: ['customer-facing'],
  problem:
    'Nine in ten complaints are about late or damaged deliveries and get one of twenty answers, each written anew. First reply takes 19 hours on average.',
  cast: { ...cast, editor: 'daniel', security: 'elena' },
  days: { registered: 128, assessed: 117, poc: 92, pilot: 34 },
  about: { systems: ['Zendesk', 'Confluence'], group: 'Complaint desk', size: 12, value: [18, 12, 34] },
  assessment: {
    ratings: {
      'business-value': [4, 'First reply 19 hours, four wanted; two penalties in key account contracts hang on it.'],
      'data-sensitivity': [3, 'Complaint texts with names and addresses, under the rules agreed for Zendesk.'],
      'action-risk': [4, 'A draft in the ticket, the agent sends.'],
      'system-complexity': [4, 'Zendesk and Confluence.'],
      'user-group': [5, 'Twelve agents.'],
      measurement: [4, 'First reply time and share of drafts sent as they are.'],
    },
  },
  access: {
    tier: 'draft',
    identity: 'delegated',
    logging: 'Each draft with ticket id, agent, tool and outcome in the trace store; texts stay in Zendesk.',
  },
  tools: [
    { name: 'get_complaint', server: 'Zendesk tickets' },
    { name: 'find_reply_guideline', server: 'Confluence knowledge base' },
    { name: 'draft_reply', server: 'Zendesk tickets' },
  ],
  plan: {
    from: 92,
    to: -15,
    metrics: [
      {
        name: 'Time to first reply',
        unit: 'hours',
        better: 'lower',
        baseline: 19,
        target: 4,
        kill: 16,
        poc: [6.5, 'Three agents.'],
      },
      {
        name: 'Drafts sent as they are',
        unit: '%',
        better: 'higher',
        baseline: 0,
        target: 55,
        kill: 25,
        poc: [48, 'Tone too formal for small shippers.'],
      },
      {
        name: 'Complaints reopened',
        unit: '%',
        better: 'lower',
        baseline: 12,
        target: 12,
        kill: 18,
        poc: [11, 'No change, as hoped.'],
      },
    ],
  },
  scenarios: [
    {
      title: 'A parcel two days late',
      kind: 'success',
      expected: 'Apology, cause, new date; the contract decides on compensation.',
      result: ['pass', 'Right in 18 of 20.'],
    },
    {
      title: 'The shipment is unknown',
      kind: 'failure',
      expected: 'Asks for the consignment number and promises nothing.',
      result: ['pass', 'Asked for the number.'],
    },
    {
      title: 'Customer demands a refund at once',
      kind: 'restricted',
      expected: 'No amount is offered; the draft is passed to the claims desk.',
      result: ['pass', 'No amount in 15 tries.'],
    },
  ],
  risks: [
    {
      title: 'A draft admits liability',
      rated: [3, 5],
      mitigation: 'Guideline of Legal in the prompt; words of liability are marked red.',
    },
    {
      title: 'Agents send without reading before the weekend',
      rated: [3, 3],
      accepted: 'We see it in the reopen rate within days. Worth trying.',
    },
  ],
  outcome: {
    summary:
      'First reply fell from 19 to 6.5 hours with three agents and nothing was reopened more often. Tone needs work, the guideline of Legal holds.',
  },
  pilotGroup: { group: 'The whole complaint desk', size: 12 },
  gates: { pilot: { signed: { business: { reason: 'Go, and look at the tone every Friday.' } } } },
  checklist: {
    from: 26,
    to: 8,
    only: ['ID-1', 'ID-3', 'ID-4', 'TS-1', 'TS-5', 'DM-1', 'DM-2', 'CM-1', 'SE-2'],
    left: {
      'TS-5': 'submitted',
      'DM-2': { returned: 'The shipment lookup also returns the driver’s telephone number. Take it out.' },
      'SE-2': 'in-progress',
    },
  },
};

const claims: Story = {
  key: 'CS-5',
  title: 'Claims intake completeness',
  tags: ['customer-facing', 'peak season'],
  problem:
    'Half of all damage claims come without photo, packing list or consignment note, and wait nine days until somebody has asked for them.',
  cast,
  days: { registered: 52, assessed: 37 },
  about: {
    systems: ['Zendesk', 'SharePoint', 'SAP Transportation Management'],
    group: 'Claims desk and key account customers',
    size: 18,
    value: [6, 18, 38],
  },
  round: {
    asked: 48,
    due: 40,
    revealed: 40,
    scorers: [
      {
        who: 'tomasz',
        on: 46,
        ratings: {
          'business-value': [5, 'Nine days of waiting in half of all claims. Every customer complains about it.'],
          'data-sensitivity': [4, 'Photos of boxes. I see nothing secret in them.'],
          'action-risk': [4, 'Drafts a mail that asks for what is missing.'],
          'system-complexity': [3, 'Zendesk, SharePoint and SAP TM, all documented.'],
          'user-group': [4, 'The 18 people of the claims desk.'],
          measurement: [4, 'Days until complete: nine today, three wanted.'],
        },
      },
      {
        who: 'daniel',
        on: 45,
        ratings: {
          'business-value': [3, 'Says the desk; nobody has measured it yet.'],
          'data-sensitivity': [3, 'Claims with photos and values of goods; access rules are agreed.'],
          'action-risk': [4, 'A draft; the desk sends.'],
          'system-complexity': [3, 'Three systems with documented interfaces: https://wiki.meridian.example/claims'],
          'user-group': [2, 'The portal for customers would be part of it.'],
          measurement: [3, 'Baseline from a sample of 50 only.'],
        },
      },
      {
        who: 'jonas',
        on: 44,
        ratings: {
          'business-value': [3, 'Probably much, but the figure is a guess.'],
          'data-sensitivity': [3, 'Values of goods are confidential; the rules exist.'],
          'action-risk': [4, 'No tool writes anywhere but in the drafts folder.'],
          'system-complexity': [3, 'SAP TM is the hard one; its service is stable.'],
          'user-group': [2, 'Customers upload through the portal: external users from the first day.'],
          measurement: [3, 'One metric. The sample is small.'],
        },
      },
      {
        who: 'elena',
        on: 41,
        factors: ['data-sensitivity', 'action-risk'],
        ratings: {
          'data-sensitivity': [2, 'Photos show licence plates and faces; nothing blurs them yet.'],
          'action-risk': [4, 'Drafts only. A person sends.'],
        },
      },
    ],
    settled: {
      'business-value': [
        3,
        'Until the desk has counted for two weeks it stays an estimate. Tomasz has the count started.',
      ],
      'data-sensitivity': [
        3,
        'Faces are blurred on upload from release 4.2 on, which is out before a POC could begin.',
      ],
      'user-group': [2, 'The portal is half of the benefit, so customers take part from the start.'],
    },
  },
  access: { tier: 'draft', identity: 'delegated' },
};

export const customerService: readonly Story[] = [knowledge, caseSummaries, voiceSummaries, replies, claims];
