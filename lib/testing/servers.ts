import type { Actor } from '@/lib/domain/access/actor';
import { mustRun } from './use-case';
import type { TestWorkspace } from './workspace';

let made = 0;

/** What a form sends for a new server; its owner is `owner`. */
export const serverForm = (owner: Actor, change: Record<string, unknown> = {}) => ({
  name: `CRM server ${++made}`,
  purpose: 'Reads accounts and keeps notes for sales.',
  owner: owner.memberId,
  address: `https://crm-${made}.example.com/mcp`,
  package: '',
  environment: 'production',
  identityModel: 'delegated',
  dataClasses: ['internal', 'personal'],
  rhythm: 'never',
  systems: [],
  ...change,
});

/** A server of the workspace, by the architect. Its owner is the contributor if not said otherwise. */
export async function makeServer(workspace: TestWorkspace, change: Record<string, unknown> = {}): Promise<string> {
  const { id } = await mustRun('save-server', workspace.architect, serverForm(workspace.contributor, change));
  return id as string;
}
