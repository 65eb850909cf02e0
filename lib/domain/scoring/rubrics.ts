import { factors, type Factor, type Level } from './factors';

/** What a scorer is asked, factor by factor. */
export const factorQuestions: Record<Factor, string> = {
  'business-value': 'Who gains what, and how well is that known?',
  'data-sensitivity': 'How sensitive is the data that the tools return?',
  'action-risk': 'What is the worst thing the tools can do?',
  'system-complexity': 'How many systems does it reach, and how well are they understood?',
  'user-group': 'Who uses it on the first day?',
  measurement: 'How will we know whether it works?',
};

/** The default texts, level 1 ("avoid for a first POC") first, level 5 (good signal) last. */
export const rubrics: Record<Factor, [string, string, string, string, string]> = {
  'business-value': [
    'A vague innovation objective; nobody is named who gains.',
    'The benefit is described, but not estimated.',
    'Time saved or a decision improved, estimated by the team.',
    'Quantified for named users, and the business owner agrees.',
    'Clear time savings or better decision support, the baseline measured, the business owner accountable.',
  ],
  'data-sensitivity': [
    'Highly regulated or confidential data without controls.',
    'Highly regulated or confidential data, with controls only partly in place.',
    'Confidential data under agreed controls.',
    'Internal data of moderate sensitivity.',
    'Low sensitivity: public or general internal data.',
  ],
  'action-risk': [
    'Irreversible transactions.',
    'Writes that are hard to undo.',
    'Reversible writes; a person approves each.',
    'Drafts only; a person sends.',
    'Read-only.',
  ],
  'system-complexity': [
    'Many unstable dependencies.',
    'Four or more systems, or one that is unstable.',
    'Three documented systems.',
    'Two well-understood systems.',
    'One well-understood system with a stable API.',
  ],
  'user-group': [
    'A broad production audience on day one.',
    'Several departments, or external users.',
    'One department.',
    'Up to about 50 named users.',
    'A small named pilot group, about 20 people or fewer.',
  ],
  measurement: [
    'No way to evaluate quality.',
    'Anecdotes only.',
    'A metric is named, without a baseline.',
    'Metrics with baseline and target.',
    'Clear success metrics with baseline and target, and a repeatable test set.',
  ],
};

/** One example per level, so that two people mean the same by the same level. */
export const rubricExamples: Record<Factor, [string, string, string, string, string]> = {
  'business-value': [
    '"We should do something with AI in procurement."',
    '"Account managers would prepare faster."',
    '"About three hours a week per account manager, we think."',
    '"Three hours a week for the 14 account managers of the DACH team; their head agrees."',
    '"Preparation takes 52 minutes today, measured over two weeks; the head of sales answers for getting it to 20."',
  ],
  'data-sensitivity': [
    'Patient records, with no agreement on who may see what.',
    'Payroll data; access is restricted, but calls are not logged.',
    'Customer contracts, masked and under an agreed retention.',
    'Open support cases without payment data.',
    'The published product documentation.',
  ],
  'action-risk': [
    'Releases payments.',
    'Changes prices in the shop; last prices can be found in a backup.',
    'Updates a CRM field after a click; the old value is kept.',
    'Writes a follow-up mail into the drafts folder.',
    'Looks up a policy.',
  ],
  'system-complexity': [
    'Seven systems, two of which are being replaced.',
    'CRM, ERP, ticketing and a nightly file share.',
    'CRM, ticketing and the knowledge base, all documented.',
    'The ticketing system and the knowledge base.',
    'The knowledge base alone.',
  ],
  'user-group': [
    'All customers, through the website.',
    'Sales, service and two partner companies.',
    'The whole of customer service.',
    'The 40 people of one support centre.',
    'Eight account managers, by name.',
  ],
  measurement: [
    '"People will like it."',
    '"Two colleagues said that the answers were good."',
    '"Minutes per case; nobody has measured them yet."',
    '"Minutes per case: 24 today, 15 wanted."',
    '"Minutes per case: 24 today, 15 wanted; and 60 questions with known answers, run each week."',
  ],
};

export const rubricText = (factor: Factor, level: Level, texts: Record<Factor, string[]> = rubrics): string =>
  texts[factor][level - 1] ?? '';

/** The texts as a scoring model stores them. */
export const copyOfRubrics = (): Record<Factor, string[]> =>
  Object.fromEntries(factors.map((factor) => [factor, [...rubrics[factor]]])) as Record<Factor, string[]>;
