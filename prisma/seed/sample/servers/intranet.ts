import { list, text, tool, type SampleTool } from './manifest';

export const intranet: SampleTool[] = [
  tool(
    {
      name: 'search_pages',
      title: 'Search the intranet',
      description:
        'Searches the public pages of the intranet. Use it when somebody asks where a page is. Returns title and address of each.',
      takes: { words: text('Words to look for', 300) },
      returns: { pages: list('Pages', { title: text('Title'), path: text('Path', 400) }) },
    },
    { tier: 'read-only' },
  ),
];
