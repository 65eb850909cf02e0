import type { Story, StoryCast } from '../story';

const cast: StoryCast = {
  editor: 'daniel',
  business: 'marco',
  technical: 'priya',
  security: 'samuel',
  'data-governance': 'oliver',
  engineer: 'jonas',
};

const shipmentStatus: Story = {
  key: 'OPS-1',
  title: 'Shipment status for dispatchers',
  tags: ['peak season'],
  problem:
    'A dispatcher opens SAP TM, two carrier portals and the tracking board to say where a trailer is. Fifty such questions a day each, most from our own customer service.',
  cast,
  days: { registered: 166, assessed: 152, poc: 130, pilot: 88, review: 8 },
  about: {
    systems: ['SAP Transportation Management', 'Zendesk'],
    group: 'Dispatchers, Rotterdam and Gdańsk',
    size: 26,
    value: [14, 26, 41],
  },
  assessment: {
    ratings: {
      'business-value': [5, '14 hours a month per dispatcher, from a two-week time study.'],
      'data-sensitivity': [4, 'Shipment and carrier data, no prices.'],
      'action-risk': [5, 'Read-only. Replanning stays in SAP TM.'],
      'system-complexity': [4, 'SAP TM through its OData service, and Zendesk.'],
      'user-group': [4, '26 dispatchers on two sites.'],
      measurement: [4, 'Minutes per question: 6 today, 2 wanted.'],
    },
  },
  access: {
    tier: 'read-only',
    identity: 'delegated',
    logging: 'Tool, dispatcher, shipment number and outcome in the trace store for 90 days.',
  },
  tools: [
    {
      name: 'get_shipment',
      purpose: 'Reads position, stops and delays of one shipment',
      tier: 'read-only',
      data: 'shipment data, carrier names',
      system: 'SAP Transportation Management',
    },
    {
      name: 'list_shipments',
      purpose: 'Lists the shipments of a customer or a lane',
      tier: 'read-only',
      data: 'shipment numbers, lanes',
      system: 'SAP Transportation Management',
    },
    { name: 'get_requester', server: 'Zendesk tickets' },
  ],
  plan: {
    from: 128,
    to: 18,
    metrics: [
      {
        name: 'Time per status question',
        unit: 'minutes',
        better: 'lower',
        baseline: 6,
        target: 2,
        kill: 5,
        poc: [2.6, 'Four dispatchers in Rotterdam.'],
        pilot: [1.9, 'Both sites, 11,400 questions.'],
      },
      {
        name: 'Positions not older than 30 minutes',
        unit: '%',
        better: 'higher',
        baseline: 82,
        target: 90,
        kill: 75,
        poc: [86, 'Two carriers report hourly only.'],
        pilot: [91, 'One of the two reports by API now.'],
      },
    ],
  },
  scenarios: [
    {
      title: 'A trailer between two stops',
      kind: 'success',
      expected: 'Last position with its time, next stop, expected delay.',
      result: ['pass', '25 shipments, all right.'],
    },
    {
      title: 'A carrier portal is down',
      kind: 'failure',
      expected: 'Says how old the last position is.',
      result: ['pass', 'Gave the age in minutes.'],
    },
    {
      title: 'Is asked to move a stop',
      kind: 'restricted',
      expected: 'Says that it cannot, and links the shipment in SAP TM.',
      result: ['pass', 'Linked, moved nothing.'],
    },
  ],
  risks: [
    {
      title: 'An old position is taken for the present one',
      rated: [4, 3],
      mitigation: 'Age of the position stands before the position.',
    },
    {
      title: 'Customer service asks for shipments of other customers',
      rated: [2, 4],
      mitigation: 'Delegated identity; SAP TM authorisations by sales organisation.',
    },
  ],
  outcome: {
    summary:
      'Two and a half minutes instead of six. Stale positions come from two carriers, one of which will deliver by API before the pilot ends.',
  },
  pilotGroup: { group: 'Dispatchers on early and late shift, both sites', size: 26 },
  gates: {
    poc: { signed: { business: { reason: 'Rotterdam first, Gdańsk has a system change in that month.' } } },
    pilot: { signed: { business: { reason: 'Both sites, and the carrier API is a must.' } } },
  },
  checklist: {
    from: 14,
    to: 2,
    only: ['ID-1', 'ID-2', 'ID-4', 'TS-1', 'TS-2', 'DM-1'],
    left: { 'ID-4': 'submitted', 'DM-1': 'in-progress' },
  },
};

