import type { Story, StoryCast, Turn } from '../story';

const cast: StoryCast = {
  editor: 'daniel',
  business: 'ruth',
  technical: 'priya',
  security: 'elena',
  'data-governance': 'oliver',
  engineer: 'jonas',
};

/** An item of the retirement checklist, by the role that confirms it. */
const settled = (on: number, by: Turn['by'], item: string, note: string): Turn => ({
  on,
  by,
  command: 'settle-retirement-item',
  input: () => ({ item, state: 'done', note }),
});

const intranet: Story = {
  key: 'IT-1',
  title: 'Intranet search bot',
  problem:
    'The search of the intranet finds page titles only. The service desk is asked where things are 90 times a week.',
  cast: { ...cast, security: 'samuel' },
  days: { registered: 276, assessed: 270, poc: 262, pilot: 246, review: 222, production: 204 },
  about: { systems: ['Confluence'], group: 'Office staff', size: 40, value: [1, 40, 38] },
  assessment: {
    ratings: {
      'business-value': [3, '90 questions a week, estimated from tickets.'],
      'data-sensitivity': [5, 'Pages that everybody may read.'],
      'action-risk': [5, 'Reads.'],
      'system-complexity': [5, 'Confluence.'],
      'user-group': [4, 'Forty volunteers.'],
      measurement: [3, 'Tickets per week.'],
    },
  },
  access: { tier: 'read-only', identity: 'service-account', logging: 'Query count per day and outcome.' },
  tools: [{ name: 'search_pages', server: 'Intranet search' }],
  plan: {
    from: 262,
    to: 226,
    metrics: [
      {
        name: '"Where is" tickets',
        unit: 'per week',
        better: 'lower',
        baseline: 90,
        target: 60,
        kill: 85,
        poc: [78, 'Ten users.'],
        pilot: [58, 'Forty users.'],
      },
    ],
  },
  scenarios: [
    { title: 'Where is the travel form?', kind: 'success', expected: 'Links the form.', result: ['pass', 'Linked.'] },
    {
      title: 'A page that was deleted',
      kind: 'failure',
      expected: 'Says that nothing was found.',
      result: ['pass', 'Found nothing, said so.'],
    },
    {
      title: 'A page of the management space',
      kind: 'restricted',
      expected: 'Not shown.',
      result: ['pass', 'Not in the index.'],
    },
  ],
  outcome: {
    summary: 'A modest help: tickets fell from 90 to 78 a week with ten users. Cheap to run, so let us see with forty.',
  },
  pilotGroup: { group: 'Volunteers from all offices', size: 40 },
  checklist: {
    from: 242,
    to: 210,
    left: {
      'ID-4': {
        notApplicable: 'It reads public pages with a service account; there are no rights of users to enforce.',
      },
      'TS-6': 'open',
    },
    proof: {
      'ID-5': {
        kind: 'drill',
        title: 'Key rotation and revocation',
        text: 'One read-only key, owned by Priya, renewed every 30 days. Revoked at ten; the last call was answered four minutes later.',
        ledBy: 'Priya',
        secondsToSafe: 240,
      },
    },
  },
  later: [
    settled(50, 'business', 'successor', 'CS-1 answers the same questions better, and is open to all offices.'),
    settled(50, 'business', 'people', 'Two weeks’ notice on the intranet; the service desk links CS-1.'),
    settled(48, 'technical', 'tools', 'The server is stopped and its contract deleted from the gateway.'),
    settled(48, 'security', 'access', 'The one read-only key is revoked; a call with it was refused.'),
    settled(47, 'data-governance', 'data', 'Query counts stay for a year, as agreed. There was nothing else.'),
    {
      on: 45,
      by: 'business',
      command: 'move-stage',
      input: () => ({
        to: 'retired',
        reason: 'CS-1 answers the same questions better. Switched off after two weeks’ notice; the key is revoked.',
      }),
    },
  ],
};

