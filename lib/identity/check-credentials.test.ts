import { expect, test } from 'vitest';
import { database, server } from '@/lib/db/client';
import type { Server } from '@/lib/db/transaction';
import { makeWorkspace, testNow } from '@/lib/testing/workspace';
import { goodPassword, withPassword } from '@/lib/testing/people';
import { checkCredentials } from './check-credentials';
import { throttleWindow } from './throttle';

const minutesLater = (minutes: number) => new Date(testNow.getTime() + minutes * 60_000);

async function person() {
  const { architect, slug } = await makeWorkspace();
  const { email, accountId } = await withPassword(architect);
  // An address of its own: tests of one file share the database.
  return { email, accountId, address: `192.0.2.${slug}` };
}

/** Runs the work on a pool of its own, as a second process would. */
async function inAnotherProcess<T>(work: () => Promise<T>): Promise<T> {
  const held = globalThis as { airworthyServer?: Server };
  const mine = server();
  held.airworthyServer = undefined;
  const other = database();
  const running = work();
  held.airworthyServer = mine;
  return running.finally(() => other.$disconnect());
}

test('the right password signs in, in any spelling of the address', async () => {
  const { email, accountId, address } = await person();
  const answer = await checkCredentials(
    { email: ` ${email.toUpperCase()} `, password: goodPassword },
    address,
    testNow,
  );
  expect(answer).toEqual({ ok: true, value: { accountId, credentialsVersion: 1 } });
});

test('a wrong password, an unknown address and a person without a password get the same answer', async () => {
  const { email, address } = await person();
  const { viewer } = await makeWorkspace();
  const unset = await withPassword(viewer).then(({ email: known }) => known);
  await database().$transaction(async (tx) => {
    await tx.$queryRaw`select set_config('app.identity', 'on', true)`;
    await tx.account.update({ where: { email: unset }, data: { passwordHash: null } });
  });
  const answers = await Promise.all(
    [email, 'nobody@nowhere.example', unset].map((who) =>
      checkCredentials({ email: who, password: 'something else entirely' }, address, testNow),
    ),
  );
  expect(answers[0]).toMatchObject({ ok: false, refusal: { kind: 'forbidden' } });
  expect(answers[1]).toEqual(answers[0]);
  expect(answers[2]).toEqual(answers[0]);
});

test('twenty guesses at once over two processes: five are looked at, then even the right password must wait', async () => {
  const { email, address } = await person();
  const guess = (index: number) =>
    checkCredentials({ email, password: `guess number ${index}` }, `${address}-${index}`, testNow);
  const half = (from: number) => Promise.all(Array.from({ length: 10 }, (_, index) => guess(from + index)));
  const [here, there] = await Promise.all([half(0), inAnotherProcess(() => half(10))]);
  const kinds = [...here, ...there].map((answer) => (answer.ok ? 'in' : answer.refusal.kind));
  expect(kinds.filter((kind) => kind === 'forbidden')).toHaveLength(5);
  expect(kinds.filter((kind) => kind === 'throttled')).toHaveLength(15);

  const right = { email, password: goodPassword };
  const soon = await checkCredentials(right, address, minutesLater(6));
  expect(soon).toMatchObject({
    ok: false,
    refusal: { kind: 'throttled', message: 'Too many attempts failed. Try again in 9 minutes.' },
  });
  const later = await checkCredentials(right, address, new Date(testNow.getTime() + throttleWindow));
  expect(later.ok).toBe(true);
});

test('one address trying many people is paused after twenty, and others are not', async () => {
  const { email, address } = await person();
  for (let index = 0; index < 20; index += 1) {
    const answer = await checkCredentials(
      { email: `p${index}@${address}`, password: 'a guess at it' },
      address,
      testNow,
    );
    expect(answer).toMatchObject({ refusal: { kind: 'forbidden' } });
  }
  const right = { email, password: goodPassword };
  expect(await checkCredentials(right, address, testNow)).toMatchObject({ refusal: { kind: 'throttled' } });
  expect(await checkCredentials(right, '198.51.100.7', testNow)).toMatchObject({ ok: true });
});

test('signing in forgets the failures before it, and costs the address nothing', async () => {
  const { email, address } = await person();
  for (let round = 0; round < 8; round += 1) {
    for (let index = 0; index < 2; index += 1) {
      await checkCredentials({ email, password: 'not this one' }, `${address}-${round}`, testNow);
    }
    const answer = await checkCredentials({ email, password: goodPassword }, address, testNow);
    expect(answer.ok).toBe(true);
  }
});

test.each([
  [{}],
  [null],
  [{ email: 'x@y.example', password: 'a'.repeat(5000) }],
  [{ email: `${'a'.repeat(500)}@y.example`, password: 'whatever it is' }],
  [{ email: 'nul\0@y.example', password: 'whatever it is' }],
  [{ email: ['x@y.example'], password: 'whatever it is' }],
])('malformed credentials are wrong credentials: %#', async (credentials) => {
  expect(await checkCredentials(credentials, '203.0.113.9', testNow)).toMatchObject({ refusal: { kind: 'forbidden' } });
});
