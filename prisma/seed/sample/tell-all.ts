import { mustRun } from '@/lib/testing/use-case';
import { goAway } from './absences';
import { announce } from './announce';
import { complete } from './completion';
import { found, type Scenery } from './found';
import { live } from './live';
import { Scene } from './scene';
import type { Story } from './story';
import { publishAnew } from './publish-anew';
import { disturbServers } from './servers/register';
import { readUp } from './read-up';
import { stories } from './stories';
import { workday } from './workday';

/** As many at once as leave the database's pool some air. */
const together = 8;

/** The whole workspace: founded, every use case registered in its order, then every story told. */
export async function tellAll(now: Date): Promise<void> {
  const scenery = await found(now);
  // One after the other: numbers of keys and the warning of similar titles depend on who came first.
  const scenes: Scene[] = [];
  for (const story of stories.toSorted((a, b) => b.days.registered - a.days.registered)) {
    scenes.push(await register(story, scenery));
  }
  // What reaches production comes first: the verdicts of others may build on it.
  await eachOf(scenes.filter(wentLive), live);
  await eachOf(
    scenes.filter((scene) => !wentLive(scene)),
    live,
  );
  await disturbServers(scenery);
  await publishAnew(scenery);
  await announce(scenery);
  await goAway(scenery);
  await readUp(scenery);
  await complete(scenery);
}

const wentLive = ({ story }: Scene) => story.days.production !== undefined;

async function register(story: Story, scenery: Scenery): Promise<Scene> {
  const { title, problem, template, differsBecause, key, cast, days } = story;
  const prefix = key.split('-')[0] as keyof Scenery['units'];
  const businessOwner = scenery.actors[cast.business].memberId;
  const input = { title, problem, businessOwner, businessUnit: scenery.units[prefix], template, differsBecause };
  const at = workday(scenery.now, days.registered, 30 + key.length * 9);
  const made = await mustRun('create-use-case', scenery.actors[cast.editor], input, at);
  if (made.key !== key) throw new Error(`"${title}" became ${String(made.key)}, not ${key}: its day is out of order.`);
  return new Scene(story, scenery, made.version as number, at);
}

/** Some at a time; the first failure ends it. */
async function eachOf<T>(items: T[], work: (item: T) => Promise<void>): Promise<void> {
  const queue = [...items];
  const worker = async () => {
    for (let item = queue.shift(); item; item = queue.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: together }, worker));
}
