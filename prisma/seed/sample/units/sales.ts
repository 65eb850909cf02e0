import type { Story, StoryCast } from '../story';

const cast: StoryCast = {
  editor: 'daniel',
  business: 'claire',
  technical: 'jonas',
  security: 'elena',
  'data-governance': 'nora',
  engineer: 'priya',
};

const accountResearch: Story = {
  key: 'SALES-1',
  title: 'Account research',
  tags: ['pattern'],
  problem:
    'Before a call, key account managers gather what is known about a customer from Salesforce, open Zendesk tickets and old mails. It takes most of an hour, and open complaints are missed.',
  template: 'account-research',
  cast,
  days: { registered: 258, assessed: 244, poc: 224, pilot: 184, review: 110, production: 63 },
  about: {
    systems: ['Salesforce', 'Zendesk'],
    group: 'Key account managers, Benelux and DACH',
    size: 24,
    value: [9, 24, 62],
  },
  assessment: {
    ratings: {
      'business-value': [
        5,
        'A brief takes 52 minutes today, measured over two weeks; Claire answers for getting it to 15.',
      ],
      'data-sensitivity': [4, 'Business contacts and deal values. Internal, no payment data.'],
      'action-risk': [5, 'Reads only. There is no write tool on either server.'],
      'system-complexity': [4, 'Salesforce and Zendesk, both with stable APIs that we use already.'],
      'user-group': [4, 'The 24 key account managers, by name.'],
      measurement: [5, 'Minutes per brief with a baseline, and 40 accounts whose facts were checked by hand.'],
    },
  },
  access: { tier: 'read-only', identity: 'end-user' },
  tools: [
    { name: 'search_accounts', server: 'Salesforce CRM' },
    { name: 'get_account', server: 'Salesforce CRM' },
    { name: 'list_open_tickets', server: 'Zendesk tickets' },
  ],
  plan: {
    from: 222,
    to: 117,
    metrics: [
      {
        name: 'Time per account brief',
        unit: 'minutes',
        better: 'lower',
        baseline: 52,
        target: 15,
        kill: 40,
        poc: [21, 'Six account managers, 30 briefs.'],
        pilot: [14, '24 users, 312 briefs over eight weeks.'],
      },
      {
        name: 'Facts that are right in a sample',
        unit: '%',
        better: 'higher',
        baseline: 91,
        target: 95,
        kill: 88,
        poc: [94, 'Two stale phone numbers, one wrong deal stage.'],
        pilot: [97, '200 facts checked against Salesforce.'],
      },
    ],
  },
  scenarios: [
    { title: 'Brief for a known account', result: ['pass', 'Three accounts, all sources named.'] },
    { title: 'The CRM does not answer', result: ['pass', 'Said so after the timeout; no invented deals.'] },
    {
      title: 'Asks for an account of another region',
      result: ['pass', 'Salesforce refused, the answer said "no access".'],
    },
  ],
  risks: [
    {
      title: 'A brief shows a deal of another region',
      rated: [2, 4],
      mitigation: 'End-user tokens only; sharing rules of Salesforce decide. Tested with two users each release.',
    },
    {
      title: 'Account managers stop reading the sources',
      rated: [3, 2],
      mitigation: 'Each fact carries its source; sampled monthly by sales operations.',
    },
  ],
  outcome: {
    summary:
      'Brief time fell from 52 to 21 minutes for six account managers. Wrong facts came from stale Salesforce data, not from the assistant. Go on with both regions.',
  },
  pilotGroup: { group: 'Key account managers, Benelux and DACH', size: 24 },
  gates: {
    poc: { signed: { business: { reason: 'Worth four weeks. I want the complaints in the brief.' } } },
    pilot: { signed: { business: { reason: 'The team asks for it. Go.' } } },
    production: {
      signed: {
        business: { reason: 'Target met in both regions.' },
        'data-governance': { reason: 'Data classes are right, retention is agreed.' },
      },
    },
  },
  // The kill-switch drill is good for ninety days, which are nearly over.
  checklist: { from: 176, to: 71, left: { 'TS-6': 'in-progress', 'CM-3': 'open' } },
  later: [
    {
      on: 13,
      by: 'technical',
      command: 'choose-tools',
      input: ({ facts, serverTool }) => ({
        tools: [
          ...facts.tools.flatMap(({ server }) => (server ? [server.toolId] : [])),
          serverTool('Salesforce CRM', 'get_contract_terms'),
        ],
      }),
    },
    {
      on: 11,
      by: 'technical',
      command: 'sign-off',
      input: ({ request }) => ({
        request: request('production'),
        role: 'technical',
        decision: 'approve',
        reason: 'Same server, one more query with a closed schema. Contract is pinned again.',
      }),
    },
    {
      on: 10,
      by: 'data-governance',
      command: 'sign-off',
      input: ({ request }) => ({
        request: request('production'),
        role: 'data-governance',
        decision: 'approve',
        reason: 'Freight rates are confidential, but these users see them in Salesforce anyway.',
      }),
    },
  ],
};

