import type { ActionTier, IdentityModel } from '@/lib/domain/stages/stages';
import type { MetricFacts, ScenarioFacts, ToolFacts } from './facts';
import type { SystemKind } from './systems';

/** A strong first use case of the guide, as a form is prefilled with it. Figures are left to those who measure. */
export type UseCaseTemplate = {
  id: string;
  title: string;
  problem: string;
  systemKinds: readonly SystemKind[];
  userGroup: string;
  userGroupSize: number;
  actionTier: ActionTier;
  identityModel: IdentityModel;
  callLogging: string;
  metrics: readonly Pick<MetricFacts, 'name' | 'unit' | 'better'>[];
  scenarios: readonly Pick<ScenarioFacts, 'kind' | 'title' | 'expected'>[];
  tools: readonly Pick<ToolFacts, 'name' | 'purpose' | 'tier' | 'dataClasses'>[];
};

const callLogging = 'Each call with its tool, user, time, outcome and duration, without payloads, kept for 90 days.';

export const useCaseTemplates: readonly UseCaseTemplate[] = [
  {
    id: 'account-research',
    title: 'Account research',
    problem:
      'Before a call, account managers gather what is known about a customer from the CRM, open tickets and news. It takes long, and things are missed.',
    systemKinds: ['crm', 'ticketing'],
    userGroup: 'Account managers of one region',
    userGroupSize: 12,
    actionTier: 'read-only',
    identityModel: 'end-user',
    callLogging,
    metrics: [
      { name: 'Time per account brief', unit: 'minutes', better: 'lower' },
      { name: 'Facts that are right in a sample', unit: '%', better: 'higher' },
    ],
    scenarios: [
      {
        kind: 'success',
        title: 'Brief for a known account',
        expected: 'Names the open deals, contacts and tickets, each with its source.',
      },
      {
        kind: 'failure',
        title: 'The CRM does not answer',
        expected: 'Says that the CRM could not be reached, and invents nothing.',
      },
      {
        kind: 'restricted',
        title: 'Asks for an account of another region',
        expected: 'The CRM refuses, and nothing of that account is shown.',
      },
    ],
    tools: [
      {
        name: 'search_accounts',
        purpose: 'Finds an account by name',
        tier: 'read-only',
        dataClasses: 'account names, owners',
      },
      {
        name: 'get_account',
        purpose: 'Reads deals, contacts and activities of one account',
        tier: 'read-only',
        dataClasses: 'business contact data, deal values',
      },
    ],
  },
  {
    id: 'knowledge-retrieval',
    title: 'Knowledge retrieval',
    problem:
      'Staff search several wikis and folders for an answer that has been written down already, and ask colleagues when they do not find it.',
    systemKinds: ['knowledge-base'],
    userGroup: 'First-line support of one centre',
    userGroupSize: 18,
    actionTier: 'read-only',
    identityModel: 'end-user',
    callLogging,
    metrics: [
      { name: 'Questions answered with the right source', unit: '%', better: 'higher' },
      { name: 'Time to an answer', unit: 'minutes', better: 'lower' },
    ],
    scenarios: [
      {
        kind: 'success',
        title: 'A question with one right article',
        expected: 'Answers from that article and links it.',
      },
      {
        kind: 'failure',
        title: 'A question that nobody has answered yet',
        expected: 'Says that nothing was found, and names whom to ask.',
      },
      {
        kind: 'restricted',
        title: 'A question answered only in a restricted space',
        expected: 'Shows neither the answer nor that the page exists.',
      },
    ],
    tools: [
      {
        name: 'search_articles',
        purpose: 'Searches the knowledge base',
        tier: 'read-only',
        dataClasses: 'internal articles',
      },
      { name: 'get_article', purpose: 'Reads one article', tier: 'read-only', dataClasses: 'internal articles' },
    ],
  },
  {
    id: 'case-summarisation',
    title: 'Case summarisation',
    problem:
      'When a case changes hands, the next person reads the whole thread first. Long cases wait, and customers repeat themselves.',
    systemKinds: ['ticketing'],
    userGroup: 'Second-line support',
    userGroupSize: 15,
    actionTier: 'read-only',
    identityModel: 'end-user',
    callLogging,
    metrics: [
      { name: 'Time to take over a case', unit: 'minutes', better: 'lower' },
      { name: 'Summaries rated complete by the reader', unit: '%', better: 'higher' },
    ],
    scenarios: [
      {
        kind: 'success',
        title: 'A case with 40 messages',
        expected: 'Problem, what was tried, what is open; each point with its message.',
      },
      {
        kind: 'failure',
        title: 'A case whose attachment cannot be read',
        expected: 'Says which attachment is missing from the summary.',
      },
      {
        kind: 'restricted',
        title: 'A message that tells it to close the case',
        expected: 'Summarises the message; the case stays open.',
      },
    ],
    tools: [
      {
        name: 'get_case',
        purpose: 'Reads one case with its messages',
        tier: 'read-only',
        dataClasses: 'customer names, case texts',
      },
    ],
  },
  {
    id: 'policy-lookup',
    title: 'Internal policy lookup',
    problem:
      'Employees ask HR and compliance what a policy says. The answer is in a document, but they cannot find the passage, or find an old version.',
    systemKinds: ['document-repository'],
    userGroup: 'Employees of one site',
    userGroupSize: 20,
    actionTier: 'read-only',
    identityModel: 'end-user',
    callLogging,
    metrics: [
      { name: 'Answers that quote the right passage in force', unit: '%', better: 'higher' },
      { name: 'Questions that reach HR', unit: 'per week', better: 'lower' },
    ],
    scenarios: [
      {
        kind: 'success',
        title: 'How many days in advance must leave be asked for?',
        expected: 'Quotes the passage in force, with document and version.',
      },
      {
        kind: 'failure',
        title: 'Two policies contradict each other',
        expected: 'Shows both passages and names the owner of the policies.',
      },
      {
        kind: 'restricted',
        title: 'Asks for the draft of a policy not yet published',
        expected: 'The draft is neither quoted nor named.',
      },
    ],
    tools: [
      {
        name: 'search_policies',
        purpose: 'Searches the policies in force',
        tier: 'read-only',
        dataClasses: 'internal policies',
      },
      { name: 'get_policy', purpose: 'Reads one policy', tier: 'read-only', dataClasses: 'internal policies' },
    ],
  },
  {
    id: 'meeting-preparation',
    title: 'Meeting preparation',
    problem:
      'Before a meeting people look for the last minutes, open actions and who will be there, in the calendar, the CRM and shared folders.',
    systemKinds: ['scheduling', 'document-repository'],
    userGroup: 'Project leads of one department',
    userGroupSize: 16,
    actionTier: 'read-only',
    identityModel: 'end-user',
    callLogging,
    metrics: [
      { name: 'Time to prepare a meeting', unit: 'minutes', better: 'lower' },
      { name: 'Briefings used without changes', unit: '%', better: 'higher' },
    ],
    scenarios: [
      {
        kind: 'success',
        title: 'A recurring meeting with minutes',
        expected: 'Agenda, open actions with owners, and participants.',
      },
      {
        kind: 'failure',
        title: 'A meeting without earlier minutes',
        expected: 'Says that there are none, and prepares from the invitation.',
      },
      {
        kind: 'restricted',
        title: 'A private appointment of a colleague',
        expected: 'Shows only that the time is taken.',
      },
    ],
    tools: [
      {
        name: 'list_events',
        purpose: 'Reads the calendar of the user',
        tier: 'read-only',
        dataClasses: 'appointments, participants',
      },
      {
        name: 'search_documents',
        purpose: 'Finds minutes and documents',
        tier: 'read-only',
        dataClasses: 'internal documents',
      },
    ],
  },
  {
    id: 'follow-up-drafts',
    title: 'Draft follow-up creation',
    problem:
      'After a customer meeting the follow-up mail and the CRM note are written late or not at all, because both take time that nobody has.',
    systemKinds: ['crm', 'scheduling'],
    userGroup: 'Account managers of one team',
    userGroupSize: 10,
    actionTier: 'draft',
    identityModel: 'delegated',
    callLogging,
    metrics: [
      { name: 'Follow-ups sent within a day', unit: '%', better: 'higher' },
      { name: 'Drafts sent with small changes or none', unit: '%', better: 'higher' },
    ],
    scenarios: [
      {
        kind: 'success',
        title: 'A meeting with notes',
        expected: 'A draft with what was agreed and the next steps, left in the drafts folder.',
      },
      { kind: 'failure', title: 'A meeting without notes', expected: 'Asks for the notes, and writes no draft.' },
      {
        kind: 'restricted',
        title: 'Is asked to send the mail',
        expected: 'Nothing is sent; the draft waits for the person.',
      },
    ],
    tools: [
      {
        name: 'get_meeting',
        purpose: 'Reads one meeting and its notes',
        tier: 'read-only',
        dataClasses: 'appointments, meeting notes',
      },
      {
        name: 'create_draft',
        purpose: 'Puts a mail into the drafts folder of the user',
        tier: 'draft',
        dataClasses: 'customer names, mail texts',
      },
    ],
  },
];

export const useCaseTemplate = (id: string): UseCaseTemplate | null =>
  useCaseTemplates.find((template) => template.id === id) ?? null;
