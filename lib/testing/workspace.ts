import type { Actor, WorkspaceRole } from '@/lib/domain/access/actor';
import { inIdentity } from '@/lib/db/identity-transaction';
import { newId } from '@/lib/db/new-id';
import { addMember } from '@/lib/identity/accounts';
import { createWorkspace } from '@/lib/identity/create-workspace';

export type TestWorkspace = {
  workspaceId: string;
  slug: string;
  /** `General`, keys GEN-1, GEN-2, … */
  businessUnitId: string;
  /** Version 1 of the scoring model. */
  modelId: string;
  admin: Actor;
  architect: Actor;
  contributor: Actor;
  viewer: Actor;
  /** One more person with this role, under a name of their own. */
  member(role: WorkspaceRole, name?: string): Promise<Actor>;
};

/** A time at which tests may stand still. */
export const testNow = new Date('2026-11-20T09:00:00.000Z');

/** What the form of the settings sends. */
export const settingsForm = {
  name: 'Northwind',
  currency: 'EUR',
  allowOwnEvidence: '',
  maxWaiverDays: '180',
  allowedHosts: '',
  minimumProtocol: '2025-06-18',
  contextTokens: '200000',
  onToolChange: 'sign-anew',
};

/** A workspace of its own for one test, with a member of each role, made through the code that makes real ones. */
export async function makeWorkspace({ now = testNow }: { now?: Date } = {}): Promise<TestWorkspace> {
  // The random end of a UUIDv7; its beginning is the time, which parallel tests share.
  const slug = `test-${newId().slice(-12)}`;
  const made = await inIdentity((tx) =>
    createWorkspace(tx, {
      name: 'Test workspace',
      slug,
      admin: { name: 'Ada Admin', email: `ada.admin@${slug}.example`, passwordHash: null },
      now,
    }),
  );
  const { workspaceId, businessUnitId, modelId, admin } = made;

  async function member(role: WorkspaceRole, name?: string): Promise<Actor> {
    const shown = name ?? `${role[0]?.toUpperCase()}${role.slice(1)} ${newId().slice(-4)}`;
    const email = `${newId().slice(-12)}@${slug}.example`;
    const { memberId } = await inIdentity((tx) =>
      addMember(tx, workspaceId, { name: shown, email, role, passwordHash: null }, now),
    );
    return { workspaceId, workspaceSlug: slug, memberId, name: shown, role };
  }

  const architect = await member('architect', 'Arne Architect');
  const contributor = await member('contributor', 'Cora Contributor');
  const viewer = await member('viewer', 'Vera Viewer');
  return { workspaceId, slug, businessUnitId, modelId, admin, architect, contributor, viewer, member };
}
