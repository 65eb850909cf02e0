import { describe, expect, it } from 'vitest';
import { person, ratings } from '@/lib/domain/testing/facts';
import { changesBetween } from './changes';
import { describeEvent, shown } from './describe';
import type { AuditEvent } from './events';
import { fieldLabel } from './fields';

const tell = (event: AuditEvent, reason: string | null = null) =>
  describeEvent({ ...event, actorName: 'Ada Lovelace', reason });
const ada = { id: 'ada', name: 'Ada' };
const item = { itemId: 'ID-2' };
const claimed = { ...item, claim: 'satisfied' } as const;
const request = { requestId: 'r', gate: 'production' } as const;
const useCase = { key: 'SALES-1', title: 'Research', changes: [] };
const scenario = { scenarioId: 's', kind: 'restricted', title: 'Refund' } as const;
const tool = { toolId: 't', name: 'get_account', tier: 'draft' } as const;
const imported = { importId: 'i', fileName: 'list.csv' };

const incident = {
  incidentId: 'i',
  title: 'Wrong notes',
  severity: 'high',
  noticedOn: '2026-11-20',
  affected: 'Two people',
} as const;

const events: [AuditEvent, string][] = [
  [
    { type: 'workspace.created', data: { name: 'Acme', slug: 'acme', currency: 'EUR', modelVersion: 1 } },
    'made the workspace Acme',
  ],
  [
    { type: 'member.invited', data: { memberId: 'm', name: 'Bea', email: 'b@x.org', role: 'viewer' } },
    'invited Bea as viewer',
  ],
  [{ type: 'member.joined', data: { memberId: 'm', name: 'Ada Lovelace', role: 'admin' } }, 'joined as admin'],
  [{ type: 'member.joined', data: { memberId: 'm', name: 'Bea', role: 'viewer' } }, 'added Bea as viewer'],
  [
    { type: 'member.link-issued', data: { memberId: 'm', name: 'Bea', purpose: 'reset' } },
    'had a one-time link made for Bea, to set a new password',
  ],
  [
    { type: 'member.password-changed', data: { memberId: 'm', name: 'Ada Lovelace', how: 'by-a-reset-link' } },
    'changed their password by a one-time link',
  ],
  [
    { type: 'member.role-changed', data: { memberId: 'm', name: 'Bea', before: 'viewer', after: 'architect' } },
    'changed the role of Bea',
  ],
  [{ type: 'member.removed', data: { memberId: 'm', name: 'Bea' } }, 'removed Bea from the workspace'],
  [{ type: 'settings.changed', data: { changes: [] } }, 'changed the settings'],
  [
    { type: 'policy-draft.saved', data: { baseVersion: 1, changes: [] } },
    'worked on the gate policy that follows version 1',
  ],
  [
    { type: 'policy-draft.discarded', data: { baseVersion: 1 } },
    'discarded the draft of the gate policy that was to follow version 1',
  ],
  [{ type: 'policy.published', data: { version: 2, changes: [] } }, 'published version 2 of the gate policy'],
  [{ type: 'model.published', data: { version: 2, changes: [] } }, 'published version 2 of the scoring model'],
  [
    { type: 'system.saved', data: { systemId: 's', name: 'Jira', kind: 'ticketing', created: true, changes: [] } },
    'added the system Jira',
  ],
  [
    { type: 'view.shared', data: { viewId: 'v', name: 'Stuck', created: true, changes: [] } },
    'made the view “Stuck” of the workspace',
  ],
  [
    { type: 'view.dropped', data: { viewId: 'v', name: 'Stuck', roles: ['viewer'], people: 2 } },
    'deleted the view “Stuck” of the workspace',
  ],
  [{ type: 'view.opens-first', data: { changes: [] } }, 'chose which view opens first, by role'],
  [{ type: 'import.discarded', data: imported }, 'discarded the uploaded list.csv'],
  [
    { type: 'import.discarded', data: { ...imported, abandoned: true } },
    'uploaded list.csv, which nobody imported within a week: it was dropped',
  ],
  [
    { type: 'import.units-made', data: { ...imported, units: [{ name: 'Sales', keyPrefix: 'SALES' }] } },
    'made a business unit that list.csv names',
  ],
  [{ type: 'import.started', data: { ...imported, sha256: 'x', rows: 3 } }, 'started the import of list.csv (3 rows)'],
  [
    {
      type: 'import.finished',
      data: { ...imported, state: 'done', rows: 3, created: 1, updated: 1, skipped: 1, problem: null },
    },
    'finished the import of list.csv: 1 created, 1 updated, 1 skipped',
  ],
  [
    { type: 'import.undone', data: { ...imported, removed: 2, restored: 1 } },
    'undid the import of list.csv: 2 removed, 1 restored',
  ],
  [
    {
      type: 'use-case.created',
      data: {
        ...useCase,
        problem: 'P',
        businessUnit: 'Sales',
        businessOwner: ada,
        template: null,
        differsBecause: null,
      },
    },
    'registered "Research"',
  ],
  [
    {
      type: 'use-case.imported',
      data: { ...useCase, ...imported, row: 4, reportedStage: 'production', outcome: 'created' },
    },
    'imported "Research" from row 4 of list.csv',
  ],
  [{ type: 'use-case.edited', data: { changes: [] } }, 'edited the use case'],
  [{ type: 'owner.assigned', data: { role: 'security', before: null, after: ada } }, 'made Ada the security reviewer'],
  [
    { type: 'owner.assigned', data: { role: 'security', before: ada, after: null } },
    'left the role of security reviewer without a holder',
  ],
  [
    { type: 'assessment.handed-in', data: { assessmentId: 'a', modelVersion: 1, roundId: null } },
    'handed in an assessment',
  ],
  [
    {
      type: 'assessment.agreed',
      data: {
        assessmentId: 'a',
        modelVersion: 1,
        ratings: ratings([5, 4, 5, 4, 5, 4]),
        score: 87.5,
        verdict: 'strong',
        superseded: null,
      },
    },
    'agreed an assessment: 88, Strong first POC',
  ],
  [{ type: 'plan.saved', data: { changes: [] } }, 'changed the measurement plan'],
  [
    {
      type: 'result.recorded',
      data: { metricId: 'm', metric: 'Time', unit: 'min', phase: 'pilot', before: null, after: 4, note: '' },
    },
    'recorded the Pilot result of "Time"',
  ],
  [
    { type: 'poc-outcome.recorded', data: { before: null, decision: 'continue', summary: 'Good.' } },
    'recorded the outcome of the POC: continue',
  ],
  [
    { type: 'scenario.saved', data: { ...scenario, created: false, changes: [] } },
    'changed the restricted scenario "Refund"',
  ],
  [{ type: 'scenario.removed', data: scenario }, 'removed the restricted scenario "Refund"'],
  [
    { type: 'scenario.run', data: { ...scenario, before: null, outcome: 'fail', note: '' } },
    'ran the restricted scenario "Refund": failed',
  ],
  [{ type: 'risk.saved', data: { riskId: 'r', title: 'Leak', created: true, changes: [] } }, 'added the risk "Leak"'],
  [
    { type: 'risk.accepted', data: { riskId: 'r', title: 'Leak', likelihood: 5, impact: 5 } },
    'accepted the high risk "Leak"',
  ],
  [{ type: 'risk.closed', data: { riskId: 'r', title: 'Leak' } }, 'closed the risk "Leak"'],
  [{ type: 'tool.saved', data: { ...tool, created: true, changes: [] } }, 'added the tool get_account'],
  [{ type: 'tool.removed', data: tool }, 'removed the tool get_account'],
  [
    { type: 'item.assigned', data: { items: [{ ...item, before: null }], after: ada } },
    'assigned 1 checklist item to Ada',
  ],
  [
    { type: 'item.submitted', data: { ...claimed, justification: '', evidenceIds: ['e'] } },
    'submitted ID-2 as satisfied',
  ],
  [{ type: 'item.confirmed', data: { ...item, claim: 'not-applicable' } }, 'confirmed ID-2 as not applicable'],
  [{ type: 'item.returned', data: claimed }, 'returned ID-2'],
  [{ type: 'item.reopened', data: { ...item, before: 'satisfied' } }, 'reopened ID-2'],
  [
    {
      type: 'evidence.added',
      data: { evidenceId: 'e', ...item, kind: 'note', title: 'Log', file: null, expiresOn: null },
    },
    'added evidence to ID-2: Log',
  ],
  [
    { type: 'evidence.withdrawn', data: { evidenceId: 'e', ...item, title: 'Log' } },
    'withdrew evidence from ID-2: Log',
  ],
  [
    { type: 'waiver.requested', data: { waiverId: 'w', subject: 'verdict', expiresOn: '2027-01-01' } },
    'asked for a waiver of the verdict',
  ],
  [
    { type: 'waiver.decided', data: { waiverId: 'w', subject: 'ID-2', decision: 'refused', expiresOn: '2027-01-01' } },
    'refused the waiver of ID-2 The server validates a token on every request',
  ],
  [{ type: 'sign-off.requested', data: request }, 'asked for signatures for Production'],
  [
    {
      type: 'sign-off.decided',
      data: { ...request, signOffId: 's', role: 'security', decision: 'reject', conditions: [], hashes: {} },
    },
    'rejected Production as security reviewer',
  ],
  [{ type: 'sign-off.withdrawn', data: request }, 'withdrew the request for signatures for Production'],
  [{ type: 'condition.done', data: { conditionId: 'c', text: 'Train users.' } }, 'completed a condition'],
  [{ type: 'review.started', data: { reviewId: 'r', dueOn: '2027-01-01' } }, 'started a review'],
  [
    {
      type: 'review.attested',
      data: { reviewId: 'r', attestationId: 'a', role: 'security', answer: 'no-longer', hashes: {} },
    },
    'attested "no longer so" as security reviewer',
  ],
  [
    { type: 'review.concluded', data: { reviewId: 'r', outcome: 'go-back', conditions: [], nextReviewOn: null } },
    'concluded the review: must go back',
  ],
  [{ type: 'incident.reported', data: incident }, 'reported the incident "Wrong notes"'],
  [
    {
      type: 'incident.resolved',
      data: { incidentId: 'i', title: 'Wrong notes', cause: 'A filter.', remedy: 'Added.' },
    },
    'resolved the incident "Wrong notes"',
  ],
  [
    { type: 'retirement-item.settled', data: { itemId: 'people', state: 'not-applicable' } },
    'settled "Users and support are informed" for retirement: not applicable',
  ],
  [
    { type: 'retirement-item.reopened', data: { itemId: 'people', before: 'done' } },
    'reopened "Users and support are informed" of the retirement checklist',
  ],
  [{ type: 'stage.moved', data: { from: 'poc', to: 'pilot', kind: 'forward' } }, 'moved it forward to Pilot'],
  [
    { type: 'stage.moved', data: { from: 'production', to: 'pilot', kind: 'suspend', incident } },
    'suspended it for the incident "Wrong notes"',
  ],
  [
    { type: 'stage.refused', data: { from: 'poc', to: 'pilot', unmet: ['No outcome.'] } },
    'tried to move it to Pilot, and was refused',
  ],
];

