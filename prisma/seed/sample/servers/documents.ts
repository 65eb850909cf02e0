import { day, list, text, tool, type SampleTool } from './manifest';

const reads = { tier: 'read-only' } as const;

const document = text('Id of the document', 40);
const words = text('Words to look for', 300);
const found = list('What was found', { document, title: text('Title'), excerpt: text('Where it matches', 600) });

export const documents: SampleTool[] = [
  tool(
    {
      name: 'search_policies',
      title: 'Search the policies',
      description:
        'Searches the policies that are in force. Use it when an employee asks what applies. Returns title, passage and document id of each.',
      takes: { words },
      returns: { found },
    },
    reads,
  ),
  tool(
    {
      name: 'get_policy',
      title: 'Read a policy',
      description:
        'Reads one policy that is in force. Use it to quote the passage that applies. Returns its text, the day from which it holds, and who answers for it.',
      takes: { document },
      returns: {
        text: text('The policy', 60_000),
        since: day('In force since'),
        owner: text('Who answers for it', 120),
      },
    },
    reads,
  ),
  tool(
    {
      name: 'search_documents',
      title: 'Search documents',
      description:
        'Searches minutes and project documents that the user may open. Use it to prepare a meeting. Returns title, excerpt and document id of each.',
      takes: { words, since: day('Only what is as young') },
      required: ['words'],
      returns: { found },
    },
    reads,
  ),
];
