import { phaseLabels } from '@/lib/domain/plan/plan';
import type { Phase, UseCaseFacts } from '@/lib/domain/use-case/facts';
import { addDays, dayOf } from '@/lib/domain/day';
import { toolOf, type Scene } from './scene';
import type { Metric, Scenario } from './story';

/** Access, tools, measurement plan and scenarios: what is stated before a POC begins. */
export async function plan(scene: Scene): Promise<void> {
  const { story, scenery } = scene;
  scene.on(story.plan?.on ?? (story.days.poc ?? story.days.assessed ?? 0) + 8);
  const before = await scene.facts();
  if (story.access) {
    const { tier, identity, logging } = story.access;
    const callLogging = logging ?? before.callLogging;
    await scene.send('edit-access', { actionTier: tier, identityModel: identity, callLogging });
  }
  for (const tool of story.tools ?? []) {
    if ('server' in tool) continue;
    const { name, purpose, tier, data, system } = tool;
    const id = before.tools.find((one) => one.name === name)?.id;
    const saved = { id, name, purpose, tier, dataClasses: data, system: scenery.systems[system] };
    await scene.send('save-tool', saved, { by: scene.cast.technical });
  }
  await chooseTools(scene);
  if (story.plan) {
    const { from, to, metrics } = story.plan;
    const day = (daysAgo: number) => addDays(dayOf(scenery.now), -daysAgo);
    const rows = metrics.map((metric) => figures(metric, before));
    await scene.send('save-plan', { startsOn: day(from), endsOn: day(to), metrics: rows });
  }
  for (const scenario of story.scenarios ?? []) await write(scene, scenario, before);
}

async function chooseTools(scene: Scene): Promise<void> {
  const { servers } = scene.scenery;
  const chosen = (scene.story.tools ?? []).flatMap((tool) => ('server' in tool ? [tool] : []));
  if (chosen.length === 0) return;
  const by = scene.cast.technical;
  const named = [...new Set(chosen.map(({ server }) => servers[server].id))];
  await scene.send('choose-servers', { servers: named }, { by });
  const tools = chosen.map(({ server, name }) => toolOf(servers[server], name));
  await scene.send('choose-tools', { tools }, { by });
}

const figures = ({ name, unit, better, baseline, target, kill }: Metric, { plan: present }: UseCaseFacts) => ({
  id: present.metrics.find((metric) => metric.name === name)?.id,
  name,
  unit,
  better,
  baseline,
  target,
  killThreshold: kill,
});

async function write(scene: Scene, { kind, title, expected }: Scenario, before: UseCaseFacts): Promise<void> {
  const known = before.scenarios.some((scenario) => scenario.title === title);
  if (!known) await scene.send('save-scenario', { kind, title, expected }, { by: scene.cast.technical });
}

/** The risks that the team saw while planning, and those that the business owner accepted. */
export async function writeRisks(scene: Scene): Promise<void> {
  for (const { title, rated, mitigation = '', accepted } of scene.story.risks ?? []) {
    const [likelihood, impact] = rated;
    const { id } = await scene.send('save-risk', { title, likelihood, impact, mitigation });
    if (accepted) await scene.send('accept-risk', { id, reason: accepted }, { by: scene.cast.business });
  }
}

/** The engineer's runs; scenarios without a result have not been tried yet. */
export async function runScenarios(scene: Scene): Promise<void> {
  const { scenarios } = await scene.facts();
  for (const { title, result } of scene.story.scenarios ?? []) {
    if (!result) continue;
    const id = scenarios.find((scenario) => scenario.title === title)?.id;
    const [outcome, note] = result;
    await scene.send('run-scenario', { id, outcome, note }, { by: scene.cast.technical });
  }
}

/** What the metrics came to in a phase, as far as they were measured. */
export async function writeResults(scene: Scene, phase: Phase, on: number): Promise<void> {
  scene.on(on);
  const { plan: present } = await scene.facts();
  for (const metric of scene.story.plan?.metrics ?? []) {
    const result = metric[phase];
    const found = present.metrics.find(({ name }) => name === metric.name);
    if (!result) continue;
    if (!found)
      throw new Error(`${scene.key}: no metric "${metric.name}" for its result of the ${phaseLabels[phase]}.`);
    const [value, note] = result;
    await scene.send('record-result', { metric: found.id, phase, value, note }, { by: scene.cast.technical });
  }
}

export async function recordOutcome(scene: Scene, on: number): Promise<void> {
  const { outcome } = scene.story;
  if (!outcome) return;
  scene.on(on);
  await scene.send('record-poc-outcome', { decision: outcome.decision ?? 'continue', summary: outcome.summary });
}

export async function statePilotGroup(scene: Scene, on: number): Promise<void> {
  const { pilotGroup } = scene.story;
  if (!pilotGroup) return;
  scene.on(on);
  await scene.send('save-pilot-group', { pilotGroup: pilotGroup.group, pilotSize: pilotGroup.size });
}
