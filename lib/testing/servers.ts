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

/** What a form sends for evidence of a server: ID-2 is the security reviewer's to confirm, ID-4 the technical owner's. */
export const serverNote = {
  items: ['ID-2', 'ID-4'],
  kind: 'note',
  title: 'Token test',
  text: 'Each request without a token was refused.',
  source: 'Test of October',
};

/** A server of the workspace, by the architect. Its owner is the contributor if not said otherwise. */
export async function makeServer(workspace: TestWorkspace, change: Record<string, unknown> = {}): Promise<string> {
  const { id } = await mustRun('save-server', workspace.architect, serverForm(workspace.contributor, change));
  return id as string;
}
