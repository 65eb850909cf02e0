import type { ActionTier } from '@/lib/domain/stages/stages';
import type { Scene } from '../scene';
import type { Proof } from '../story';
import { access } from './access';
import { data } from './data';
import { safety } from './safety';
import { settingOf } from './setting';

const usual = { ...access, ...data, ...safety };

/** What a team of this company brings for an item: one of two, so that two use cases side by side read differently. */
export function usualProof(itemId: string, scene: Scene): Proof {
  const proofs = usual[itemId];
  if (!proofs) throw new Error(`There is no usual proof of ${itemId}.`);
  const setting = settingOf(scene);
  const letters = [...scene.story.key, ...itemId].reduce((sum, letter) => sum + letter.charCodeAt(0), 0);
  return proofs[letters % proofs.length]!(setting);
}

const readOnly: Record<string, string> = {
  'ID-5': 'There is no service credential: every call carries the token of the signed-in user.',
  'TS-5': 'No tool writes anything, so there is nothing to approve.',
  'HF-3': 'Nothing is changed, so there is nothing to undo. Incidents take the usual path.',
};

const drafts: Record<string, string> = {
  'ID-5': 'The server acts on behalf of the user with short-lived delegated tokens; it has no credential of its own.',
};

/** Why an item does not apply in this tier, as teams here put it; null where it does. */
export const notApplicable = (itemId: string, tier: ActionTier): string | null =>
  (tier === 'read-only' ? readOnly[itemId] : tier === 'draft' ? drafts[itemId] : undefined) ?? null;
