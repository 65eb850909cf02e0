import type { Reason } from '@/lib/domain/result';
import type { UseCaseFacts } from '@/lib/domain/use-case/facts';
import { ownerRoleLabels, ownerRoles, type Actor, type OwnerRole, type Person, type WorkspaceRole } from './actor';
import { deputisedRoles } from './deputies';
import { permissions, type Action, type Permission } from './permissions';

export type { Action } from './permissions';

/** What the action is done to. The workspace itself needs nothing. */
export type Subject = {
  facts?: Pick<UseCaseFacts, 'owners' | 'createdBy'> & Partial<Pick<UseCaseFacts, 'deputies'>>;
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
  const decided = permission.lent && subject.facts ? [...held, ...deputisedRoles(actor, subject.facts)] : held;
  if (permission.holderOnly) return subject.role ? decided.includes(subject.role) : decided.length > 0;
  if (permission.roles.includes(actor.role)) return true;
  if (permission.owners?.some((role) => decided.includes(role))) return true;
  if (permission.named && subject.personId === actor.memberId) return true;
  if (!permission.ownContributor || actor.role !== 'contributor') return false;
  return held.length > 0 || subject.facts?.createdBy.id === actor.memberId;
}

/** For whom the actor does what they may do only while standing in; null: in their own name. */
export function onBehalfOf(actor: Pick<Actor, 'memberId' | 'role'>, action: Action, subject: Subject): Person | null {
  const { facts } = subject;
  if (!facts || allows(permissions[action], actor, { ...subject, facts: { ...facts, deputies: {} } })) return null;
  const { owners = ownerRoles }: Permission = permissions[action];
  const lent = deputisedRoles(actor, facts).filter((role) => role === (subject.role ?? role) && owners.includes(role));
  return (lent[0] && facts.owners[lent[0]]) ?? null;
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
    .map((owner) => `${ownerRoleLabels[owner]}${facts ? ` ${facts.owners[owner]?.name}` : ''}${standIn(facts, owner)}`);
  const workspace = permission.roles.map((name) => withArticle(roleLabels[name]));
  const all = [...named, ...(typeof permission.named === 'string' ? [permission.named] : []), ...workspace];
  if (all.length === 0) return nobody;
  const text = all.length === 1 ? all.join('') : `${all.slice(0, -1).join(', ')} or ${all.at(-1)}`;
  return text.charAt(0).toUpperCase() + text.slice(1);
}

const standIn = (facts: Subject['facts'], role: OwnerRole) => {
  const deputy = facts?.deputies?.[role];
  return deputy ? ` (away; ${deputy.person.name} stands in)` : '';
};

export const roleLabels: Record<WorkspaceRole, string> = {
  admin: 'Admin',
  architect: 'Architect',
  contributor: 'Contributor',
  viewer: 'Viewer',
};

const withArticle = (label: string) => `${/^[AEIOU]/.test(label) ? 'an' : 'a'} ${label.toLowerCase()}`;
const lowerFirst = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);