describe('describeEvent', () => {
  it.each(events.map(([event, words]) => [event.type, words, event] as const))('tells %s: %s', (_, words, event) => {
    expect(tell(event).sentence).toBe(`Ada Lovelace ${words}.`);
  });

  it('tells what changed, why, and which sign-offs lapsed', () => {
    const changes = [
      { field: 'hoursSavedPerMonth', before: null, after: 6 },
      { field: 'actionTier', before: 'read-only', after: 'draft' },
      { field: 'systems', before: [], after: [{ id: 'c', name: 'Salesforce' }] },
    ];
    const lapsed = [{ role: 'business' as const, gate: 'production' as const, sections: ['value' as const] }];
    expect(tell({ type: 'use-case.edited', data: { changes, lapsed } }, 'New estimate.').details).toEqual([
      { label: 'Hours saved per month', before: '–', after: '6' },
      { label: 'Action tier', before: 'Read-only', after: 'Draft' },
      { label: 'Systems', before: '–', after: 'Salesforce' },
      { label: 'Reason', after: 'New estimate.' },
      { label: "The business owner's sign-off for Production lapsed", after: 'Changed: problem and expected value' },
    ]);
  });

  it('names what it does not know, or cannot read, and never fails', () => {
    for (const [type, data] of [
      ['moon.landed', { site: 'x' }],
      ['stage.refused', {}],
      ['item.assigned', null],
      ['toString', {}],
    ] as const) {
      expect(describeEvent({ type, data, actorName: 'Ada', reason: null })).toEqual({
        sentence: `Ada wrote "${type}".`,
        details: [],
      });
    }
  });
});

