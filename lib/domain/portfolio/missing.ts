import type { Area } from '@/lib/domain/checklist/areas';
import { isDone, itemViews, type ItemState } from '@/lib/domain/checklist/items';
import { ownerRoleLabels, type OwnerRole } from '@/lib/domain/access/actor';
import type { UseCaseFacts } from '@/lib/domain/use-case/facts';

/** A checklist item that some use cases still miss. */
export type MissingItem = {
  id: string;
  title: string;
  /** Who confirms it. */
  signs: OwnerRole;
  on: MissingOn[];
};

/** `waitsOn`: the person or role that is to do the next step. */
export type MissingOn = { key: string; title: string; state: ItemState; blocking: boolean; waitsOn: string };

/** What these use cases miss in an area, in the order of the checklist: neither satisfied nor waived, and not "not applicable". */
export function missingIn(area: Area, useCases: readonly UseCaseFacts[], now: Date): MissingItem[] {
  const items = new Map<string, MissingItem>();
  for (const facts of useCases) {
    for (const { id, item, state, blocking, assignee, signingRole, holder } of itemViews(facts, now)) {
      if (item.area !== area) continue;
      const missing = items.get(id) ?? { id, title: item.title, signs: signingRole, on: [] };
      items.set(id, missing);
      if (isDone(state)) continue;
      const role = ownerRoleLabels[signingRole];
      // What is submitted waits for its signing role; all else for whoever is to bring the evidence.
      const waitsOn =
        state === 'submitted'
          ? `${role}: ${holder?.name ?? 'nobody yet'}`
          : assignee
            ? `Assignee: ${assignee.name}`
            : 'Nobody is assigned';
      missing.on.push({ key: facts.key, title: facts.title, state, blocking, waitsOn });
    }
  }
  return [...items.values()].filter(({ on }) => on.length > 0);
}
