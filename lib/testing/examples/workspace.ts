import type { Actor } from '@/lib/domain/access/actor';
import { inWorkspaceAs } from '@/lib/db/workspace-transaction';
import { csv, importBytes } from '@/lib/testing/imports';
import { uploadImport } from '@/lib/commands/upload-import';
import { settingsForm, testNow, type TestWorkspace } from '@/lib/testing/workspace';
import { mustRun } from '@/lib/testing/use-case';
import { policyForm } from '@/lib/testing/policies';
import { withPassword } from '@/lib/testing/people';
import type { Example, Sent } from './example';

const by = (workspace: TestWorkspace, input: Record<string, unknown>) => ({ actor: workspace.admin, input });

const file = () => csv(['Title', 'Problem'], ['Lease review', 'Nobody reads the leases in time.']);

async function uploaded(workspace: TestWorkspace): Promise<string> {
  const result = await uploadImport.run({ actor: workspace.admin, now: testNow }, { fileName: 'a.csv', bytes: file() });
  if (!result.ok) throw new Error(result.refusal.message);
  return (result.value as { import: string }).import;
}

const someone = async (workspace: TestWorkspace) => (await workspace.member('contributor')).memberId;

async function invited(workspace: TestWorkspace): Promise<unknown> {
  const person = { name: 'Nia New', email: `nia@${workspace.slug}.example`, role: 'viewer' };
  return (await mustRun('invite-member', workspace.admin, person)).memberId;
}

const policyDraft = {
  ...policyForm({
    thresholds: { 'pilot-days': { least: 21 } },
    added: [{ gate: 'pilot', requirement: 'item-done', of: 'HF-1', from: '2027-03-01' }],
  }),
  base: '1',
  draft: '',
};
const policyDrafted = async (workspace: TestWorkspace) =>
  (await mustRun('save-policy-draft', workspace.admin, policyDraft)).draft;
const shareForm = {
  title: 'For the board',
  cards: ['headline', 'funnel'],
  names: 'on',
  days: '30',
  filter: '?stage=poc',
};

/** Somebody names their own deputy. */
async function absence(workspace: TestWorkspace): Promise<Sent> {
  const actor = await workspace.member('viewer');
  const days = { startsOn: '2026-11-20', endsOn: '2026-12-01', reason: 'On leave.' };
  return { actor, input: { member: actor.memberId, deputy: await someone(workspace), ...days } };
}

const schedule = ({ viewer }: TestWorkspace) => ({
  rhythm: 'weekly',
  hour: '7',
  formats: ['', 'pdf'],
  recipients: ['', viewer.memberId],
  filter: '?stage=pilot',
});

const stuck = { name: 'Stuck in the pilot', query: '?stage=pilot&late=true&group=unit' };

/** A view as a page shows it, to be deleted. */
async function seenView(actor: Actor, id: unknown): Promise<{ id: string; state: string }> {
  const where = { id: String(id) };
  const { state } = await inWorkspaceAs(actor, (tx) =>
    tx.savedView.findFirstOrThrow({ where, select: { state: true } }),
  );
  return { ...where, state };
}

export const workspaceExamples: Record<string, Example> = {
  'schedule-report': async (workspace) => by(workspace, schedule(workspace)),
  'end-report': async (workspace) =>
    by(workspace, { schedule: (await mustRun('schedule-report', workspace.admin, schedule(workspace))).schedule }),
  async 'invite-member'(workspace) {
    const person = { name: 'Nia New', email: `nia@${workspace.slug}.example`, role: 'viewer', jobTitle: 'Buyer' };
    return by(workspace, person);
  },
  'renew-invitation': async (workspace) => by(workspace, { member: await invited(workspace) }),
  async 'reset-member-password'(workspace) {
    await withPassword(workspace.contributor);
    return by(workspace, { member: workspace.contributor.memberId });
  },
  'change-member-role': async (workspace) => by(workspace, { member: await someone(workspace), role: 'architect' }),
  'remove-member': async (workspace) => by(workspace, { member: await someone(workspace) }),
  'name-deputy': async (workspace) => absence(workspace),
  async 'end-delegation'(workspace) {
    const { actor, input } = await absence(workspace);
    const { delegation } = await mustRun('name-deputy', actor, input);
    return { actor, input: { delegation } };
  },
  'make-share': async (workspace) => by(workspace, shareForm),
  'revoke-share': async (workspace) =>
    by(workspace, { share: (await mustRun('make-share', workspace.admin, shareForm)).share }),
  async 'revoke-shares'(workspace) {
    await mustRun('make-share', workspace.architect, shareForm);
    return by(workspace, { reason: 'A link went to the wrong list.' });
  },
  'save-settings': async (workspace) =>
    by(workspace, {
      ...settingsForm,
      allowOwnEvidence: 'on',
      maxWaiverDays: '90',
      allowedHosts: 'mcp.intern.example',
    }),
  'save-policy-draft': async (workspace) => by(workspace, policyDraft),
  'discard-policy-draft': async (workspace) => by(workspace, { draft: await policyDrafted(workspace) }),
  'publish-policy': async (workspace) =>
    by(workspace, { draft: await policyDrafted(workspace), reason: 'The pilots of this year were too short.' }),
  'save-system': async (workspace) => by(workspace, { id: '', name: 'Salesforce', kind: 'crm' }),
  'rename-business-unit': async (workspace) => by(workspace, { id: workspace.businessUnitId, name: 'Head office' }),
  'keep-view': async (workspace) => ({
    actor: await workspace.member('viewer'),
    input: { ...stuck, id: '', state: '' },
  }),
  async 'drop-view'(workspace) {
    const actor = await workspace.member('viewer');
    return { actor, input: await seenView(actor, (await mustRun('keep-view', actor, stuck)).id) };
  },
  async 'open-first'(workspace) {
    const actor = await workspace.member('viewer');
    return { actor, input: { view: (await mustRun('keep-view', actor, stuck)).id } };
  },
  'share-view': async (workspace) => by(workspace, { ...stuck, id: '', state: '' }),
  async 'drop-shared-view'(workspace) {
    return by(workspace, await seenView(workspace.admin, (await mustRun('share-view', workspace.admin, stuck)).id));
  },
  async 'set-opening-views'(workspace) {
    const { id: viewer } = await mustRun('share-view', workspace.admin, stuck);
    const none = { admin: '', architect: '', contributor: '' };
    return by(workspace, { ...none, viewer, seen: ',,,' });
  },
  async 'start-import'(workspace) {
    return by(workspace, { import: await uploaded(workspace), title: '0', problem: '1', saveAs: '' });
  },
  'discard-import': async (workspace) => by(workspace, { import: await uploaded(workspace) }),
  async 'undo-import'(workspace) {
    const { importId } = await importBytes(workspace.admin, file());
    return by(workspace, { import: importId });
  },
};
