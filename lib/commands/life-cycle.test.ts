import { expect, it } from 'vitest';
import type { z } from 'zod';
import { ownerRoles, type OwnerRole } from '@/lib/domain/access/actor';
import { addDays, dayOf } from '@/lib/domain/day';
import { suspending } from '@/lib/domain/operation/incidents';
import { retirementTemplate } from '@/lib/domain/operation/retirement';
import { openReview } from '@/lib/domain/operation/review';
import { seededRandom } from '@/lib/domain/random';
import { hashesFor } from '@/lib/domain/signoffs/sections';
import { unmet } from '@/lib/domain/stages/gates';
import { isTrackStage } from '@/lib/domain/stages/track';
import { trackStages, type Stage, type TrackStage } from '@/lib/domain/stages/stages';
import type { SignedGate, UseCaseFacts } from '@/lib/domain/use-case/facts';
import { checkDerived } from '@/lib/db/check-derived';
import { wrongPeriods } from '@/lib/db/check-periods';
import { hashOf } from '@/lib/db/hash';
import { loadRuleContext } from '@/lib/db/load-rule-context';
import { readTrail } from '@/lib/db/read-trail';
import { verifyChains } from '@/lib/db/verify-chains';
import { inWorkspace } from '@/lib/db/workspace-transaction';
import { makeJourney, type Journey } from '@/lib/testing/journey';
import { pick, randomSteps } from '@/lib/testing/random-steps';
import { mustRun } from '@/lib/testing/use-case';
import { makeWorkspace } from '@/lib/testing/workspace';
import { registry } from './registry';

const steps = 60;

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
  ['what is nearly reviewed', 7, nearlyReviewed],
  ['what is nearly retired', 8, nearlyRetired],
] as const)('keeps the rules from %s on, whoever does what', { timeout: 180_000 }, async (_, seed, prepare) => {
  const random = seededRandom(seed);
  const journey = await makeJourney();
  await prepare(journey);
  const { workspace, owners, architect } = journey;
  await nameDeputies(journey);
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
      // Besides whoever moves it, an incident may suspend it.
      const suspended = after.facts.incidents.length > before.facts.incidents.length;
      expect(name, story).toBe(suspended ? 'report-incident' : 'move-stage');
      if (suspended) expect(isForward(before.facts.stage, after.facts.stage), story).toBe(false);
      if (after.facts.stage === 'retired' && before.facts.reportedStage === null) {
        expect(await gapsOf(journey, before.facts, 'retired'), story).toEqual([]);
        expect(after.facts.retirement, story).toHaveLength(retirementTemplate.length);
      }
      if (isForward(before.facts.stage, after.facts.stage)) {
        expect(await gapsOf(journey, before.facts, after.facts.stage), story).toEqual([]);
      }
    }
    expectSignaturesToHold(after.facts, story);
    expectSignersToDiffer(after.facts, story);
    expectOperationToHold(after.facts, story);
    if (random() < 0.1) journey.wait(20);
    before = after;
  }

  expect(accepted).toBeGreaterThan(steps / 20);
  expect(await checkDerived(workspace.workspaceId)).toMatchObject({ checked: 1, differences: [] });
  expect(await wrongPeriods(workspace.workspaceId)).toEqual([]);
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

/** Of two owners, for longer than the steps take: a third and a fourth person may decide for them. */
async function nameDeputies({ owners, workspace, now }: Journey): Promise<void> {
  const days = { startsOn: dayOf(now), endsOn: addDays(dayOf(now), 180), reason: 'On leave.' };
  for (const [away, deputy] of [
    [owners.business, workspace.contributor],
    [owners.security, workspace.viewer],
  ] as const) {
    await mustRun('name-deputy', away, { member: away.memberId, deputy: deputy.memberId, ...days }, now);
  }
}

async function signedFor(journey: Journey, gate: SignedGate, roles: readonly OwnerRole[]): Promise<void> {
  await journey.prepare(gate);
  const { request } = await journey.ask(gate);
  for (const role of roles) await journey.sign(request, role);
}

async function inProduction(journey: Journey): Promise<void> {
  await signedFor(journey, 'production', ownerRoles);
  await journey.move('production');
}

async function nearlyReviewed(journey: Journey): Promise<void> {
  await inProduction(journey);
  const { review } = await journey.does('start-review', journey.architect);
  for (const role of allButOne) {
    await journey.does('attest', journey.owners[role], { review, role, answer: 'still-true' });
  }
}

async function nearlyRetired(journey: Journey): Promise<void> {
  await inProduction(journey);
  for (const { id, confirms } of retirementTemplate.slice(1)) {
    await journey.does('settle-retirement-item', journey.owners[confirms], { item: id, state: 'done' });
  }
}

async function look(journey: Journey) {
  return { facts: await journey.facts(), events: await journey.events() };
}

const isForward = (from: Stage, to: Stage): to is TrackStage =>
  isTrackStage(from) && isTrackStage(to) && trackStages.indexOf(to) > trackStages.indexOf(from);

const gapsOf = (journey: Journey, before: UseCaseFacts, to: Stage) =>
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

/** Nobody signs what they asked for, or for two roles, not through a deputy either. */
function expectSignersToDiffer(facts: UseCaseFacts, story: string): void {
  for (const { requestedBy, signOffs } of facts.signOffRequests) {
    const signers = signOffs.filter(({ lapsedAt }) => lapsedAt === null).map(({ by, behalfOf }) => behalfOf ?? by);
    expect(new Set(signers.map(({ id }) => id)).size, story).toBe(signers.length);
    expect(
      signOffs.flatMap(({ by, behalfOf }) => [by.id, behalfOf?.id]),
      story,
    ).not.toContain(requestedBy.id);
  }
}

/** Nothing in production that an incident suspends; reviews of it alone, each word about what is now, nobody with two. */
function expectOperationToHold(facts: UseCaseFacts, story: string): void {
  if (facts.stage === 'production') expect(suspending(facts), story).toEqual([]);
  const open = openReview(facts);
  if (open) expect(facts.stage, story).toBe('production');
  for (const review of facts.reviews) {
    const words = review.attestations.filter(({ lapsedAt }) => lapsedAt === null);
    expect(new Set(words.map(({ by }) => by.id)).size, story).toBe(words.length);
    if (review.state === 'concluded')
      expect(words.map(({ role }) => role).sort(), story).toEqual([...ownerRoles].sort());
    if (review !== open) continue;
    for (const { role, hashes } of words) expect(hashes, story).toEqual(hashesFor(role, facts, hashOf));
  }
}