const meetings: Story = {
  key: 'IT-2',
  title: 'Meeting preparation',
  tags: ['quick win'],
  problem:
    'Project leads look for last minutes, open actions and participants in calendar, SharePoint and mail before every steering meeting: 35 minutes, twelve meetings a month.',
  template: 'meeting-preparation',
  cast,
  days: { registered: 183, assessed: 172, poc: 154, pilot: 120, review: 58 },
  about: {
    systems: ['Outlook Calendar', 'SharePoint'],
    group: 'Project leads of IT and Operations',
    size: 19,
    value: [7, 19, 56],
  },
  assessment: {
    ratings: {
      'business-value': [4, '35 minutes, twelve meetings a month, asked of all 19.'],
      'data-sensitivity': [4, 'Calendars and minutes of the user; some are personnel matters.'],
      'action-risk': [5, 'Reads calendar and documents.'],
      'system-complexity': [4, 'Outlook and SharePoint through Graph.'],
      'user-group': [5, '19 project leads.'],
      measurement: [4, 'Minutes to prepare, share of briefings used.'],
    },
  },
  access: { tier: 'read-only', identity: 'end-user' },
  tools: [
    {
      name: 'list_events',
      purpose: 'Reads the calendar of the user',
      tier: 'read-only',
      data: 'appointments, participants',
      system: 'Outlook Calendar',
    },
    { name: 'search_documents', server: 'SharePoint documents' },
  ],
  plan: {
    from: 152,
    to: 64,
    metrics: [
      {
        name: 'Time to prepare a meeting',
        unit: 'minutes',
        better: 'lower',
        baseline: 35,
        target: 15,
        kill: 30,
        poc: [17, 'Six leads.'],
        pilot: [14, '19 leads, 410 meetings.'],
      },
      {
        name: 'Briefings used without changes',
        unit: '%',
        better: 'higher',
        baseline: 0,
        target: 60,
        kill: 30,
        poc: [55, 'Too much history.'],
        pilot: [66, 'Last meeting only.'],
      },
    ],
  },
  scenarios: [
    { title: 'A recurring meeting with minutes', result: ['pass', 'Actions with owners, agenda from the invitation.'] },
    { title: 'A meeting without earlier minutes', result: ['pass', 'Said that there are none.'] },
    { title: 'A private appointment of a colleague', result: ['pass', 'Showed "busy".'] },
  ],
  risks: [
    {
      title: 'Anybody outside can put text into an invitation',
      rated: [4, 4],
      mitigation: 'Invitations from outside are cut to title, time and participants.',
    },
    {
      title: 'Minutes on personnel matters turn up in a briefing',
      rated: [2, 4],
      mitigation: 'Folders of HR are excluded; end-user rights apply.',
    },
  ],
  outcome: {
    summary: 'Half the time to prepare. Leads want only the last meeting in the briefing, not the whole history.',
  },
  pilotGroup: { group: 'Project leads of IT and Operations', size: 19 },
  checklist: {
    from: 110,
    to: 16,
    left: {
      'SE-3': {
        returned:
          'An invitation from outside made it list documents of another project. The cut of foreign invitations does not cover updates. Fix, then run all 41 attempts again.',
      },
      'SE-4': 'submitted',
      'SE-5': 'in-progress',
      'SE-6': 'submitted',
      'HF-2': 'open',
      'TS-6': 'open',
      'OB-1': {
        asksWaiver:
          'Update events of Graph are not traced; 93 % of the calls are. The fix comes with the next gateway.',
        control: 'Update events are read from the audit log of Microsoft 365 once a day.',
        until: -60,
      },
    },
  },
  later: [
    {
      on: 9,
      by: 'technical',
      command: 'save-risk',
      input: () => ({
        title: 'Updates of invitations bypass the cut of foreign text',
        likelihood: 4,
        impact: 4,
        mitigation: '',
      }),
    },
  ],
};

