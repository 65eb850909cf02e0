import { count, day, list, text, tool, type SampleTool } from './manifest';

const reads = { tier: 'read-only' } as const;

const accountId = text('Id of the account in Salesforce', 18);

const searchAccounts = tool(
  {
    name: 'search_accounts',
    title: 'Find an account',
    description:
      'Finds accounts by name or customer number. Use it first when only the name of a customer is known. Returns id, name and owner of each, the best match first.',
    takes: { words: text('Name or customer number'), limit: count('How many at most', 25) },
    required: ['words'],
    returns: {
      accounts: list('The accounts', { id: accountId, name: text('Name'), owner: text('Account manager', 120) }),
    },
  },
  reads,
);

const getAccount = tool(
  {
    name: 'get_account',
    title: 'Read an account',
    description:
      'Reads one account that the user may see. Use it to prepare a call. Returns its open deals, contacts and the last activities.',
    takes: { account: accountId },
    returns: {
      name: text('Name of the customer'),
      deals: list('Open deals', { id: text('Id', 18), stage: text('Stage', 60), closes: day('Expected close') }),
      contacts: list('Business contacts', { name: text('Name', 120), title: text('Job title', 120) }),
      activities: list('The last activities', { on: day('Day'), subject: text('Subject') }),
    },
  },
  reads,
);

const getOpportunity = tool(
  {
    name: 'get_opportunity',
    title: 'Read an opportunity',
    description:
      'Reads one opportunity that the user may see. Use it when a meeting or a mail names a deal. Returns its scope, stage and next step.',
    takes: { opportunity: text('Id of the opportunity', 18) },
    returns: { scope: text('What is offered', 2000), stage: text('Stage', 60), nextStep: text('Next step') },
  },
  reads,
);

const getTender = tool(
  {
    name: 'get_tender',
    title: 'Read a tender',
    description:
      'Reads one tender. Use it before its questionnaire is answered. Returns customer, lanes and the deadline.',
    takes: { tender: text('Number of the tender', 20) },
    returns: {
      customer: text('Name of the customer'),
      lanes: list('Lanes asked for', { from: text('From', 80), to: text('To', 80) }, 200),
      deadline: day('Day on which the answer is due'),
    },
  },
  reads,
);

/** Came with version 2.4.0. */
const getContractTerms = tool(
  {
    name: 'get_contract_terms',
    title: 'Read contract terms',
    description:
      'Reads the terms of the contract that is in force with an account. Use it when a customer asks how long a rate holds. Returns payment terms, validity and the agreed freight rates.',
    takes: { account: accountId },
    returns: {
      paymentDays: count('Days to pay', 180),
      validUntil: day('Last day of the rates'),
      rates: list('Agreed freight rates', { lane: text('Lane', 160), perTonne: text('Rate per tonne', 20) }, 200),
    },
  },
  { ...reads, classes: ['confidential'] },
);

export const crm: SampleTool[] = [searchAccounts, getAccount, getOpportunity, getTender];
export const crmWithTerms: SampleTool[] = [...crm, getContractTerms];
