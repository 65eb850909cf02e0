import { serverPath, type ServerTab } from '@/lib/url/servers';

const labels: Record<ServerTab, string> = {
  overview: 'Overview',
  tools: 'Tools',
  checks: 'Checks',
  evidence: 'Evidence',
  contracts: 'Contracts',
};

/** The parts of a server, as links under its header. `tools`: how many it offers, null: not known; `evidence`: how many pieces it has. */
export const serverTabs = (
  workspace: string,
  id: string,
  { tools, evidence }: { tools: number | null; evidence: number },
) =>
  Object.entries(labels).map(([tab, label]) => ({
    href: serverPath(workspace, id, tab as ServerTab),
    label,
    ...(tab === 'tools' && tools !== null && { count: tools, countLabel: 'tools' }),
    ...(tab === 'evidence' && evidence > 0 && { count: evidence, countLabel: 'pieces' }),
  }));
