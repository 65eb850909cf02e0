import { list, text, tool, type SampleTool } from './manifest';

const reads = { tier: 'read-only' } as const;

const dataSet = text('Id of the data set', 40);

export const catalogue: SampleTool[] = [
  tool(
    {
      name: 'search_data_sets',
      title: 'Search data sets',
      description:
        'Searches the data sets of the catalogue by name, owner or term. Use it to find where a field comes from. Returns id, name and owner of each.',
      takes: { words: text('Words to look for', 300) },
      returns: { dataSets: list('Data sets', { dataSet, name: text('Name'), owner: text('Owner', 120) }) },
    },
    reads,
  ),
  tool(
    {
      name: 'get_data_set',
      title: 'Read a data set',
      description:
        'Reads what the catalogue knows of one data set. Use it before a retention period is proposed. Returns its description, classification and retention period.',
      takes: { dataSet },
      returns: {
        description: text('Description', 4000),
        classification: text('Classification', 60),
        retention: text('Retention period, where there is one', 60),
      },
    },
    reads,
  ),
  // Left in by its maker for tests. Nobody has approved it, and nobody should.
  tool({
    name: 'run_query',
    title: 'Run a query',
    description:
      'Runs a query against the catalogue. Use it for anything that the other tools do not cover. Returns rows.',
    takes: { sql: { type: 'string', description: 'The query' } },
    returns: { rows: list('Rows', { row: text('One row as JSON', 8000) }, 1000) },
  }),
];
