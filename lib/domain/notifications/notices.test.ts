import { expect, it } from 'vitest';
import type { UseCaseEvent } from '@/lib/domain/audit/events';
import type {
  ItemFacts,
  RoundFacts,
  SignOffRequestFacts,
  UseCaseFacts,
  WaiverFacts,
} from '@/lib/domain/use-case/facts';
import { defaultModel } from '@/lib/domain/scoring/default-model';
import { factors } from '@/lib/domain/scoring/factors';
import { approved, bare, earlier, owners, person, ratings } from '@/lib/domain/testing/facts';
import { noticesOf } from './notices';

const ada = person('ada');
const { business: bea, technical: tom, security: sam } = owners;

const round = (change: Partial<RoundFacts> = {}): RoundFacts => ({
  id: 'round',
  state: 'open',
  live: false,
  dueOn: '2026-12-01',
  modelVersion: 1,
  model: defaultModel,
  openedBy: ada,
  openedAt: earlier,
  revealedBy: null,
  revealedAt: null,
  closedAt: null,
  scorers: [],
  handedIn: [],
  reconciliations: [],
  outcomeId: null,
  ...change,
});
const scorer = (id: string) => ({ person: person(id), factors: [...factors] });
const item = (change: Partial<ItemFacts> = {}): ItemFacts => ({
  itemId: 'SE-2',
  state: 'submitted',
  claim: 'satisfied',
  justification: '',
  assignee: tom,
  submittedBy: ada,
  submittedAt: earlier,
  confirmedBy: null,
  confirmedAt: null,
  returnReason: null,
  ...change,
});
const waiver: WaiverFacts = {
  id: 'w',
  subject: 'SE-3',
  reason: 'Not yet.',
  requestedBy: tom,
  requestedAt: earlier,
  decision: null,
  decidedBy: null,
  decidedAt: null,
  decisionNote: null,
  expiresOn: '2027-01-01',
  compensatingControl: 'Read every day.',
  extendsId: null,
};
const request: SignOffRequestFacts = {
  id: 'request',
  gate: 'production',
  requestedBy: ada,
  requestedAt: earlier,
  state: 'open',
  signOffs: [],
};

const told = (
  event: UseCaseEvent,
  {
    by = ada,
    before = {},
    after = before,
  }: { by?: typeof ada; before?: Partial<UseCaseFacts>; after?: Partial<UseCaseFacts> } = {},
) =>
  noticesOf(event, { actor: by, before: bare({ owners, ...before }), after: bare({ owners, ...after }) })
    .map(({ to, kind }) => `${to} ${kind}`)
    .sort();

const comment = { itemId: null, risk: null, commentId: 'c' };
const decision = { requestId: 'request', signOffId: 's', gate: 'production', hashes: {} } as const;

