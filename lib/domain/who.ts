import { ownerRoleLabels, type OwnerRole } from '@/lib/domain/access/actor';
import type { UseCaseFacts } from '@/lib/domain/use-case/facts';

/** Who holds a role, for the "by" of a reason: "Business owner Ann Lee". */
export function holderOf(role: OwnerRole, facts: Pick<UseCaseFacts, 'owners' | 'deputies'>): string {
  const person = facts.owners[role];
  if (!person) return `${ownerRoleLabels[role]} (nobody assigned yet)`;
  const deputy = facts.deputies[role];
  return `${ownerRoleLabels[role]} ${deputy ? `${deputy.person.name} for ${person.name}` : person.name}`;
}

/** Who edits a use case: its technical owner first, else whoever may edit everything. */
export function editorOf(facts: Pick<UseCaseFacts, 'owners'>): string {
  const person = facts.owners.technical;
  return person ? `Technical owner ${person.name}, or an architect` : 'An architect';
}

export const architects = 'An architect or an admin';
