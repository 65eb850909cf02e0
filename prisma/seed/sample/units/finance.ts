import type { Story, StoryCast } from '../story';

const cast: StoryCast = {
  editor: 'daniel',
  business: 'henrik',
  technical: 'priya',
  security: 'elena',
  'data-governance': 'oliver',
  engineer: 'jonas',
};

const discrepancies: Story = {
  key: 'FIN-1',
  title: 'Invoice discrepancy explanations',
  tags: ['year-end'],
  problem:
    'Carrier invoices differ from the agreed rate in 14 % of cases. A clerk compares order, rate sheet and surcharge table to say why, 25 minutes each.',
  cast,
  days: { registered: 141, assessed: 131, poc: 109, pilot: 39 },
  about: { systems: ['SAP S/4HANA', 'SharePoint'], group: 'Freight cost control', size: 14, value: [16, 14, 46] },
  assessment: {
    ratings: {
      'business-value': [5, '25 minutes, 1,900 discrepancies a month, a measured backlog of eleven days.'],
      'data-sensitivity': [
        3,
        'Carrier rates are confidential; the team works with them under rules agreed with Legal.',
      ],
      'action-risk': [5, 'Reads and explains. Posting stays in SAP.'],
      'system-complexity': [3, 'SAP, SharePoint rate sheets and the fuel table.'],
      'user-group': [5, '14 clerks.'],
      measurement: [5, '300 closed cases with known causes.'],
    },
  },
  access: {
    tier: 'read-only',
    identity: 'end-user',
    logging: 'User, tool, invoice number, duration and outcome; amounts are not logged.',
  },
  tools: [
    {
      name: 'get_invoice',
      purpose: 'Reads one carrier invoice and its order',
      tier: 'read-only',
      data: 'carrier invoices, amounts',
      system: 'SAP S/4HANA',
    },
    {
      name: 'find_rate',
      purpose: 'Finds the rate that was agreed for a lane and a day',
      tier: 'read-only',
      data: 'agreed freight rates',
      system: 'SharePoint',
    },
  ],
  plan: {
    from: 109,
    to: -11,
    metrics: [
      {
        name: 'Time per discrepancy',
        unit: 'minutes',
        better: 'lower',
        baseline: 25,
        target: 10,
        kill: 20,
        poc: [12, 'Four clerks.'],
        pilot: [11, 'First four weeks, 14 clerks.'],
      },
      {
        name: 'Causes named correctly',
        unit: '%',
        better: 'higher',
        baseline: 78,
        target: 92,
        kill: 85,
        poc: [90, '300 closed cases.'],
        pilot: [81, 'Wrong for the toll surcharge that came in during the pilot.'],
      },
    ],
    measured: 7,
  },
  scenarios: [
    {
      title: 'Fuel surcharge of the wrong month',
      kind: 'success',
      expected: 'Names the surcharge, both months and the difference.',
      result: ['pass', '48 of 50.'],
    },
    {
      title: 'No rate exists for the lane',
      kind: 'failure',
      expected: 'Says that no rate was found; suggests nobody’s rate.',
      result: ['pass', 'Named purchasing as the contact.'],
    },
    {
      title: 'Asks for the rate of another carrier',
      kind: 'restricted',
      expected: 'SharePoint refuses; nothing is shown.',
      result: ['pass', 'Refused for both test users.'],
    },
  ],
  risks: [
    {
      title: 'Wrong causes are booked unseen',
      rated: [4, 4],
      mitigation: 'Every tenth explanation is checked by the team lead.',
    },
    {
      title: 'Rate sheets are renamed without notice',
      rated: [3, 3],
      mitigation: 'Purchasing keeps a fixed folder since the POC.',
    },
  ],
  outcome: {
    on: 68,
    summary:
      'Twelve instead of 25 minutes, 90 % of the causes right. The misses are lanes without a written rate. Pilot with the whole team.',
  },
  pilotGroup: { group: 'Freight cost control, all clerks', size: 14 },
  gates: {
    pilot: {
      rejected: {
        on: 62,
        reason: 'Not during the closing. Ask me again in three weeks, and with the rate sheets in one folder.',
      },
      signed: { business: { reason: 'Folder is in order now. Stop at once below 85 % correct causes.' } },
    },
  },
  checklist: {
    from: 30,
    to: 10,
    only: ['ID-1', 'ID-4', 'TS-1', 'DM-1', 'DM-2', 'DM-3'],
    left: { 'DM-3': 'in-progress', 'TS-1': 'submitted' },
  },
};

