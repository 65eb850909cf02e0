import type { OwnerRole } from '@/lib/domain/access/actor';
import { requiredRoles } from '@/lib/domain/signoffs/sections';
import type { SignedGate } from '@/lib/domain/use-case/facts';
import { moveTo } from '@/lib/testing/steps';
import type { Scene } from './scene';
import type { Signature } from './story';

/**
 * A gate with signatures: asked for by the architect, decided on by its owners a day or so later each, and entered, as far
 * as the story has got.
 */
export async function open(scene: Scene, gate: SignedGate, entered: number | undefined): Promise<void> {
  const signing = scene.story.gates?.[gate] ?? {};
  if (entered === undefined && !signing.asked) return;
  if (signing.rejected) await turnDown(scene, gate, signing.rejected);
  const roles = requiredRoles(gate);
  const asked = signing.asked ?? (entered ?? 0) + roles.length + 2;
  scene.on(asked);
  const { request } = await scene.send('request-sign-off', { gate });
  for (const [index, role] of roles.entries()) {
    const signature = signing.signed?.[role] ?? (entered === undefined ? null : {});
    if (!signature) continue;
    scene.on(signature.on ?? (entered === undefined ? asked - 1 - index : entered + roles.length - index));
    await decide(scene, request as string, role, signature);
  }
  if (entered === undefined) return;
  scene.on(entered);
  await moveTo(scene, gate);
}

async function decide(scene: Scene, request: string, role: OwnerRole, { reason, conditions = [] }: Signature) {
  const look = await scene.look();
  const rows = conditions.map(({ text, owner, due }) => ({ text, owner: look.member(owner), dueOn: look.day(due) }));
  const decision = rows.length > 0 ? 'approve-with-conditions' : 'approve';
  await scene.send('sign-off', { request, role, decision, reason, conditions: rows }, { by: scene.cast[role] });
}

/** A request that came too early: rejected, with why, and taken back. */
async function turnDown(scene: Scene, gate: SignedGate, { on, reason }: { on: number; reason: string }): Promise<void> {
  scene.on(on + 2);
  const { request } = await scene.send('request-sign-off', { gate });
  scene.on(on);
  await scene.send('sign-off', { request, role: 'business', decision: 'reject', reason }, { by: scene.cast.business });
  await scene.send('withdraw-sign-off-request', { request });
}