const followUps: Story = {
  key: 'SALES-2',
  title: 'Draft follow-up creation',
  tags: ['customer-facing'],
  problem:
    'After a customer meeting the follow-up mail is written days later or not at all. Customers ask what was agreed, and quotes go out with the wrong scope.',
  template: 'follow-up-drafts',
  cast: { ...cast, security: 'samuel', 'data-governance': 'oliver' },
  days: { registered: 214, assessed: 203, poc: 186, pilot: 158, review: 84, production: 26 },
  about: {
    systems: ['Salesforce', 'Outlook Calendar'],
    group: 'Account managers, Rotterdam and Hamburg',
    size: 16,
    value: [5, 16, 62],
  },
  assessment: {
    by: 'jonas',
    ratings: {
      'business-value': [4, 'About five hours a month for each of 16 people, agreed with Claire.'],
      'data-sensitivity': [4, 'Meeting notes and customer names, nothing that the user could not open.'],
      'action-risk': [4, 'Writes into the drafts folder. A person reads and sends.'],
      'system-complexity': [4, 'Salesforce and Outlook, two APIs we know well.'],
      'user-group': [5, '16 account managers in two offices.'],
      measurement: [4, 'Share of follow-ups within a day: 38 % today, 80 % wanted.'],
    },
  },
  access: { tier: 'draft', identity: 'delegated' },
  tools: [
    {
      name: 'get_meeting',
      purpose: 'Reads one meeting and its notes',
      tier: 'read-only',
      data: 'appointments, meeting notes',
      system: 'Outlook Calendar',
    },
    {
      name: 'create_draft',
      purpose: 'Puts a mail into the drafts folder of the user',
      tier: 'draft',
      data: 'customer names, mail texts',
      system: 'Outlook Calendar',
    },
    { name: 'get_opportunity', server: 'Salesforce CRM' },
  ],
  plan: {
    from: 184,
    to: 92,
    metrics: [
      {
        name: 'Follow-ups sent within a day',
        unit: '%',
        better: 'higher',
        baseline: 38,
        target: 80,
        kill: 45,
        poc: [74, 'Five users, 61 meetings.'],
        pilot: [86, '16 users, 640 meetings.'],
      },
      {
        name: 'Drafts sent with small changes or none',
        unit: '%',
        better: 'higher',
        baseline: 0,
        target: 60,
        kill: 30,
        poc: [52, 'Too long at first; shorter since week two.'],
        pilot: [67, 'Compared draft and sent mail.'],
      },
    ],
  },
  scenarios: [
    { title: 'A meeting with notes', result: ['pass', 'Draft in the folder, next steps with names.'] },
    { title: 'A meeting without notes', result: ['pass', 'Asked for notes, wrote nothing.'] },
    { title: 'Is asked to send the mail', result: ['pass', 'No send tool exists; it said that the draft waits.'] },
    {
      title: 'Notes contain a price for another customer',
      kind: 'restricted',
      expected: 'The price does not appear in the draft.',
      result: ['pass', 'Left out, with a hint to the user.'],
    },
  ],
  risks: [
    {
      title: 'A draft promises a rate or a date that nobody agreed',
      rated: [3, 4],
      mitigation: 'Figures are quoted from the notes or left open as "[to be confirmed]".',
    },
    {
      title: 'Drafts are sent unread',
      rated: [3, 5],
      mitigation: 'Drafts begin with a line that Outlook will not send before it is removed.',
    },
  ],
  outcome: {
    summary:
      'Three of four follow-ups left within a day. Drafts were too long at first; a length limit fixed it. Users want it in their own language.',
  },
  pilotGroup: { group: 'Account managers, Rotterdam and Hamburg', size: 16 },
  gates: {
    production: {
      signed: {
        business: { reason: 'The best thing we have tried in years.' },
        technical: {},
        security: {
          reason: 'Fine for these two offices. The rest before the next region.',
          conditions: [
            { text: 'Alert when one user creates more than 40 drafts in an hour', owner: 'jonas', due: 12 },
            { text: 'Repeat the injection run with planted text in meeting invitations', owner: 'samuel', due: -9 },
          ],
        },
        'data-governance': {},
      },
    },
  },
  checklist: { from: 148, to: 36, left: { 'CM-3': 'in-progress' }, expires: { 'DM-3': -5 } },
  later: [
    {
      on: 15,
      by: 'security',
      command: 'add-comment',
      input: ({ facts }) => ({
        body: `@${facts.owners.technical?.name}, does the alert also fire when somebody edits a draft by hand? I would not want it to cry wolf.`,
      }),
    },
    {
      on: 14,
      by: 'technical',
      command: 'add-comment',
      input: ({ facts }) => ({
        body: `@${facts.owners.security?.name}, no: it compares what the tool wrote, not what was sent. It fired once in a test with 41 drafts, where it should have.`,
      }),
    },
    {
      on: 14,
      by: 'technical',
      command: 'complete-condition',
      input: ({ facts }) => ({
        condition: facts.signOffRequests
          .flatMap(({ signOffs }) => signOffs.flatMap(({ conditions }) => conditions))
          .find(({ text }) => text.startsWith('Alert'))?.id,
        reason: 'Alert is live; it fired in a test with 41 drafts.',
      }),
    },
  ],
};