it.each<[string, UseCaseEvent, Parameters<typeof told>[1], string[]]>([
  [
    'a round: those who are new in it, not who asks',
    { type: 'scoring-round.saved', data: { roundId: 'round', created: false, changes: [] } },
    {
      before: { rounds: [round({ scorers: [scorer('old')] })] },
      after: { rounds: [round({ scorers: [scorer('old'), scorer('new'), scorer('ada')] })] },
    },
    ['new asked-to-score'],
  ],
  [
    'handing in: nobody',
    { type: 'assessment.handed-in', data: { assessmentId: 'a', modelVersion: 1, roundId: 'round' } },
    { by: person('old'), before: { rounds: [round({ scorers: [scorer('old'), scorer('new')] })] } },
    [],
  ],
  [
    'taking scores back: nobody',
    { type: 'assessment.reopened', data: { assessmentId: 'a', roundId: 'round' } },
    { by: person('old'), before: { rounds: [round({ scorers: [scorer('old'), scorer('new')] })] } },
    [],
  ],
  [
    'the reveal: its scorers',
    { type: 'scoring-round.revealed', data: { roundId: 'round', handedIn: [], missing: [] } },
    { before: { rounds: [round({ scorers: [scorer('old'), scorer('ada')] })] } },
    ['old decided'],
  ],
  [
    'an agreed assessment: the owners of the work and who scored, each once',
    {
      type: 'assessment.agreed',
      data: {
        assessmentId: 'a',
        modelVersion: 1,
        ratings: ratings([5, 5, 5, 5, 5, 5]),
        score: 100,
        verdict: 'strong',
        superseded: null,
        round: { roundId: 'round', scorers: [tom, person('old')], dissent: [] },
      },
    },
    {},
    ['bea decided', 'old decided', 'tom decided'],
  ],
  [
    'a new owner: that person',
    { type: 'owner.assigned', data: { role: 'security', before: null, after: sam } },
    {},
    ['sam assigned'],
  ],
  [
    'oneself as owner: nobody',
    { type: 'owner.assigned', data: { role: 'business', before: null, after: bea } },
    { by: bea },
    [],
  ],
  [
    'items: their assignee',
    { type: 'item.assigned', data: { items: [{ itemId: 'ID-1', before: bea }], after: tom } },
    {},
    ['tom assigned'],
  ],
  [
    'a submitted item: who confirms it',
    { type: 'item.submitted', data: { itemId: 'SE-2', claim: 'satisfied', justification: '', evidenceIds: [] } },
    {},
    ['sam asked-to-confirm'],
  ],
  [
    'a returned item: who submitted it, and whose it is',
    { type: 'item.returned', data: { itemId: 'SE-2', claim: 'satisfied' } },
    { by: sam, before: { items: [item()] } },
    ['ada decided', 'tom decided'],
  ],
  [
    'a confirmed item of one person: once',
    { type: 'item.confirmed', data: { itemId: 'SE-2', claim: 'satisfied' } },
    { by: sam, before: { items: [item({ submittedBy: tom })] } },
    ['tom decided'],
  ],
  [
    'a waiver: who decides on it',
    { type: 'waiver.requested', data: { waiverId: 'w', subject: 'SE-3', expiresOn: '2027-01-01' } },
    { by: tom },
    ['sam asked-to-decide'],
  ],
  [
    'its decision: who asked',
    { type: 'waiver.decided', data: { waiverId: 'w', subject: 'SE-3', decision: 'refused', expiresOn: '2027-01-01' } },
    { by: sam, before: { waivers: [waiver] } },
    ['tom decided'],
  ],
  [
    'a request for signatures: every role of the gate',
    { type: 'sign-off.requested', data: { requestId: 'request', gate: 'production' } },
    {},
    ['bea asked-to-sign', 'dora asked-to-sign', 'sam asked-to-sign', 'tom asked-to-sign'],
  ],
  [
    'a signature with a condition: its owner, who asked, and the owners of the work',
    {
      type: 'sign-off.decided',
      data: {
        ...decision,
        role: 'security',
        decision: 'approve-with-conditions',
        conditions: [{ text: 'Train.', owner: tom, dueOn: '2026-12-31' }],
      },
    },
    { by: sam, before: { signOffRequests: [request] } },
    ['ada decided', 'bea decided', 'tom condition', 'tom decided'],
  ],
  [
    'an edit that made a signature lapse: who signed, and who asked',
    {
      type: 'tool.removed',
      data: {
        toolId: 't',
        name: 'search',
        tier: 'draft',
        lapsed: [{ role: 'security', gate: 'production', sections: ['tools'] }],
      },
    },
    { by: tom, before: { signOffRequests: [approved('production', bare({ owners }))] } },
    ['ada lapsed', 'sam lapsed'],
  ],
  [
    'a move: all four owners',
    { type: 'stage.moved', data: { from: 'poc', to: 'pilot', kind: 'forward' } },
    { by: bea },
    ['dora decided', 'sam decided', 'tom decided'],
  ],
  [
    'a comment: whom it names',
    { type: 'comment.added', data: { ...comment, body: 'x', mentioned: [sam, ada] } },
    {},
    ['sam mentioned'],
  ],
  ['its removal: nobody', { type: 'comment.removed', data: { ...comment, author: tom } }, {}, []],
  [
    'a reminder: that person',
    {
      type: 'work.reminded',
      data: { kind: 'sign', ref: 'poc', about: '', role: 'business', person: bea, roundId: null },
    },
    {},
    ['bea reminded'],
  ],
  ['a refused move: nobody', { type: 'stage.refused', data: { from: 'poc', to: 'pilot', unmet: [] } }, {}, []],
])('tells of %s', (_, event, circumstances, expected) => {
  expect(told(event, circumstances)).toEqual(expected);
});

it('says what lapsed, and why', () => {
  const [mine, theirs] = noticesOf(
    {
      type: 'tool.removed',
      data: {
        toolId: 't',
        name: 'search',
        tier: 'draft',
        lapsed: [{ role: 'security', gate: 'production', sections: ['tools'] }],
      },
    },
    {
      actor: tom,
      before: bare({ owners, signOffRequests: [approved('production', bare({ owners }))] }),
      after: bare({ owners }),
    },
  );
  expect(mine).toMatchObject({
    to: 'sam',
    path: '/sign-offs',
    text: 'Your signature as security reviewer for Production has lapsed: tools and action tier changed, as Tom removed the tool search.',
  });
  expect(theirs?.text).toMatch(/^The security reviewer's signature for Production has lapsed: /);
});