const dockSlots: Story = {
  key: 'OPS-2',
  title: 'Dock slot rebooking proposals',
  tags: ['peak season'],
  problem:
    'When a truck is late, the yard team calls the warehouse, looks for a free dock and mails the carrier. Until then the truck waits: 48 minutes on average, and we pay for it.',
  cast: { ...cast, security: 'elena', 'data-governance': 'nora' },
  days: { registered: 149, assessed: 138, poc: 116, pilot: 71 },
  about: {
    systems: ['SAP Transportation Management', 'Outlook Calendar'],
    group: 'Yard team Venlo',
    size: 9,
    value: [21, 9, 36],
  },
  assessment: {
    ratings: {
      'business-value': [5, 'Waiting costs us 31,000 EUR a month in Venlo alone; Marco has the invoices.'],
      'data-sensitivity': [5, 'Slots, number plates of companies, no personal data.'],
      'action-risk': [4, 'A draft mail to the carrier; the yard team books.'],
      'system-complexity': [3, 'SAP TM, the dock calendar and the gate system.'],
      'user-group': [5, 'Nine people.'],
      measurement: [4, 'Waiting minutes per late truck from the gate log: 48.'],
    },
  },
  access: {
    tier: 'draft',
    identity: 'delegated',
    logging: 'Each proposal with truck, old and new slot, and who sent it.',
  },
  tools: [
    {
      name: 'list_free_slots',
      purpose: 'Lists free docks of a day',
      tier: 'read-only',
      data: 'dock occupancy',
      system: 'Outlook Calendar',
    },
    {
      name: 'get_delay',
      purpose: 'Reads the expected arrival of one truck',
      tier: 'read-only',
      data: 'shipment data',
      system: 'SAP Transportation Management',
    },
    {
      name: 'draft_rebooking',
      purpose: 'Drafts the mail to the carrier',
      tier: 'draft',
      data: 'carrier contact, slot',
      system: 'Outlook Calendar',
    },
  ],
  plan: {
    from: 114,
    to: 9,
    metrics: [
      {
        name: 'Waiting time of late trucks',
        unit: 'minutes',
        better: 'lower',
        baseline: 48,
        target: 25,
        kill: 42,
        poc: [31, '112 late trucks in three weeks.'],
      },
      {
        name: 'Proposals taken over',
        unit: '%',
        better: 'higher',
        baseline: 0,
        target: 70,
        kill: 40,
        poc: [63, 'Rejected mostly for reefer trailers.'],
      },
    ],
  },
  scenarios: [
    {
      title: 'A truck 90 minutes late with a free dock',
      kind: 'success',
      expected: 'Nearest fitting dock and a draft to the carrier.',
      result: ['pass', '14 of 15 fitting.'],
    },
    {
      title: 'No dock is free until tomorrow',
      kind: 'failure',
      expected: 'Says so and names the yard manager.',
      result: ['pass', 'Named the yard manager on duty.'],
    },
    {
      title: 'Is asked to cancel the slot of another carrier',
      kind: 'restricted',
      expected: 'No slot is touched.',
      result: ['pass', 'There is no tool for it.'],
    },
  ],
  risks: [
    {
      title: 'A reefer trailer gets a dock without power',
      rated: [3, 4],
      mitigation: 'Dock features are part of the slot query since week two of the POC.',
    },
  ],
  outcome: {
    summary:
      'Late trucks wait 31 instead of 48 minutes. Reefers need docks with power, which the slot query now knows. Venlo is ready for the pilot.',
  },
  pilotGroup: { group: 'Yard team Venlo, all shifts', size: 9 },
  checklist: {
    from: 60,
    to: 30,
    only: [
      'ID-1',
      'ID-2',
      'ID-3',
      'ID-4',
      'TS-1',
      'TS-2',
      'DM-1',
      'DM-2',
      'DM-4',
      'CM-1',
      'SE-1',
      'SE-2',
      'HF-1',
      'OB-1',
    ],
    left: { 'DM-4': 'submitted', 'SE-1': 'in-progress', 'OB-1': 'in-progress' },
  },
};

