import { ownerRoles, type OwnerRole } from '@/lib/domain/access/actor';
import { itemViews } from '@/lib/domain/checklist/items';
import { templateItem } from '@/lib/domain/checklist/template';
import { addDays, dayOf } from '@/lib/domain/day';
import { factorLabels, factors, type Ratings } from '@/lib/domain/scoring/factors';
import { requiredRoles } from '@/lib/domain/signoffs/sections';
import { trackStages, type ActionTier, type TrackStage } from '@/lib/domain/stages/stages';
import type { SignedGate } from '@/lib/domain/use-case/facts';
import { makeUseCase, mustRun, type NewUseCase, type UseCase } from './use-case';
import { testNow, type TestWorkspace } from './workspace';

/**
 * What people do with a use case from candidate to production, each step through its command. Tests take the steps as
 * they are; the sample workspace gives them content and days of its own.
 */

/** Rated well enough for the strong verdict. */
export const strongRatings: Ratings = {
  'business-value': 5,
  'data-sensitivity': 4,
  'action-risk': 5,
  'system-complexity': 4,
  'user-group': 5,
  measurement: 4,
};

type Rationales = Partial<Record<keyof Ratings, string>>;

/** The editor's assessment, handed in and agreed. */
export async function assess(
  useCase: UseCase,
  { ratings = strongRatings, rationales = {}, at }: { ratings?: Ratings; rationales?: Rationales; at?: Date } = {},
): Promise<void> {
  const rated = Object.fromEntries(
    factors.map((factor) => [
      factor,
      { level: ratings[factor], rationale: rationales[factor] ?? `${factorLabels[factor]}: seen in the interviews.` },
    ]),
  );
  const { assessment } = await useCase.send('hand-in-assessment', { ratings: rated }, { at });
  await useCase.send('agree-assessment', { assessment }, { at });
}

/** Gives these roles to those of the cast who play them, unless they hold them already. */
export async function assignOwners(
  useCase: UseCase,
  { roles = ownerRoles, at }: { roles?: readonly OwnerRole[]; at?: Date } = {},
): Promise<void> {
  const { owners } = await useCase.facts();
  for (const role of roles) {
    const { memberId } = useCase.cast[role];
    if (owners[role]?.id !== memberId) await useCase.send('assign-owner', { role, member: memberId }, { at });
  }
}

/** A new system of the workspace, by its admin or an architect. */
export async function addSystem(useCase: UseCase, name: string, kind = 'crm', at = testNow): Promise<string> {
  return (await mustRun('save-system', useCase.cast.editor, { name, kind }, at)).id as string;
}

/** States the systems and the expected value, keeping title, problem and unit. */
export async function stateFacts(
  useCase: UseCase,
  { at, ...stated }: { systems: string[]; at?: Date; [field: string]: unknown },
): Promise<void> {
  const { title, problem, businessUnit } = await useCase.facts();
  await useCase.send(
    'edit-use-case',
    {
      title,
      problem,
      businessUnit: businessUnit.id,
      userGroup: 'Account managers of one region',
      userGroupSize: 12,
      hoursSavedPerMonth: 6,
      people: 12,
      valuePerHour: 80,
      ...stated,
    },
    { at },
  );
}

/** Tier, identity model, logging, and a plan of one metric that runs from a week after `at` for six weeks. */
export async function planPoc(
  useCase: UseCase,
  { tier = 'read-only', at = testNow, days = 42 }: { tier?: ActionTier; at?: Date; days?: number } = {},
): Promise<void> {
  const access = { actionTier: tier, identityModel: 'end-user', callLogging: 'Each call with tool, user and outcome.' };
  await useCase.send('edit-access', access, { at });
  const startsOn = addDays(dayOf(at), 7);
  const metric = {
    name: 'Minutes per brief',
    unit: 'min',
    better: 'lower',
    baseline: 40,
    target: 15,
    killThreshold: 35,
  };
  const { plan } = await useCase.facts();
  const metrics = [{ ...metric, id: plan.metrics[0]?.id }];
  await useCase.send('save-plan', { startsOn, endsOn: addDays(startsOn, days), metrics }, { at });
}

/** Every metric gets a result: its target if not said otherwise. */
export async function recordResults(useCase: UseCase, phase: 'poc' | 'pilot', at?: Date): Promise<void> {
  const { plan } = await useCase.facts();
  for (const { id, target } of plan.metrics) {
    await useCase.send('record-result', { metric: id, phase, value: target, note: 'Measured over all users.' }, { at });
  }
}

/** A scenario of each kind that has none yet, and all of them passed. */
export async function runScenarios(useCase: UseCase, at?: Date): Promise<void> {
  const titles = {
    success: 'Brief for a known account',
    failure: 'The CRM does not answer',
    restricted: 'Deletes a deal',
  };
  const before = await useCase.facts();
  for (const [kind, title] of Object.entries(titles)) {
    if (before.scenarios.some((scenario) => scenario.kind === kind)) continue;
    await useCase.send('save-scenario', { kind, title, expected: 'It does what the plan says, and says so.' }, { at });
  }
  for (const { id } of (await useCase.facts()).scenarios) {
    await useCase.send('run-scenario', { id, outcome: 'pass', note: 'Run with two users.' }, { at });
  }
}