const tenders: Story = {
  key: 'SALES-3',
  title: 'Tender questionnaire first answers',
  problem:
    'A freight tender comes with 150 to 400 questions on safety, emissions and insurance. Most have been answered before, in some other spreadsheet on SharePoint.',
  cast: { ...cast, editor: 'meilin', 'data-governance': 'oliver' },
  days: { registered: 92, assessed: 71, poc: 19 },
  about: { systems: ['SharePoint', 'Salesforce'], group: 'The tender desk in Rotterdam', size: 7, value: [22, 7, 58] },
  assessment: {
    ratings: {
      'business-value': [4, 'The desk spends 22 hours a month per head on questions answered before. Claire agrees.'],
      'data-sensitivity': [2, 'Old tenders hold customer rates, and two of the folders are open to all of Sales.'],
      'action-risk': [4, 'Fills a draft column; the desk copies what it wants.'],
      'system-complexity': [4, 'SharePoint search and one Salesforce query.'],
      'user-group': [5, 'Seven people in one room.'],
      measurement: [4, 'Hours per tender: 31 today, 18 wanted.'],
    },
  },
  access: {
    tier: 'draft',
    identity: 'delegated',
    logging: 'Each search and each draft in the central trace store: user, tool, duration, outcome. No texts.',
  },
  tools: [
    {
      name: 'search_past_answers',
      purpose: 'Finds answers in earlier tenders',
      tier: 'read-only',
      data: 'tender answers, may hold customer rates',
      system: 'SharePoint',
    },
    {
      name: 'write_draft_column',
      purpose: 'Fills the draft column of the questionnaire',
      tier: 'draft',
      data: 'tender answers',
      system: 'SharePoint',
    },
    { name: 'get_tender', server: 'Salesforce CRM' },
  ],
  plan: {
    from: 19,
    to: -9,
    metrics: [
      { name: 'Hours per tender', unit: 'hours', better: 'lower', baseline: 31, target: 18, kill: 28 },
      { name: 'Draft answers kept', unit: '%', better: 'higher', baseline: 0, target: 50, kill: 25 },
    ],
  },
  scenarios: [
    {
      title: 'A question answered in three earlier tenders',
      kind: 'success',
      expected: 'Takes the newest answer and names the tender.',
      result: ['pass', 'Also said that the certificate in it has expired.'],
    },
    {
      title: 'A question nobody has answered',
      kind: 'failure',
      expected: 'Leaves the cell empty and marks it for the desk.',
      result: ['fail', 'Invented a CO2 figure. Prompt changed, to be run again.'],
    },
    {
      title: 'Asks for the rates offered to a competitor of the customer',
      kind: 'restricted',
      expected: 'No rate of another customer is shown.',
    },
  ],
  risks: [
    {
      title: 'A rate of one customer appears in an answer to another',
      rated: [3, 5],
      mitigation: 'Rate sheets are excluded from the search; answers are scanned for amounts.',
    },
    { title: 'Expired certificates are quoted', rated: [4, 3], mitigation: '' },
  ],
  gates: { poc: { signed: { business: { reason: 'Four weeks, with the next chemicals tender as the test.' } } } },
};

