import { choice, day, list, text, tool, type SampleTool } from './manifest';

const reads = { tier: 'read-only' } as const;

const number = text('Number of the ticket', 12);
const messages = list(
  'Messages, oldest first',
  { from: text('Who wrote it', 120), at: day('Day'), text: text('What was written', 20_000) },
  200,
);

export const tickets: SampleTool[] = [
  tool(
    {
      name: 'list_open_tickets',
      title: 'List open tickets',
      description:
        'Lists the open tickets of one customer. Use it before a call. Returns subject, state and age, without the messages.',
      takes: { customer: text('Customer number', 20) },
      returns: {
        tickets: list('Open tickets', { number, subject: text('Subject'), state: choice('State', 'new', 'open') }, 100),
      },
      outside: true,
    },
    { ...reads, classes: ['internal'] },
  ),
  tool(
    {
      name: 'get_case',
      title: 'Read a case',
      description:
        'Reads one case with its whole thread. Use it when somebody takes a case over. Returns customer, state and all messages.',
      takes: { number },
      returns: { customer: text('Name of the customer'), state: text('State', 40), messages },
      outside: true,
    },
    reads,
  ),
  tool(
    {
      name: 'get_complaint',
      title: 'Read a complaint',
      description:
        'Reads one complaint with the shipment that it is about. Use it before a reply is written. Returns what the customer wrote, consignment and dates.',
      takes: { number },
      returns: {
        customer: text('Name of the customer'),
        complaint: text('What the customer wrote', 20_000),
        consignment: text('Number of the consignment', 20),
        promised: day('Promised delivery'),
        delivered: day('Actual delivery'),
      },
      outside: true,
    },
    reads,
  ),
  tool(
    {
      name: 'get_requester',
      title: 'Read who asks',
      description:
        'Reads who wrote a ticket. Use it to find the shipments that they may ask about. Returns company and customer number.',
      takes: { number },
      returns: { company: text('Company'), customer: text('Customer number', 20) },
    },
    { ...reads, classes: ['internal'] },
  ),
  tool(
    {
      name: 'draft_reply',
      title: 'Draft a reply',
      description:
        'Writes a reply as a draft into a ticket. Use it when the agent asks for one; the agent reads it and sends it. Returns the id of the draft.',
      takes: { number, text: text('The reply', 8000) },
      returns: { draft: text('Id of the draft', 20) },
      outside: true,
      writes: true,
    },
    { tier: 'draft', classes: ['internal'] },
  ),
];
