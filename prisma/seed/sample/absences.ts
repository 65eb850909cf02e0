import { addDays, dayOf } from '@/lib/domain/day';
import { mustRun } from '@/lib/testing/use-case';
import type { Scenery } from './found';
import { workday } from './workday';

/** The data-protection officer is away this week and next; the data-governance lead decides for her. */
export async function goAway({ actors, now }: Scenery): Promise<void> {
  const at = workday(now, 1, 240);
  const absence = {
    member: actors.nora.memberId,
    deputy: actors.oliver.memberId,
    startsOn: dayOf(at),
    endsOn: addDays(dayOf(now), 11),
    reason: 'Conference of the data-protection authorities, then leave.',
  };
  await mustRun('name-deputy', actors.nora, absence, at);
}
