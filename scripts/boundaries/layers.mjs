// Who may import whom: the table of docs/architecture.md as data. Tests are free, but for what they test.

/** Packages and modules that no rule, chart or query may know of. */
const screens = ['next', 'next-auth', 'react', 'react-dom', 'recharts', 'radix-ui', 'lucide-react', 'nuqs'];
const databases = ['pg', 'pg-boss', '@prisma/*', 'prisma'];

/**
 * `may`: the layers that a folder may import, beside itself. `packages`: the only packages, where there are few;
 * `never`: the forbidden ones elsewhere. The longest matching folder counts.
 */
export const layers = {
  'lib/domain': { may: [], packages: ['zod'] },
  'lib/domain/testing': { may: ['lib/domain'], packages: ['zod', 'fast-check'] },
  'lib/charts': { may: ['lib/domain'], packages: ['zod'] },
  'lib/url': { may: ['lib/domain'], packages: ['zod', 'nuqs'] },
  'lib/env': { may: [], packages: ['zod'] },
  'lib/db': { may: ['lib/domain', 'lib/env'], never: screens },
  'lib/queries': {
    may: ['lib/domain', 'lib/db', 'lib/import', 'lib/transfer', 'lib/url', 'lib/env'],
    // React's request cache is all that a query may want of it.
    never: screens.filter((name) => name !== 'react'),
  },
  'lib/commands': {
    // Of lib/url only what reads an address that is kept, such as the filter of a link.
    may: [
      'lib/domain',
      'lib/db',
      'lib/env',
      'lib/identity',
      'lib/import',
      'lib/jobs/queue',
      'lib/mail',
      'lib/mcp',
      'lib/url',
    ],
    never: screens,
  },
  // Reads files and, in run/, writes what they say: a command of its own, in chunks.
  'lib/import': { may: ['lib/domain', 'lib/db'], never: screens },
  // A whole workspace as a file, and back: table by table, past the commands.
  'lib/transfer': { may: ['lib/domain', 'lib/db', 'lib/identity'], never: screens },
  // Draws documents; which, the domain says.
  'lib/pdf': { may: ['lib/domain'], never: [...screens, ...databases] },
  // Draws the board report, as pages and as slides; what it says, lib/charts says.
  'lib/report': { may: ['lib/domain', 'lib/charts', 'lib/pdf'], never: [...screens, ...databases] },
  // Writes tables; what is in them, the domain says.
  'lib/spreadsheet': { may: ['lib/domain'], never: [...screens, ...databases] },
  // Talks to MCP servers; what their answers mean, the domain says.
  'lib/mcp': { may: ['lib/domain'], never: [...screens, ...databases] },
  'lib/mail': { may: ['lib/domain', 'lib/env'], never: [...screens, ...databases] },
  'lib/identity': { may: ['lib/domain', 'lib/db', 'lib/env', 'lib/mail'], never: screens },
  // One connection per process that hears what others say.
  'lib/live': { may: ['lib/db', 'lib/env'], never: screens },
  'lib/jobs/queue': { may: ['lib/db', 'lib/env'], never: screens },
  'lib/jobs': {
    may: [
      'lib/domain',
      'lib/db',
      'lib/env',
      'lib/jobs/queue',
      'lib/commands',
      'lib/queries',
      'lib/identity',
      'lib/import',
      'lib/mail',
      'lib/mcp',
      'lib/charts',
      'lib/report',
      'lib/url',
    ],
    never: screens,
  },
  'lib/session': { may: ['lib/domain', 'lib/db', 'lib/env', 'lib/identity'], never: databases },
  'lib/actions': {
    may: ['lib/domain', 'lib/session', 'lib/commands', 'lib/identity', 'lib/import', 'lib/url', 'lib/env'],
    never: databases,
  },
  'lib/testing': { may: ['*'] },
  components: { may: ['lib/domain', 'lib/charts', 'lib/url', 'lib/actions'], never: ['next-auth', ...databases] },
  app: {
    may: [
      'lib/domain',
      'lib/charts',
      'lib/url',
      'lib/queries',
      'lib/session',
      'lib/actions',
      'lib/live',
      'lib/pdf',
      'lib/report',
      'lib/spreadsheet',
      'components',
    ],
    never: ['recharts', ...databases],
  },
  // What is past the app router (docs/decisions/0078-commands-past-the-app-router.md).
  pages: { may: ['lib/actions'], never: [...screens, ...databases] },
};

/** Where the code belongs instead, by what was imported. */
export const advice = {
  'lib/db': 'Read through lib/queries, write through lib/commands.',
  'lib/queries': 'A page runs the query and passes its plain data on.',
  'lib/commands': 'Call it through an action of lib/actions, or POST /api/w/…/commands/….',
  'lib/session': 'A page or an action finds out who acts, and passes the Actor on.',
  'lib/actions': 'An action is called by a form or a page.',
  'lib/jobs': 'Ask for a job with enqueue from lib/jobs/queue.',
  'lib/live': 'A route opens the stream; say something with lib/db/notify.',
  'lib/charts': 'A chart model is made where the chart is shown.',
  'lib/report': 'A route or a job draws what a query has read.',
  'lib/pdf': 'A route draws what a query has read.',
  'lib/spreadsheet': 'A route writes what a query has read.',
  'lib/mcp': 'A job asks the server, and keeps the facts.',
  'lib/url': 'A page parses its address and passes the values on.',
  'lib/env': 'Settings are read by the layers that talk to the outside; pass the value in.',
  'lib/testing': 'This is for tests.',
  components: 'What the screen shows is decided above, in a page; what it knows, below, in lib/domain.',
  pages: 'Nothing imports a route; move what is shared to lib.',
  app: 'Nothing imports a route; move what is shared to components or lib.',
  package:
    'Rules are pure, reads and writes know no screen, screens know no database: move the code to the layer that may.',
};