/** The outcome of the POC, its scenarios, and who takes part in the pilot. */
export async function finishPoc(useCase: UseCase, at?: Date): Promise<void> {
  await recordResults(useCase, 'poc', at);
  await useCase.send(
    'record-poc-outcome',
    { decision: 'continue', summary: 'It met the target in both teams.' },
    { at },
  );
  await runScenarios(useCase, at);
  await useCase.send('save-pilot-group', { pilotGroup: 'The sales team in Lyon', pilotSize: 12 }, { at });
}

/** The editor asks for a gate's signatures and its holders approve. */
export async function approve(useCase: UseCase, gate: SignedGate, at?: Date): Promise<void> {
  const { request } = await useCase.send('request-sign-off', { gate }, { at });
  for (const role of requiredRoles(gate)) {
    await useCase.send('sign-off', { request, role, decision: 'approve' }, { by: useCase.cast[role], at });
  }
}

/** Every item that is not done gets a note as its evidence, by the editor, and its holder's confirmation. */
export async function satisfyChecklist(
  useCase: UseCase,
  { only, at }: { only?: (itemId: string) => boolean; at?: Date } = {},
): Promise<void> {
  const facts = await useCase.facts();
  const open = itemViews(facts, at ?? testNow).filter((view) => view.state === 'open' || view.state === 'in-progress');
  for (const { id: item, signingRole } of open.filter((view) => only?.(view.id) ?? true)) {
    await useCase.send('add-evidence', { item, ...proofOf(item, at) }, { at });
    await useCase.send('submit-item', { item, claim: 'satisfied' }, { at });
    await useCase.send('confirm-item', { item }, { by: useCase.cast[signingRole], at });
  }
}

/** A note; a drill of that day where the item takes one. */
export function proofOf(item: string, at = testNow): Record<string, unknown> {
  const text = `Checked ${item}: as it must be.`;
  if (!templateItem(item)?.drill) return { kind: 'note', title: 'Review', text };
  return {
    kind: 'drill',
    title: 'Drill',
    text,
    heldOn: dayOf(at),
    ledBy: 'Tom and the service desk',
    secondsToSafe: 40,
  };
}

export const moveTo = (useCase: UseCase, to: TrackStage, at?: Date) => useCase.send('move-stage', { to }, { at });

/** Days before `now` on which `atStage` enters each stage. */
const daysBefore: Record<TrackStage, number> = {
  candidate: 160,
  assessed: 150,
  poc: 130,
  pilot: 90,
  'go-live-review': 30,
  production: 5,
};

/** Everything that the gate of a stage wants, short of the move itself; from the stage before. */
export const prepare: Record<TrackStage, (useCase: UseCase, at: Date) => Promise<void>> = {
  candidate: async () => undefined,
  async assessed(useCase, at) {
    await assignOwners(useCase, { roles: ['business', 'technical'], at });
    await assess(useCase, { at });
  },
  async poc(useCase, at) {
    const { systems } = await useCase.facts();
    if (systems.length === 0)
      await stateFacts(useCase, { systems: [await addSystem(useCase, `CRM of ${useCase.key}`)], at });
    await planPoc(useCase, { at });
    await approve(useCase, 'poc', at);
  },
  async pilot(useCase, at) {
    await assignOwners(useCase, { at });
    await finishPoc(useCase, at);
    await approve(useCase, 'pilot', at);
  },
  async 'go-live-review'(useCase, at) {
    await recordResults(useCase, 'pilot', at);
    const { memberId } = useCase.cast.technical;
    await useCase.send('assign-items', { area: 'all', assignee: memberId, unassignedOnly: 'on' }, { at });
  },
  async production(useCase, at) {
    await satisfyChecklist(useCase, { at });
    await approve(useCase, 'production', at);
  },
};

/**
 * A use case that has gone through every gate up to this stage. With `before`, everything for the next gate is done but the
 * move itself.
 */
export async function atStage(
  workspace: TestWorkspace,
  stage: TrackStage,
  { now = testNow, before = false, ...options }: NewUseCase & { now?: Date; before?: boolean } = {},
): Promise<UseCase> {
  const at = (target: TrackStage) => new Date(now.getTime() - daysBefore[target] * 86_400_000);
  const useCase = await makeUseCase(workspace, { ...options, at: at('candidate') });
  const place = trackStages.indexOf(stage);
  for (const target of trackStages.slice(1, place + 1)) {
    await prepare[target](useCase, at(target));
    await moveTo(useCase, target, at(target));
  }
  const next = trackStages[place + 1];
  if (before && next) await prepare[next](useCase, at(next));
  return useCase;
}
