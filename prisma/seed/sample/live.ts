import type { TrackStage } from '@/lib/domain/stages/stages';
import { assignOwners, moveTo, stateFacts } from '@/lib/testing/steps';
import { workOnChecklist } from './checklist';
import { open } from './gates';
import { rated, score } from './round';
import type { Scene } from './scene';
import type { Turn } from './story';
import { plan, recordOutcome, runScenarios, statePilotGroup, writeResults, writeRisks } from './trial';

/** Lives a story from the day after its registration to today, each step by a command of the person who takes it. */
export async function live(scene: Scene): Promise<void> {
  const { story } = scene;
  await describe(scene);
  await label(scene);
  await assess(scene);
  await enter(scene, 'assessed', story.days.assessed);
  if (story.access || story.plan) await plan(scene);
  await writeRisks(scene);
  await take(scene, story.beforePoc);
  await open(scene, 'poc', story.days.poc);
  await tryOut(scene);
  await open(scene, 'pilot', story.days.pilot);
  await assignChecklist(scene);
  if (story.days.review !== undefined) await writeResults(scene, 'pilot', story.days.review + 4);
  else if (story.plan?.measured !== undefined) await writeResults(scene, 'pilot', story.plan.measured);
  const { checklist } = story;
  // The work on the checklist begins in the pilot and goes on in the review.
  if (checklist) await workOnChecklist(scene, { until: story.days.review ?? 0 });
  await enter(scene, 'go-live-review', story.days.review);
  if (checklist && story.days.review !== undefined) await workOnChecklist(scene, { after: story.days.review });
  await open(scene, 'production', story.days.production);
  await take(scene, story.later);
}

async function take(scene: Scene, turns: Turn[] = []): Promise<void> {
  for (const { on, by: who, command, input: of, refused } of turns) {
    scene.on(on);
    const input = of(await scene.look());
    const by = scene.actor(who);
    if (refused) await scene.refused(command, by, input);
    else await scene.send(command, input, { by });
  }
}

async function describe(scene: Scene): Promise<void> {
  const { about, days } = scene.story;
  if (!about) return;
  const { systems, group, size, value } = about;
  const [hoursSavedPerMonth, people, valuePerHour] = value ?? [];
  scene.on(days.registered - 1);
  const ids = systems.map((name) => scene.scenery.systems[name]);
  const stated = { userGroup: group, userGroupSize: size, hoursSavedPerMonth, people, valuePerHour };
  await stateFacts(scene, { systems: ids, ...stated });
}

async function label(scene: Scene): Promise<void> {
  const { tags = [], days } = scene.story;
  scene.on(days.registered - 1);
  for (const tag of tags) await scene.send('add-tag', { tag });
}

async function assess(scene: Scene): Promise<void> {
  const { assessment, round, days } = scene.story;
  if (round) return score(scene, round);
  if (!assessment) return;
  const by = scene.actor(assessment.by ?? 'editor');
  const ratings = rated(assessment.ratings);
  scene.on(assessment.on ?? known(scene, days.assessed) + 4);
  await assignOwners(scene, { roles: ['technical'] });
  if (assessment.state === 'draft') {
    await scene.keep('keep-assessment-draft', { ratings }, by);
    return;
  }
  const { assessment: id } = await scene.send('hand-in-assessment', { ratings }, { by });
  if (assessment.state) return;
  scene.on(known(scene, days.assessed) + 1);
  // Whoever rated it does not also agree it, though a small company may.
  const { daniel, meilin } = scene.scenery.actors;
  await scene.send('agree-assessment', { assessment: id }, { by: by === daniel ? meilin : daniel });
}

/** From the POC to everything that the pilot's gate wants, as far as the story has got. */
async function tryOut(scene: Scene): Promise<void> {
  const { days, outcome, plan: planned } = scene.story;
  if (days.poc === undefined) return;
  const ended = outcome?.on ?? (days.pilot === undefined ? undefined : days.pilot + 6);
  scene.on(ended === undefined ? Math.max(days.poc - 6, 1) : ended + 4);
  if (ended !== undefined) await assignOwners(scene);
  await runScenarios(scene);
  const measured = ended === undefined ? planned?.measured : ended + 2;
  if (measured !== undefined) await writeResults(scene, 'poc', measured);
  if (ended === undefined) return;
  await recordOutcome(scene, ended);
  await statePilotGroup(scene, ended - 1);
}

async function assignChecklist(scene: Scene): Promise<void> {
  const { checklist, days } = scene.story;
  if (!checklist || days.pilot === undefined) return;
  const { engineer, technical, editor } = scene.cast;
  scene.on(Math.max(checklist.from + 1, (days.review ?? 0) + 5));
  await scene.send('assign-items', { area: 'all', assignee: engineer.memberId });
  // Nobody confirms what they brought themselves: data protection confirms what the architect wrote.
  await scene.send('assign-items', { area: 'data-minimisation', assignee: editor.memberId });
  await scene.send('assign-items', { area: 'security-review', assignee: technical.memberId });
}

async function enter(scene: Scene, stage: TrackStage, on: number | undefined): Promise<void> {
  if (on === undefined) return;
  scene.on(on);
  await moveTo(scene, stage);
}

function known(scene: Scene, day: number | undefined): number {
  if (day === undefined) throw new Error(`${scene.key}: a day is missing in its story.`);
  return day;
}
