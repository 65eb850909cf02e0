import { expect, it } from 'vitest';
import type { z } from 'zod';
import { ownerRoles, type OwnerRole } from '@/lib/domain/access/actor';
import { seededRandom } from '@/lib/domain/random';
import { hashesFor } from '@/lib/domain/signoffs/sections';
import { unmet } from '@/lib/domain/stages/gates';
import { isTrackStage } from '@/lib/domain/stages/track';
import { trackStages, type Stage, type TrackStage } from '@/lib/domain/stages/stages';
import type { SignedGate, UseCaseFacts } from '@/lib/domain/use-case/facts';
import { checkDerived } from '@/lib/db/check-derived';
import { hashOf } from '@/lib/db/hash';
import { loadRuleContext } from '@/lib/db/load-rule-context';
import { readTrail } from '@/lib/db/read-trail';
import { verifyChains } from '@/lib/db/verify-chains';
import { inWorkspace } from '@/lib/db/workspace-transaction';
import { makeJourney, type Journey } from '@/lib/testing/journey';
import { pick, randomSteps } from '@/lib/testing/random-steps';
import { makeWorkspace } from '@/lib/testing/workspace';
import { registry } from './registry';

const steps = 50;

const allButOne = ownerRoles.slice(1);

/** Its author's alone: it leaves no event and no version. */
const leftOut = ['keep-assessment-draft'];

/**
 * Anybody does anything, in any order, from several places of the life cycle on. Whatever comes of it: no stage without its
 * gate, one event for each accepted write and none else, no signature over what has changed, and derived columns as recomputed.
 */
it.each([
  ['a candidate', 1, async () => undefined],
  ['what is ready for a POC', 2, (journey: Journey) => journey.prepare('poc')],
  ['what is ready for a pilot', 3, (journey: Journey) => journey.prepare('pilot')],
  ['what lacks one signature for a pilot', 4, (journey: Journey) => signedFor(journey, 'pilot', [])],
  ['what lacks one signature for production', 5, (journey: Journey) => signedFor(journey, 'production', allButOne)],
  ['what is in production', 6, inProduction],
] as const)('keeps the rules from %s on, whoever does what', { timeout: 180_000 }, async (_, seed, prepare) => {
  const random = seededRandom(seed);
  const journey = await makeJourney();
  await prepare(journey);
  const { workspace, owners, architect } = journey;
  const outsider = (await makeWorkspace()).admin;
  const people = [
    workspace.admin,
    architect,
    architect,
    ...Object.values(owners),
    workspace.contributor,
    workspace.viewer,
  ];
  const members = people.map(({ memberId }) => memberId);
  let accepted = 0;
  const done: string[] = [];
  let before = await look(journey);

  for (let step = 0; step < steps; step += 1) {
    const name = pick(Object.keys(randomSteps), random) ?? '';
    const actor = random() < 0.05 ? outsider : (pick(people, random) ?? architect);
    const input = randomSteps[name]?.(before.facts, random, journey.now, members) ?? {};
    const result = await journey.attempt(name, actor, input);
    const after = await look(journey);
    done.push(`${actor.name}: ${name} ${JSON.stringify(input)} → ${result.ok ? 'done' : result.refusal.message}`);
    const story = done.slice(-5).join('\n');

    const added = after.events.slice(before.events.length);
    if (result.ok) {
      accepted += 1;
      expect(actor, story).not.toBe(outsider);
      expect(added, story).toHaveLength(1);
      expect(added[0]?.data.version ?? before.facts.version, story).toBe(after.facts.version);
    } else {
      // Nothing but the refusal of a gate is worth an event.
      expect(
        added.every(({ type }) => type === 'stage.refused'),
        story,
      ).toBe(true);
      expect({ ...after.facts, updatedAt: null }, story).toEqual({ ...before.facts, updatedAt: null });
    }
    if (after.facts.stage !== before.facts.stage) {
      expect(name, story).toBe('move-stage');
      if (isForward(before.facts.stage, after.facts.stage)) {
        expect(await gapsOf(journey, before.facts, after.facts.stage), story).toEqual([]);
      }
    }
    expectSignaturesToHold(after.facts, story);
    if (random() < 0.1) journey.wait(20);
    before = after;
  }

  expect(accepted).toBeGreaterThan(steps / 10);
  expect(await checkDerived(workspace.workspaceId)).toMatchObject({ checked: 1, differences: [] });
  const report = await inWorkspace(workspace.workspaceId, (tx) =>
    verifyChains((after, limit) => readTrail(tx, after, limit)),
  );
  expect(report.broken).toEqual([]);
});

it('leaves no command on a use case out but these', () => {
  const onUseCase = [...registry.values()].filter(({ input }) => 'useCase' in (input as z.ZodObject).shape);
  const untried = onUseCase.map(({ name }) => name).filter((name) => !(name in randomSteps));
  expect(untried.sort()).toEqual(leftOut.toSorted());
});

async function signedFor(journey: Journey, gate: SignedGate, roles: readonly OwnerRole[]): Promise<void> {
  await journey.prepare(gate);
  const { request } = await journey.ask(gate);
  for (const role of roles) await journey.sign(request, role);
}

async function inProduction(journey: Journey): Promise<void> {
  await signedFor(journey, 'production', ownerRoles);
  await journey.move('production');
}

async function look(journey: Journey) {
  return { facts: await journey.facts(), events: await journey.events() };
}

const isForward = (from: Stage, to: Stage): to is TrackStage =>
  isTrackStage(from) && isTrackStage(to) && trackStages.indexOf(to) > trackStages.indexOf(from);

const gapsOf = (journey: Journey, before: UseCaseFacts, to: TrackStage) =>
  inWorkspace(journey.workspace.workspaceId, async (tx) =>
    unmet(to, before, await loadRuleContext(tx, before, journey.now)),
  );

/** Of requests that are open, and of the one that let it into production where it is there. */
function expectSignaturesToHold(facts: UseCaseFacts, story: string): void {
  const granted = facts.signOffRequests.findLast(({ state, gate }) => state === 'used' && gate === 'production');
  const inForce = facts.signOffRequests.filter(
    (request) => request.state === 'open' || (facts.stage === 'production' && request === granted),
  );
  for (const { role, hashes, lapsedAt } of inForce.flatMap(({ signOffs }) => signOffs)) {
    if (lapsedAt === null) expect(hashes, story).toEqual(hashesFor(role, facts, hashOf));
  }
}
