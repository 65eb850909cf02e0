import type { Actor } from '@/lib/domain/access/actor';
import { attachChecks } from '@/lib/commands/attach-checks';
import { checkServerNow } from '@/lib/commands/check-server-now';
import { followServer } from '@/lib/commands/follow-server';
import { inheritEvidence } from '@/lib/commands/inherit-evidence';
import { inWorkspace } from '@/lib/db/workspace-transaction';
import { actionTiers } from '@/lib/domain/stages/stages';
import type { Scenery } from '../found';
import { Desk } from './desk';
import { serverStories, type ServerName, type ServerStory } from './index';

/** Ids of a server, and of its tools by name. */
export type Registered = { id: string; tools: Map<string, string> };

type Scene = { desk: Desk; scenery: Omit<Scenery, 'servers'>; ids: Map<ServerName, string> };

/**
 * Before the use cases' stories begin: every server is registered, its contract read, its tools described and approved, and looked
 * at. What is due later, but comes before a story needs it, too.
 */
export async function registerServers(scenery: Omit<Scenery, 'servers'>): Promise<Record<ServerName, Registered>> {
  const scene: Scene = { desk: new Desk(scenery.now), scenery, ids: new Map() };
  const acts = serverStories.flatMap(([name, story]) => [
    { on: story.first.on, run: () => register(scene, name, story) },
    ...(story.given ? [{ on: story.given.on, run: () => give(scene, name, story) }] : []),
    ...(story.next ? [{ on: story.next.on, run: () => renew(scene, name, story) }] : []),
  ]);
  for (const act of acts.toSorted((a, b) => b.on - a.on)) {
    scene.desk.on(act.on);
    await act.run();
  }
  const found: [ServerName, Registered][] = [];
  for (const [name, id] of scene.ids) found.push([name, { id, tools: new Map(await toolsOf(scene, id)) }]);
  return Object.fromEntries(found) as Record<ServerName, Registered>;
}

/**
 * After the stories: one is revoked, one has changed without anybody's doing, which lapses what was signed upon it, and what was given as
 * evidence for another has reached whoever builds on it.
 */
export async function disturbServers({ servers, ...scenery }: Scenery): Promise<void> {
  const desk = new Desk(scenery.now);
  for (const [name, { revoked, owner }] of serverStories) {
    if (!revoked) continue;
    desk.on(revoked.on);
    await desk.run('revoke-server', scenery.actors[owner], { server: servers[name].id, reason: revoked.why });
  }
  for (const [name, { changed, owner }] of serverStories) {
    if (!changed) continue;
    const { id } = servers[name];
    desk.on(changed.on);
    await desk.run('read-contract', scenery.actors[owner], { server: id, manifest: changed.manifest });
    await followServer(scenery.workspaceId, id, desk.tick());
    await look({ desk, scenery, ids: new Map() }, id, scenery.actors[owner]);
  }
  desk.on(2);
  for (const [name, { given }] of serverStories) {
    if (given) await inheritEvidence(scenery.workspaceId, servers[name].id, desk.tick());
  }
  await forgetJobs(scenery.workspaceId);
}

async function register({ desk, scenery, ids }: Scene, name: ServerName, story: ServerStory): Promise<void> {
  const { actors } = scenery;
  const { id } = await desk.run('save-server', actors.daniel, stated(scenery, name, story));
  ids.set(name, id as string);
  await take({ desk, scenery, ids }, id as string, story, story.first);
}

/** A new version by its owner: stated, read, approved and looked at on one day. */
async function renew(scene: Scene, name: ServerName, story: ServerStory): Promise<void> {
  const id = scene.ids.get(name);
  if (!id || !story.next) return;
  const input = stated(scene.scenery, name, { ...story, package: story.next.package ?? story.package });
  await scene.desk.run('save-server', scene.scenery.actors[story.owner], { id, ...input });
  await take(scene, id, story, story.next);
}

async function give({ desk, scenery, ids }: Scene, name: ServerName, { owner, given }: ServerStory): Promise<void> {
  if (!given) return;
  const { items, title, text, source } = given;
  const input = { server: ids.get(name), items, kind: 'note', title, text, source };
  await desk.run('give-server-evidence', scenery.actors[owner], input);
}

const stated = ({ actors, systems }: Omit<Scenery, 'servers'>, name: ServerName, story: ServerStory) => ({
  name,
  purpose: story.purpose,
  owner: actors[story.owner].memberId,
  address: story.address ?? '',
  package: story.package ?? '',
  environment: 'production',
  identityModel: story.identity,
  dataClasses: story.classes,
  rhythm: 'never',
  systems: [systems[story.system]],
});

const lowered = {
  'read-only': 'Read in its code with security: it changes nothing. A call that writes was tried, and refused.',
  draft: 'What it writes waits in the ticket until an agent sends it; it has no right to send.',
};

/** Reads a contract, and says and approves of its tools what their owner has looked at. */
async function take(scene: Scene, id: string, { owner, address }: ServerStory, reading: ServerStory['first']) {
  const { desk, scenery } = scene;
  const by = scenery.actors[owner];
  const { contract } = await desk.run('read-contract', by, { server: id, manifest: reading.manifest });
  const tools = new Map(await toolsOf(scene, id));
  const idsOf = (names: string[]) => names.map((name) => tools.get(name));
  const seen = reading.tools.filter(({ tier }) => tier !== undefined);
  for (const tier of actionTiers) {
    const names = seen.filter((tool) => tool.tier === tier).map(({ definition }) => definition.name);
    if (names.length === 0) continue;
    const reason = tier in lowered ? lowered[tier as keyof typeof lowered] : '';
    await desk.run('declare-tier', by, { server: id, tools: idsOf(names), tier, reason });
  }
  for (const { definition, classes } of seen) {
    if (!classes) continue;
    const tool = tools.get(definition.name);
    await desk.run('describe-tool', by, { server: id, tool, dataClasses: classes });
  }
  const approved = idsOf(seen.map(({ definition }) => definition.name));
  await desk.run('approve-tools', by, { server: id, contract, tools: approved });
  // One with an address would be asked there.
  if (!address) await look(scene, id, by);
}

async function look({ desk, scenery }: Scene, id: string, by: Actor): Promise<void> {
  const { run } = await desk.run('check-server', by, { server: id });
  const at = desk.tick();
  await checkServerNow(scenery.workspaceId, run as string, { now: () => at });
  await attachChecks(scenery.workspaceId, run as string, desk.tick());
}

const toolsOf = ({ scenery }: Pick<Scene, 'scenery'>, serverId: string): Promise<[string, string][]> =>
  inWorkspace(scenery.workspaceId, async (tx) => {
    const where = { workspaceId: tx.workspaceId, serverId };
    const rows = await tx.serverTool.findMany({ where, select: { id: true, name: true } });
    return rows.map(({ id, name }) => [name, id]);
  });

/** The jobs that the commands have left were done above, in the time of the story: carried out again, they would be done today. */
const forgetJobs = (workspaceId: string): Promise<unknown> =>
  inWorkspace(
    workspaceId,
    (tx) => tx.$executeRaw`
      delete from pgboss.job
      where name in ('follow-server', 'check-server', 'attach-checks', 'inherit-evidence') and data->>'workspaceId' = ${workspaceId}`,
  );