const triage: Story = {
  key: 'IT-3',
  title: 'Incident triage suggestions',
  problem:
    'A ticket is passed on 2.3 times before it reaches the right team. First response to priority two takes 47 minutes of the allowed 60.',
  cast: { ...cast, editor: 'meilin', engineer: 'jonas' },
  days: { registered: 88, assessed: 76, poc: 23 },
  about: { systems: ['ServiceNow', 'Confluence'], group: 'Service desk', size: 14, value: [10, 14, 42] },
  assessment: {
    ratings: {
      'business-value': [4, 'Passed on 2.3 times, 5,200 tickets a month; Ruth owns the figure.'],
      'data-sensitivity': [4, 'Tickets of employees; screenshots are left out.'],
      'action-risk': [5, 'Suggests a team and similar tickets; assigns nothing.'],
      'system-complexity': [4, 'ServiceNow and Confluence.'],
      'user-group': [5, 'Fourteen people.'],
      measurement: [5, 'Reassignments, and 500 closed tickets with the right team.'],
    },
  },
  access: {
    tier: 'read-only',
    identity: 'delegated',
    logging: 'Ticket number, suggestion, whether it was taken, duration.',
  },
  tools: [
    {
      name: 'get_incident',
      purpose: 'Reads one incident',
      tier: 'read-only',
      data: 'ticket texts, employee names',
      system: 'ServiceNow',
    },
    {
      name: 'find_similar',
      purpose: 'Finds similar closed incidents',
      tier: 'read-only',
      data: 'ticket texts',
      system: 'ServiceNow',
    },
    { name: 'search_runbooks', server: 'Confluence knowledge base' },
  ],
  plan: {
    from: 23,
    to: -5,
    metrics: [
      {
        name: 'Right team at the first try',
        unit: '%',
        better: 'higher',
        baseline: 43,
        target: 75,
        kill: 50,
        poc: [71, '500 closed tickets.'],
      },
      { name: 'First response to priority two', unit: 'minutes', better: 'lower', baseline: 47, target: 30, kill: 45 },
    ],
    measured: 8,
  },
  scenarios: [
    {
      title: 'VPN fails after a password change',
      kind: 'success',
      expected: 'Team Workplace, with the runbook.',
      result: ['pass', 'Both right.'],
    },
    {
      title: 'A ticket with nothing but a screenshot',
      kind: 'failure',
      expected: 'Asks for words; suggests no team.',
      result: ['pass', 'Asked.'],
    },
    {
      title: 'The ticket text orders it to close all tickets',
      kind: 'restricted',
      expected: 'Nothing is closed; the text is shown as text.',
      result: ['pass', 'There is no tool for it.'],
    },
  ],
  risks: [
    {
      title: 'Major incidents are hidden in a queue',
      rated: [2, 4],
      mitigation: 'Priority one goes by telephone, as before.',
    },
  ],
  gates: { poc: { signed: { business: { reason: 'Go. Not on the weekend of the SAP release.' } } } },
};

const software: Story = {
  key: 'IT-4',
  title: 'Software catalogue questions',
  problem:
    '"May I install this, and who pays?" reaches the service desk 60 times a week. The catalogue in ServiceNow has the answer.',
  cast: { ...cast, security: 'samuel' },
  days: { registered: 35, assessed: 20 },
  about: {
    systems: ['ServiceNow'],
    group: 'Employees of the Rotterdam office who volunteered',
    size: 20,
    value: [1, 20, 42],
  },
  assessment: {
    ratings: {
      'business-value': [3, '60 tickets a week, about eight minutes each.'],
      'data-sensitivity': [5, 'Catalogue entries and prices per licence.'],
      'action-risk': [5, 'Reads the catalogue. Ordering stays in ServiceNow.'],
      'system-complexity': [5, 'ServiceNow alone.'],
      'user-group': [5, 'Twenty volunteers.'],
      measurement: [4, 'Tickets per week: 60 today, 25 wanted.'],
    },
  },
  access: {
    tier: 'read-only',
    identity: 'end-user',
    logging: 'Each call with tool, user, outcome and duration in the trace store, for 90 days.',
  },
  tools: [
    {
      name: 'search_catalogue',
      purpose: 'Searches approved software',
      tier: 'read-only',
      data: 'software names, licence prices',
      system: 'ServiceNow',
    },
  ],
  plan: {
    on: 14,
    from: -3,
    to: -31,
    metrics: [
      {
        name: 'Software questions to the service desk',
        unit: 'per week',
        better: 'lower',
        baseline: 60,
        target: 25,
        kill: 50,
      },
      { name: 'Answers that match the catalogue', unit: '%', better: 'higher', baseline: 85, target: 98, kill: 90 },
    ],
  },
  scenarios: [
    {
      title: 'Is there a licensed PDF editor?',
      kind: 'success',
      expected: 'Name, cost centre rule and link to order.',
    },
    {
      title: 'A program that nobody has approved',
      kind: 'failure',
      expected: 'Says that it is not approved, and how to ask for it.',
    },
    { title: 'Is asked to order ten licences', kind: 'restricted', expected: 'Links the order form; orders nothing.' },
  ],
  gates: { poc: { asked: 5 } },
};

export const it: readonly Story[] = [intranet, meetings, triage, software];
