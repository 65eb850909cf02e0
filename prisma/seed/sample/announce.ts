import { addDays, dayOf } from '@/lib/domain/day';
import { standardPolicy } from '@/lib/domain/stages/policy/policy';
import { formOfPolicy } from '@/lib/domain/stages/policy/policy-form';
import { mustRun } from '@/lib/testing/use-case';
import type { Scenery } from './found';
import { workday } from './workday';

/**
 * What the first pilots have taught goes into version 2 of the gate policy: data classes count from the day of its publication,
 * the kill switch before a pilot and longer pilots are announced, so that everybody has time to prepare.
 */
export async function announce({ actors, now }: Scenery): Promise<void> {
  const { ingrid } = actors;
  const today = dayOf(now);
  const form = formOfPolicy(standardPolicy, today);
  const policy = {
    thresholds: { ...form.thresholds, 'pilot-days': { least: 14, next: 21, from: addDays(today, 30) } },
    added: [
      { gate: 'go-live-review', requirement: 'data-classes', least: null, of: null, from: null },
      { gate: 'pilot', requirement: 'item-done', least: null, of: 'HF-1', from: addDays(today, 14) },
    ],
    base: 1,
  };
  const { draft } = await mustRun('save-policy-draft', ingrid, policy, workday(now, 1, 190));
  const reason =
    'In the first pilots nobody had tried the kill switch before people worked with it, and two weeks were short.';
  await mustRun('publish-policy', ingrid, { draft, reason }, workday(now, 1, 220));
}
