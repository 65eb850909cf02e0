import type { Reason } from '@/lib/domain/result';
import type { UseCaseFacts } from '@/lib/domain/use-case/facts';
import { ownerRoleLabels, ownerRoles, type Actor, type OwnerRole, type WorkspaceRole } from './actor';
import { permissions, type Action, type Permission } from './permissions';

export type { Action } from './permissions';

/** What the action is done to. The workspace itself needs nothing. */
export type Subject = {
  facts?: Pick<UseCaseFacts, 'owners' | 'createdBy'>;
  /** The owner role that decides: of a signature, of an item's signing role, of a waiver. */
  role?: OwnerRole;
  /** The member whose task it is: an item's assignee, a condition's owner. */
  personId?: string | null;
};

/** May this actor do this to that? Null: yes. Otherwise why not, and who may. */
export function can(actor: Pick<Actor, 'memberId' | 'role'>, action: Action, subject: Subject = {}): Reason | null {
  const permission: Permission = permissions[action];
  return allows(permission, actor, subject) ? null : refusal(permission, actor, subject);
}

function allows(permission: Permission, actor: Pick<Actor, 'memberId' | 'role'>, subject: Subject): boolean {
  const held = heldRoles(actor, subject);
  if (permission.holderOnly) return subject.role ? held.includes(subject.role) : held.length > 0;
  if (permission.roles.includes(actor.role)) return true;
  if (permission.owners?.some((role) => held.includes(role))) return true;
  if (permission.named && subject.personId === actor.memberId) return true;
  if (!permission.ownContributor || actor.role !== 'contributor') return false;
  return held.length > 0 || subject.facts?.createdBy.id === actor.memberId;
}

/** The owner roles that the actor holds on the use case. */
export const heldRoles = (actor: Pick<Actor, 'memberId'>, { facts }: Subject): OwnerRole[] =>
  ownerRoles.filter((role) => facts?.owners[role]?.id === actor.memberId);

function refusal(permission: Permission, actor: Pick<Actor, 'role'>, subject: Subject): Reason {
  const by = whoMay(permission, subject);
  const why =
    permission.holderOnly && subject.role ? '' : ` Your role here is ${roleLabels[actor.role].toLowerCase()}.`;
  const remedy = by === nobody ? 'Let an architect assign the role first.' : `Ask ${lowerFirst(by)}.`;
  return { code: 'not-permitted', message: `You may not ${permission.label}.${why}`, remedy, by };
}

const nobody = 'Nobody yet';

function whoMay(permission: Permission, { facts, role }: Subject): string {
  if (permission.holderOnly && !role) return 'The holder of the owner role';
  const owners = permission.holderOnly && role ? [role] : (permission.owners ?? []);
  const named = owners
    .filter((owner) => !facts || facts.owners[owner])
    .map((owner) => `${ownerRoleLabels[owner]}${facts ? ` ${facts.owners[owner]?.name}` : ''}`);
  const workspace = permission.roles.map((name) => withArticle(roleLabels[name]));
  const all = [...named, ...workspace];
  if (all.length === 0) return nobody;
  const text = all.length === 1 ? all.join('') : `${all.slice(0, -1).join(', ')} or ${all.at(-1)}`;
  return text.charAt(0).toUpperCase() + text.slice(1);
}

export const roleLabels: Record<WorkspaceRole, string> = {
  admin: 'Admin',
  architect: 'Architect',
  contributor: 'Contributor',
  viewer: 'Viewer',
};

const withArticle = (label: string) => `${/^[AEIOU]/.test(label) ? 'an' : 'a'} ${label.toLowerCase()}`;
const lowerFirst = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);
