import type { Actor } from '@/lib/domain/access/actor';
import { defaultModel } from '@/lib/domain/scoring/default-model';
import { standardPolicy } from '@/lib/domain/stages/policy/policy';
import { appendEvent } from '@/lib/db/append-event';
import { workspaceWithin, type IdentityTx } from '@/lib/db/identity-transaction';
import { newId } from '@/lib/db/new-id';
import { addMember, type NewPerson } from './accounts';

export type NewWorkspace = {
  name: string;
  /** In every address: lower-case letters, digits and hyphens, 2 to 39 of them. */
  slug: string;
  /** ISO 4217, USD by default. */
  currency?: string;
  /** `awaitsAcceptance`: only once they redeem a link. */
  admin: NewPerson & { jobTitle?: string | null; awaitsAcceptance?: boolean };
  /** The unit that use cases belong to until there are others; `General` with keys such as GEN-1 by default. */
  businessUnit?: { name: string; keyPrefix: string };
  now: Date;
};

/** A slug that is free to be typed: what is left of a name, or null if that is too short. */
export function slugOf(name: string): string | null {
  const slug = name
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 39)
    .replace(/-+$/, '');
  return slug.length >= 2 ? slug : null;
}

/**
 * A workspace that can be worked in at once: its first admin, one business unit and version 1 of the scoring model and of the gate policy.
 * The caller owns the transaction: `inIdentity((tx) => createWorkspace(tx, …))`; from here on that transaction also sees the new
 * workspace. A slug that is taken fails on its unique index.
 */
export async function createWorkspace(
  identity: IdentityTx,
  { name, slug, currency = 'USD', admin, businessUnit, now }: NewWorkspace,
): Promise<{ workspaceId: string; businessUnitId: string; modelId: string; admin: Actor; adminAccountId: string }> {
  const workspaceId = newId();
  const tx = await workspaceWithin(identity, workspaceId);
  await tx.workspace.create({ data: { id: workspaceId, slug, name, currency, createdAt: now } });
  const { memberId, accountId } = await addMember(identity, workspaceId, { ...admin, role: 'admin' }, now);
  const unit = await tx.businessUnit.create({
    data: {
      id: newId(),
      workspaceId,
      name: businessUnit?.name ?? 'General',
      keyPrefix: businessUnit?.keyPrefix ?? 'GEN',
    },
  });
  const model = await tx.scoringModel.create({
    data: { id: newId(), workspaceId, version: 1, definition: defaultModel, publishedAt: now },
  });
  await tx.gatePolicy.create({
    data: { id: newId(), workspaceId, version: 1, definition: standardPolicy, publishedAt: now },
  });
  const actor: Actor = { workspaceId, workspaceSlug: slug, memberId, name: admin.name, role: 'admin' };
  await appendEvent(
    tx,
    { actor, at: now },
    { type: 'workspace.created', data: { name, slug, currency, modelVersion: 1 } },
  );
  return { workspaceId, businessUnitId: unit.id, modelId: model.id, admin: actor, adminAccountId: accountId };
}
