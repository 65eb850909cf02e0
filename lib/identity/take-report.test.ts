import { expect, it } from 'vitest';
import { newId } from '@/lib/db/new-id';
import { testNow } from '@/lib/testing/workspace';
import { takeReport } from './take-report';
import { limitsFor, throttleWindow } from './throttle';

it('so many reports are made by hand in a while, by each member, and the refusal says when there is another', async () => {
  const member = { memberId: newId() };
  const most = limitsFor.report(member.memberId).failures;
  // All at once, as somebody without patience does.
  const taken = await Promise.all(Array.from({ length: most + 2 }, () => takeReport(member, testNow)));
  expect(taken.filter(({ ok }) => ok)).toHaveLength(most);
  const refused = await takeReport(member, new Date(+testNow + 11 * 60_000));
  expect(refused).toMatchObject({
    ok: false,
    refusal: { kind: 'throttled', reasons: [{ message: 'The next one can be made in 4 minutes.' }] },
  });
  expect((await takeReport({ memberId: newId() }, testNow)).ok).toBe(true);
  expect((await takeReport(member, new Date(+testNow + throttleWindow))).ok).toBe(true);
});
