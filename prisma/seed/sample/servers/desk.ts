import type { Actor } from '@/lib/domain/access/actor';
import { mustRun } from '@/lib/testing/use-case';
import { workday } from '../workday';

/** What happens to servers, one thing after the other: the workspace's trail is in the order of time. */
export class Desk {
  private time = new Date(0);

  constructor(private readonly now: Date) {}

  /** Goes on to a day, counted back from today; never back in time. */
  on(daysAgo: number): this {
    const morning = workday(this.now, daysAgo, 90);
    if (morning > this.time) this.time = morning;
    return this;
  }

  /** Some minutes later. */
  tick(): Date {
    this.time = new Date(this.time.getTime() + 4 * 60_000);
    return this.time;
  }

  run(command: string, by: Actor, input: Record<string, unknown>) {
    return mustRun(command, by, input, this.tick());
  }
}
