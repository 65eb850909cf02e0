import type { Actor } from '@/lib/domain/access/actor';
import { addDays, dayOf } from '@/lib/domain/day';
import type { UseCaseFacts } from '@/lib/domain/use-case/facts';
import { registry } from '@/lib/commands/registry';
import { mustRun, openUseCase, type Cast, type UseCase } from '@/lib/testing/use-case';
import type { Scenery } from './found';
import type { Look, Part, Story } from './story';
import type { Registered } from './servers/register';
import { workday } from './workday';
import type { Who } from './company';

type Input = Record<string, unknown>;
export type Players = Cast & { engineer: Actor };

/**
 * One use case while its story is told: knows who plays whom, which version is the present one, and what time it is. Every
 * act takes some minutes, and a day is begun by `on`.
 */
export class Scene implements UseCase {
  readonly key: string;
  readonly cast: Players;
  private readonly use: UseCase;
  private acts = 0;

  constructor(
    readonly story: Story,
    readonly scenery: Scenery,
    private version: number,
    /** When the use case was registered. */
    private time: Date,
  ) {
    this.key = story.key;
    this.cast = castOf(story, scenery);
    this.use = openUseCase(story.key, this.cast);
  }

  /** Goes on to a day, counted back from today. Never back in time: what is late is done right after. */
  on(daysAgo: number): this {
    const morning = workday(this.scenery.now, daysAgo, 10 + ((this.key.charCodeAt(0) * 7 + this.acts * 13) % 110));
    if (morning > this.time) this.time = morning;
    return this;
  }

  /** YYYY-MM-DD of the day that the story has come to. */
  today = () => dayOf(this.time);

  actor(who: Part | Who): Actor {
    return who in this.cast ? this.cast[who as Part] : this.scenery.actors[who as Who];
  }

  async send(command: string, input: Input = {}, how: { by?: Actor; at?: Date } = {}): Promise<Input> {
    const { by = this.cast.editor, at = this.tick() } = how;
    try {
      const saved = await mustRun(command, by, { useCase: this.key, version: this.version, ...input }, at);
      this.version = saved.version as number;
      return saved;
    } catch (error) {
      throw new Error(`${this.key}: ${(error as Error).message}`, { cause: error });
    }
  }

  /** What somebody notes for themselves: no version, and no event. */
  async keep(command: string, input: Input, by: Actor): Promise<void> {
    await mustRun(command, by, { useCase: this.key, ...input }, this.tick());
  }

  /** What the rules must not allow; a refusal may be an event of its own. */
  async refused(command: string, by: Actor, input: Input): Promise<void> {
    const context = { actor: by, now: this.tick() };
    const result = await registry.get(command)!.run(context, { useCase: this.key, version: this.version, ...input });
    if (result.ok) throw new Error(`${this.key}: ${command} was meant to be refused, and was not.`);
  }

  facts(): Promise<UseCaseFacts> {
    return this.use.facts();
  }

  async look(): Promise<Look> {
    const facts = await this.facts();
    const { actors, systems, servers, now } = this.scenery;
    return {
      facts,
      member: (who) => actors[who].memberId,
      system: (name) => systems[name],
      server: (name) => servers[name].id,
      serverTool: (server, name) => toolOf(servers[server], name),
      day: (daysAgo) => addDays(dayOf(now), -daysAgo),
      request(gate) {
        const found = facts.signOffRequests.filter((request) => request.gate === gate);
        const newest = found.reduce((a, b) => (b.requestedAt > a.requestedAt ? b : a), found[0]!);
        return newest.id;
      },
    };
  }

  private tick(): Date {
    this.acts += 1;
    this.time = new Date(this.time.getTime() + (2 + ((this.acts * 5) % 9)) * 60_000);
    return this.time;
  }
}

/** The id of a server's tool. */
export function toolOf({ tools }: Registered, name: string): string {
  const id = tools.get(name);
  if (!id) throw new Error(`No server has a tool "${name}".`);
  return id;
}

function castOf(story: Story, { actors }: Scenery): Players {
  const entries = Object.entries(story.cast).map(([part, who]) => [part, actors[who]]);
  return Object.fromEntries(entries) as Players;
}
