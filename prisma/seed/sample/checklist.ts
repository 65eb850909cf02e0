import { areas, type Area } from '@/lib/domain/checklist/areas';
import { checklistTemplate, type ItemTemplate } from '@/lib/domain/checklist/template';
import { addDays, dayOf } from '@/lib/domain/day';
import { notApplicable, usualProof } from './evidence';
import type { Scene } from './scene';
import type { Left, Proof } from './story';

type Stretch = { until: number } | { after: number };

// Telemetry of the pilot comes last; the security review begins once there is a contract to review.
const order: Area[] = [
  'identity',
  'tool-scope',
  'data-minimisation',
  'change-management',
  'security-review',
  'human-fallback',
  'observability',
];

/**
 * The work on the checklist, an area at a time: whoever has an item brings its evidence and hands it in, and two days later
 * its owner confirms it. Done are the areas whose day lies in the stretch: up to the review, or from then on.
 */
export async function workOnChecklist(scene: Scene, stretch: Stretch): Promise<void> {
  const { checklist } = scene.story;
  if (!checklist) return;
  const { from, to, only } = checklist;
  for (const [index, area] of order.entries()) {
    const day = Math.round(from + ((to - from) * index) / (areas.length - 1));
    const included = 'until' in stretch ? day > stretch.until : day <= stretch.after;
    const items = checklistTemplate.filter((item) => item.area === area && (only?.includes(item.id) ?? true));
    if (!included || items.length === 0) continue;
    scene.on(day);
    for (const item of items) await bring(scene, item);
    scene.on(Math.max(day - 2, 1));
    for (const item of items) await settle(scene, item);
  }
}

const leftOf = (scene: Scene, { id }: ItemTemplate): Left | undefined => scene.story.checklist?.left?.[id];

/** Why the item does not apply here; null where it does. */
function inapplicable(scene: Scene, item: ItemTemplate): string | null {
  const left = leftOf(scene, item);
  if (typeof left === 'object') return 'notApplicable' in left ? left.notApplicable : null;
  const proven = scene.story.checklist?.proof?.[item.id];
  return proven || left ? null : notApplicable(item.id, scene.story.access?.tier ?? 'read-only');
}

async function bring(scene: Scene, item: ItemTemplate): Promise<void> {
  const left = leftOf(scene, item);
  if (left === 'open' || (typeof left === 'object' && 'asksWaiver' in left)) return;
  const by = assigneeOf(scene, item);
  const justification = inapplicable(scene, item);
  if (justification) {
    await scene.send('submit-item', { item: item.id, claim: 'not-applicable', justification }, { by });
    return;
  }
  const proof = scene.story.checklist?.proof?.[item.id] ?? usualProof(item.id, scene);
  await scene.send(
    'add-evidence',
    { item: item.id, ...formOf(scene, proof), expiresOn: expiryOf(scene, item) },
    { by },
  );
  if (left === 'in-progress' || (typeof left === 'object' && 'waived' in left)) return;
  await scene.send('submit-item', { item: item.id, claim: 'satisfied' }, { by });
}

async function settle(scene: Scene, item: ItemTemplate): Promise<void> {
  const left = leftOf(scene, item);
  const by = scene.cast[item.signs];
  if (left === 'open' || left === 'in-progress' || left === 'submitted') return;
  if (typeof left === 'object' && 'returned' in left) {
    await scene.send('return-item', { item: item.id, reason: left.returned }, { by });
    return;
  }
  if (typeof left === 'object' && ('waived' in left || 'asksWaiver' in left)) {
    const reason = 'waived' in left ? left.waived : left.asksWaiver;
    const expiresOn = addDays(dayOf(scene.scenery.now), -left.until);
    const { waiver } = await scene.send('request-waiver', {
      subject: item.id,
      reason,
      compensatingControl: left.control,
      expiresOn,
    });
    if ('waived' in left) await scene.send('decide-waiver', { waiver, decision: 'approved', note: left.note }, { by });
    return;
  }
  await scene.send('confirm-item', { item: item.id }, { by });
}

/** Whom `assignChecklist` gave it to; before the pilot nobody, and then the architect does it. */
function assigneeOf(scene: Scene, { area }: ItemTemplate) {
  const { engineer, technical, editor } = scene.cast;
  if (scene.story.days.pilot === undefined || area === 'data-minimisation') return editor;
  return area === 'security-review' ? technical : engineer;
}

function expiryOf(scene: Scene, { id }: ItemTemplate): string | undefined {
  const daysAgo = scene.story.checklist?.expires?.[id];
  return daysAgo === undefined ? undefined : addDays(dayOf(scene.scenery.now), -daysAgo);
}

/** As the form of evidence sends it. */
function formOf(scene: Scene, proof: Proof): Record<string, unknown> {
  if (proof.kind === 'drill') return { ...proof, heldOn: scene.today() };
  if (proof.kind !== 'file') return { ...proof };
  return { kind: 'file', title: proof.title, file: new File([proof.content], proof.name) };
}
