import { serverPath, type ServerTab } from '@/lib/url/servers';

const labels: Record<ServerTab, string> = {
  overview: 'Overview',
  tools: 'Tools',
  checks: 'Checks',
  contracts: 'Contracts',
};

/** The parts of a server, as links under its header. `tools`: how many it offers; null: not known. */
export const serverTabs = (workspace: string, id: string, tools: number | null) =>
  Object.entries(labels).map(([tab, label]) => ({
    href: serverPath(workspace, id, tab as ServerTab),
    label,
    ...(tab === 'tools' && tools !== null && { count: tools, countLabel: 'tools' }),
  }));