const cashFlow: Story = {
  key: 'FIN-2',
  title: 'Cash-flow forecast narration',
  tags: ['year-end'],
  problem:
    'Treasury explains every Thursday in two pages why the 13-week forecast moved. The figures are in Snowflake, the reasons in heads.',
  cast: { ...cast, editor: 'meilin' },
  days: { registered: 133, assessed: 121 },
  about: { systems: ['Snowflake', 'SAP S/4HANA'], group: 'Treasury', size: 4, value: [10, 4, 64] },
  assessment: {
    ratings: {
      'business-value': [2, 'Nicer to read for the board. Nobody has said what that is worth.'],
      'data-sensitivity': [3, 'Confidential figures under the rules of treasury.'],
      'action-risk': [4, 'Drafts text.'],
      'system-complexity': [2, 'The forecast model moves to a new Snowflake account.'],
      'user-group': [5, 'Four people.'],
      measurement: [3, 'Hours per report; no quality measure yet.'],
    },
  },
  later: [
    {
      on: 104,
      by: 'business',
      command: 'move-stage',
      input: () => ({
        to: 'parked',
        reason: 'Wait for the new Snowflake account; the tables get other names there.',
      }),
    },
  ],
};

const creditNotes: Story = {
  key: 'FIN-3',
  title: 'Issue credit notes automatically',
  problem:
    'Customers wait 16 days for a credit note after a justified complaint. The assistant should decide on complaints up to 2,000 EUR and post the credit note in SAP by itself.',
  cast: { ...cast, security: 'samuel', 'data-governance': 'nora' },
  days: { registered: 118, assessed: 103 },
  about: {
    systems: ['SAP S/4HANA', 'Zendesk', 'Salesforce'],
    group: 'Accounts receivable',
    size: 9,
    value: [38, 9, 46],
  },
  assessment: {
    ratings: {
      'business-value': [5, '16 days measured, 420 credit notes a month, Henrik answers for it.'],
      'data-sensitivity': [4, 'Invoices of business customers.'],
      'action-risk': [1, 'Posts in SAP and mails the customer. A posted credit note is settled the same night.'],
      'system-complexity': [3, 'SAP, Zendesk, and the agreed rates in Salesforce.'],
      'user-group': [5, 'Nine people would watch it.'],
      measurement: [5, 'Days, amount and error rate are in SAP.'],
    },
  },
  access: {
    tier: 'irreversible',
    identity: 'service-account',
    logging: 'Every decision and posting with complaint, amount, rule and document number, kept for ten years.',
  },
  tools: [
    {
      name: 'get_complaint',
      purpose: 'Reads one complaint and its shipment',
      tier: 'read-only',
      data: 'customer names, complaint texts',
      system: 'Zendesk',
    },
    {
      name: 'post_credit_note',
      purpose: 'Posts a credit note and sends it',
      tier: 'irreversible',
      data: 'invoice amounts, bank details',
      system: 'SAP S/4HANA',
    },
  ],
  plan: {
    on: 101,
    from: 80,
    to: 52,
    metrics: [
      { name: 'Days to credit note', unit: 'days', better: 'lower', baseline: 16, target: 2, kill: 12 },
      { name: 'Credit notes without justification', unit: '%', better: 'lower', baseline: 1.8, target: 1, kill: 2 },
    ],
  },
  risks: [
    { title: 'A planted text in a complaint gets money paid out', rated: [4, 5], mitigation: '' },
    { title: 'Credit notes are settled before anybody looks', rated: [5, 4], mitigation: '' },
  ],
  later: [
    {
      on: 96,
      by: 'business',
      command: 'move-stage',
      input: () => ({ to: 'poc', reason: 'The board asks for fewer days. Let us try it with small amounts.' }),
      refused: true,
    },
    {
      on: 94,
      by: 'editor',
      command: 'request-waiver',
      input: ({ day }) => ({
        subject: 'verdict',
        reason: 'Only up to 200 EUR and only in Belgium, for four weeks.',
        compensatingControl: 'Every payment is listed for the treasurer on the same day.',
        expiresOn: day(40),
      }),
    },
    {
      on: 91,
      by: 'business',
      command: 'decide-waiver',
      input: ({ facts }) => ({
        waiver: facts.waivers[0]?.id,
        decision: 'refused',
        note: 'James and I looked at it again. Nothing that pays out without a person. Come back with drafts that a clerk posts.',
      }),
    },
  ],
};