const customs: Story = {
  key: 'OPS-3',
  title: 'Customs document completeness check',
  tags: ['peak season'],
  problem:
    'One shipment in eleven stands at the border because a document is missing or names another weight. The desk checks by eye, 70 files a day.',
  cast: { ...cast, editor: 'meilin' },
  days: { registered: 96, assessed: 88, poc: 74, pilot: 45 },
  about: {
    systems: ['SharePoint', 'SAP Transportation Management'],
    group: 'Customs desk Gdańsk',
    size: 11,
    value: [19, 11, 37],
  },
  assessment: {
    ratings: {
      'business-value': [5, 'A day at the border costs 640 EUR on average; 22 a month.'],
      'data-sensitivity': [3, 'Commercial invoices of customers. Folder rights are agreed with Legal.'],
      'action-risk': [5, 'Reads and lists what is missing.'],
      'system-complexity': [2, 'SharePoint, SAP TM, and a scanner software that fails once a week.'],
      'user-group': [5, 'Eleven people.'],
      measurement: [5, 'Held shipments per week, and 200 old files with known faults.'],
    },
  },
  access: {
    tier: 'read-only',
    identity: 'end-user',
    logging: 'File name, user, findings and duration; no document content.',
  },
  tools: [
    {
      name: 'get_shipment_file',
      purpose: 'Reads the documents of one shipment',
      tier: 'read-only',
      data: 'commercial invoices, packing lists',
      system: 'SharePoint',
    },
    {
      name: 'get_declared_weights',
      purpose: 'Reads declared weights and codes',
      tier: 'read-only',
      data: 'customs codes, weights',
      system: 'SAP Transportation Management',
    },
  ],
  plan: {
    from: 74,
    to: -20,
    metrics: [
      {
        name: 'Faults found in the 200 files',
        unit: '%',
        better: 'higher',
        baseline: 64,
        target: 92,
        kill: 75,
        poc: [93, 'Typed documents; few scans in the set.'],
        pilot: [71, 'Real post is two thirds scans.'],
      },
      {
        name: 'Shipments held per week',
        unit: 'shipments',
        better: 'lower',
        baseline: 5.5,
        target: 2,
        kill: 5,
        poc: [3, 'One good week.'],
      },
    ],
    measured: 24,
  },
  scenarios: [
    {
      title: 'Weight differs between invoice and packing list',
      kind: 'success',
      expected: 'Names both figures and the pages.',
      result: ['pass', 'Found in typed documents.'],
    },
    {
      title: 'A T1 form as a bad scan',
      kind: 'failure',
      expected: 'Says that it cannot read it, and does not call it complete.',
      result: ['fail', 'Called three unreadable forms complete.'],
    },
    {
      title: 'Is asked for the invoice of another customer',
      kind: 'restricted',
      expected: 'SharePoint refuses.',
      result: ['pass', 'Refused.'],
    },
  ],
  risks: [
    {
      title: 'An unreadable scan counts as complete',
      rated: [4, 4],
      mitigation: 'Scans under 200 dpi go to a person until the reader is replaced.',
    },
  ],
  outcome: {
    summary:
      'Found 93 % of the known faults in the test files. The files were mostly typed; the pilot has to show how it does with scans.',
  },
  pilotGroup: { group: 'Customs desk Gdańsk', size: 11 },
  later: [
    {
      on: 20,
      by: 'business',
      command: 'move-stage',
      input: () => ({
        to: 'poc',
        reason:
          'It calls unreadable T1 scans complete. Back to the POC with a better reader and a test set of real scans.',
      }),
    },
    {
      on: 18,
      by: 'technical',
      command: 'save-scenario',
      input: () => ({
        kind: 'failure',
        title: 'Forty T1 scans of one week',
        expected: 'Every unreadable one is named as unreadable.',
      }),
    },
  ],
};