describe('changesBetween', () => {
  it('lists what differs in the named fields, by content', () => {
    const before = { title: 'A', size: 1, list: [1, 2], owner: { id: 'a', name: 'A' }, at: new Date(0), gone: 1 };
    const after = {
      title: 'B',
      size: 1,
      list: [2, 1],
      owner: { name: 'A', id: 'a' },
      at: new Date(0),
      gone: undefined,
    };
    expect(
      changesBetween<Partial<typeof before>>(before, after, ['size', 'title', 'owner', 'list', 'at', 'gone']),
    ).toEqual([
      { field: 'title', before: 'A', after: 'B' },
      { field: 'list', before: [1, 2], after: [2, 1] },
      { field: 'gone', before: 1, after: null },
    ]);
  });

  it('keeps people as they were', () => {
    expect(changesBetween({ owner: person('ada') }, { owner: null as never }, ['owner'])).toEqual([
      { field: 'owner', before: person('ada'), after: null },
    ]);
  });
});

it('tells of a tool that is called as what every object has', () => {
  expect([fieldLabel('constructor'), shown('constructor'), shown(['toString'])]).toEqual([
    'Constructor',
    'constructor',
    'toString',
  ]);
});

describe('fieldLabel', () => {
  it.each([
    ['title', 'Title'],
    ['valuePerHour', 'Value per hour'],
    ['someNewField', 'Some new field'],
    ['ratings.business-value.level', 'Ratings: business value, level'],
  ])('calls %s %s', (field, label) => expect(fieldLabel(field)).toBe(label));
});