const variance: Story = {
  key: 'FIN-4',
  title: 'Month-end variance commentary',
  tags: ['year-end'],
  problem:
    'Between working day three and five, controllers write why 140 cost centres are off plan. Most of it repeats what last month said.',
  cast: { ...cast, editor: 'meilin', security: 'samuel' },
  days: { registered: 99, assessed: 79, poc: 40 },
  about: { systems: ['Snowflake', 'SAP S/4HANA'], group: 'Regional controllers', size: 8, value: [12, 8, 58] },
  assessment: {
    ratings: {
      'business-value': [3, 'Twelve hours a month per controller, as they say themselves.'],
      'data-sensitivity': [3, 'Cost centre figures, confidential until published; access follows SAP roles.'],
      'action-risk': [4, 'Drafts text into the closing file.'],
      'system-complexity': [4, 'One Snowflake view and SAP for the documents behind it.'],
      'user-group': [5, 'Eight controllers.'],
      measurement: [4, 'Hours to close and share of comments kept.'],
    },
  },
  access: { tier: 'draft', identity: 'delegated', logging: 'User, cost centre, tool and duration; no amounts.' },
  tools: [
    {
      name: 'get_variances',
      purpose: 'Reads plan and actual of a cost centre',
      tier: 'read-only',
      data: 'cost centre figures',
      system: 'Snowflake',
    },
    {
      name: 'get_postings',
      purpose: 'Lists the postings behind a variance',
      tier: 'read-only',
      data: 'posting texts, amounts',
      system: 'SAP S/4HANA',
    },
    {
      name: 'draft_comment',
      purpose: 'Writes a comment as a draft into the closing file',
      tier: 'draft',
      data: 'comments',
      system: 'Snowflake',
    },
  ],
  plan: {
    from: 40,
    to: 8,
    metrics: [
      {
        name: 'Hours of commentary per closing',
        unit: 'hours',
        better: 'lower',
        baseline: 12,
        target: 5,
        kill: 10,
        poc: [5.5, 'One closing, three controllers.'],
      },
      {
        name: 'Comments kept without changes',
        unit: '%',
        better: 'higher',
        baseline: 0,
        target: 50,
        kill: 25,
        poc: [57, '164 of 288 comments.'],
      },
    ],
  },
  scenarios: [
    {
      title: 'Diesel costs above plan',
      kind: 'success',
      expected: 'Names price and volume effect and the three largest postings.',
      result: ['pass', 'Matches the comment of the controller.'],
    },
    {
      title: 'A cost centre without plan',
      kind: 'failure',
      expected: 'Says that there is no plan; compares with nothing.',
      result: ['pass', 'Said so.'],
    },
    {
      title: 'Asks for salaries behind a cost centre',
      kind: 'restricted',
      expected: 'Shows the total only, as SAP does for this role.',
      result: ['pass', 'Total only, for all three users.'],
    },
  ],
  risks: [
    {
      title: 'A plausible but wrong cause is published',
      rated: [3, 4],
      mitigation: 'A comment without a posting behind it is marked as unproven.',
    },
    {
      title: 'Figures leak before publication',
      rated: [2, 5],
      accepted: 'Same people, same figures as today. The model provider keeps nothing.',
    },
  ],
  outcome: {
    on: 6,
    summary:
      'Three controllers wrote their comments in half the time and kept 57 % of the comments. Five of eight ask to join. Pilot over two closings proposed.',
  },
  pilotGroup: { group: 'All regional controllers, for the next two closings', size: 8 },
  gates: {
    poc: { signed: { business: { reason: 'One closing, three controllers.' } } },
    pilot: { asked: 4 },
  },
};

const creditLimits: Story = {
  key: 'FIN-5',
  title: 'Credit limit recommendations',
  problem: 'Credit control sets 3,000 limits a year from agency reports, payment history and what sales knows.',
  cast: { ...cast, editor: 'meilin', 'data-governance': 'nora' },
  days: { registered: 61, assessed: 44 },
  about: { systems: ['SAP S/4HANA', 'Salesforce', 'SharePoint'], group: 'Credit control', size: 5, value: [14, 5, 52] },
  assessment: {
    ratings: {
      'business-value': [4, 'Bad debt of 0.4 % of revenue; half a day per larger limit.'],
      'data-sensitivity': [
        1,
        'Agency reports on sole traders. The contract forbids passing them on, and nothing stops it.',
      ],
      'action-risk': [4, 'Recommends; credit control decides.'],
      'system-complexity': [3, 'SAP, Salesforce and the agency’s files.'],
      'user-group': [5, 'Five people.'],
      measurement: [3, 'Losses show after a year only.'],
    },
  },
};

export const finance: readonly Story[] = [discrepancies, cashFlow, creditNotes, variance, creditLimits];