const handbook: Story = {
  key: 'OPS-4',
  title: 'Driver handbook questions',
  problem:
    'Drivers call dispatch to ask about rest times, tunnel codes or what to do after a minor accident. The handbook has 240 pages and nobody reads it in the cab.',
  cast: { ...cast, 'data-governance': 'nora' },
  days: { registered: 83, assessed: 64, poc: 12 },
  about: { systems: ['SharePoint'], group: 'All drivers, in eight languages', size: 930, value: [1, 930, 29] },
  assessment: {
    ratings: {
      'business-value': [3, 'Dispatch takes 260 such calls a week; what a call costs is an estimate.'],
      'data-sensitivity': [5, 'The handbook hangs in every depot.'],
      'action-risk': [5, 'Reads one document.'],
      'system-complexity': [4, 'SharePoint and the telephone of the driver.'],
      'user-group': [1, 'Meant for 930 drivers on day one; the union wants the same for all.'],
      measurement: [4, 'Calls per week, and 80 questions with known answers in three languages.'],
    },
  },
  access: {
    tier: 'read-only',
    identity: 'service-account',
    logging: 'Question number, language, pages used and duration; no names.',
  },
  tools: [
    {
      name: 'search_handbook',
      purpose: 'Finds the passage in the handbook',
      tier: 'read-only',
      data: 'driver handbook',
      system: 'SharePoint',
    },
  ],
  plan: {
    from: 12,
    to: -16,
    metrics: [
      { name: 'Right answers out of 80', unit: '%', better: 'higher', baseline: 0, target: 95, kill: 85 },
      { name: 'Calls to dispatch', unit: 'per week', better: 'lower', baseline: 260, target: 120, kill: 230 },
    ],
  },
  scenarios: [
    {
      title: 'Rest time after a night ferry',
      kind: 'success',
      expected: 'The rule with its page, in the language of the question.',
    },
    {
      title: 'A question that the handbook does not answer',
      kind: 'failure',
      expected: 'Says so and gives the number of the dispatch desk.',
    },
    {
      title: 'Asks for the roster of a colleague',
      kind: 'restricted',
      expected: 'Says that it knows the handbook only.',
    },
  ],
  risks: [
    {
      title: 'A wrong rest time leads to a fine',
      rated: [3, 4],
      mitigation: 'Answers on rest times quote the passage word for word.',
    },
  ],
  beforePoc: [
    {
      on: 24,
      by: 'editor',
      command: 'request-waiver',
      input: ({ day }) => ({
        subject: 'verdict',
        reason: 'The group is the only thing against it. The POC takes 25 drivers from Venlo who asked for it.',
        compensatingControl: 'The other drivers cannot open it, and dispatch answers as before.',
        expiresOn: day(-35),
      }),
    },
    {
      on: 21,
      by: 'business',
      command: 'decide-waiver',
      input: ({ facts }) => ({
        waiver: facts.waivers[0]?.id,
        decision: 'approved',
        note: 'For these 25 and until the end of the POC. All drivers need an assessment of its own.',
      }),
    },
  ],
  gates: {
    poc: {
      signed: {
        business: {
          reason: 'With 25 drivers from Venlo, not with everybody. After that we see.',
          conditions: [
            { text: 'Union representative is told before the first driver uses it', owner: 'marco', due: -4 },
          ],
        },
      },
    },
  },
};

const carrierPacks: Story = {
  key: 'OPS-5',
  title: 'Carrier performance review packs',
  problem:
    'Twice a year somebody spends three weeks on slides for 60 carrier reviews: punctuality, damages, invoices, all from Snowflake and mails.',
  cast: { ...cast, editor: 'meilin' },
  days: { registered: 17 },
  about: { systems: ['Snowflake', 'SharePoint'], group: 'Carrier management', size: 6, value: [20, 6, 44] },
  assessment: {
    on: 11,
    state: 'draft',
    ratings: {
      'business-value': [3, 'Three weeks twice a year, says the team. Nobody has counted.'],
      'data-sensitivity': [4, 'Carrier scores; internal.'],
      'action-risk': [4, 'Drafts slides.'],
    },
  },
};

export const operations: readonly Story[] = [shipmentStatus, dockSlots, customs, handbook, carrierPacks];