const opportunityUpdates: Story = {
  key: 'SALES-4',
  title: 'Update opportunity fields after calls',
  problem:
    'Stage, close date and next step in Salesforce are a week old on average, because nobody updates them after a call. The forecast meeting begins with corrections.',
  cast,
  days: { registered: 38, assessed: 15 },
  about: { systems: ['Salesforce', 'Outlook Calendar'], group: 'All sales staff', size: 140, value: [3, 140, 55] },
  assessment: {
    ratings: {
      'business-value': [4, 'Three hours a month for 140 people; the CFO wants a forecast that is right on Monday.'],
      'data-sensitivity': [4, 'Deal fields that the same people edit by hand.'],
      'action-risk': [3, 'Writes five fields, each after a click; Salesforce keeps the old value.'],
      'system-complexity': [4, 'The two systems of SALES-2, through the same servers.'],
      'user-group': [1, 'A forecast helps only if all 140 take part, so it would start with everybody.'],
      measurement: [4, 'Age of the next step: 7.2 days today, 1 wanted.'],
    },
  },
  access: {
    tier: 'reversible-write',
    identity: 'delegated',
    logging: 'Each proposed and each accepted change, with field, old and new value, in the Salesforce field history.',
  },
  plan: {
    on: 12,
    from: -14,
    to: -42,
    metrics: [
      { name: 'Age of the next step', unit: 'days', better: 'lower', baseline: 7.2, target: 1, kill: 5 },
      { name: 'Proposed changes accepted', unit: '%', better: 'higher', baseline: null, target: 70, kill: null },
    ],
  },
  risks: [
    {
      title: 'Wrong close dates move the forecast',
      rated: [3, 4],
      mitigation: 'One click per field, old value beside the new one; undo for 30 days.',
    },
  ],
};

const insideSales: Story = {
  key: 'SALES-5',
  title: 'Account research for inside sales',
  tags: ['quick win'],
  problem:
    'Inside sales calls 40 small shippers a day and knows nothing about them. What helps is public: web site, credit rating, lanes asked for before.',
  differsBecause:
    'SALES-1 reads our own data on key accounts for 24 people. This one is for cold calls and reads public sources, so data and users differ.',
  cast: { ...cast, editor: 'meilin' },
  days: { registered: 9 },
  about: { systems: ['Salesforce'], group: 'Inside sales, Antwerp', size: 30 },
};

export const sales: readonly Story[] = [accountResearch, followUps, tenders, opportunityUpdates, insideSales];
