import type { UseCaseFacts } from '@/lib/domain/use-case/facts';
import { ownerRoles, type Actor, type OwnerRole, type Person } from './actor';

/**
 * Standing in for somebody who is away. A deputy decides what the holder of the role decides, and nothing is lent on: who
 * stands in for a deputy stands in for nobody else. What bars one of the two bars the pair.
 */

type Who = Pick<Actor, 'memberId'>;
type Roles = Pick<UseCaseFacts, 'owners'> & Partial<Pick<UseCaseFacts, 'deputies'>>;

/** The owner roles in which the actor stands in today. */
export const deputisedRoles = (actor: Who, facts: Roles): OwnerRole[] =>
  ownerRoles.filter((role) => facts.deputies?.[role]?.person.id === actor.memberId);

/** Whether the actor decides in this role: its holder, or who stands in for them. */
export const decidesAs = (actor: Who, role: OwnerRole, facts: Roles): boolean =>
  facts.owners[role]?.id === actor.memberId || facts.deputies?.[role]?.person.id === actor.memberId;

/** For whom the actor decides in this role; null: in their own name. */
export const standsInFor = (actor: Who, role: OwnerRole, facts: Roles): Person | null =>
  facts.owners[role]?.id !== actor.memberId && decidesAs(actor, role, facts) ? (facts.owners[role] ?? null) : null;

/** Whose requests, evidence and signatures count as the actor's own in this role: theirs, and those of whom they stand in for. */
export function countsAsOwn(actor: Who, role: OwnerRole, facts: Roles): (person: { id: string } | null) => boolean {
  const absent = standsInFor(actor, role, facts);
  return (person) => person !== null && (person.id === actor.memberId || person.id === absent?.id);
}
