import type { IdentityTx } from '@/lib/db/identity-transaction';

/** Milliseconds in which failures are counted, from the first of them. */
export const throttleWindow = 15 * 60 * 1000;

export type Limit = { subject: string; failures: number };

export const limitsFor = {
  /** Guessing one person's password. */
  account: (email: string): Limit => ({ subject: `account:${email}`, failures: 5 }),
  /** Trying many people's from one place; an office shares an address, so it is wider. */
  address: (address: string): Limit => ({ subject: `address:${address}`, failures: 20 }),
  /** Trying links to shared portfolios from one place. */
  share: (address: string): Limit => ({ subject: `share:${address}`, failures: 20 }),
  /** Board reports that one member makes by hand: each costs seconds of the processor. */
  report: (memberId: string): Limit => ({ subject: `report:${memberId}`, failures: 10 }),
  /** Traces that one token sends: one a second, and a collector sends them in bundles. */
  telemetry: (tokenId: string): Limit => ({ subject: `telemetry:${tokenId}`, failures: 900 }),
  /** Contracts that one token hands in: a pipeline does with each build, and each that differs is kept. */
  contracts: (tokenId: string): Limit => ({ subject: `contracts:${tokenId}`, failures: 60 }),
  /** Mails that somebody else could send to a person. */
  resetMail: (email: string): Limit => ({ subject: `reset:${email}`, failures: 3 }),
};

/**
 * Counts one attempt before it is made, so that a hundred at once count as a hundred, in every process. Null: go ahead, and
 * `giveBack` if it succeeds; otherwise the time from which one may try again.
 */
export async function takeAttempt(tx: IdentityTx, limit: Limit, now: Date): Promise<Date | null> {
  const start = new Date(now.getTime() - throttleWindow);
  const [row] = await tx.$queryRaw<{ failures: number; window_start: Date }[]>`
    insert into sign_in_throttle as t (subject, failures, window_start) values (${limit.subject}, 1, ${now})
    on conflict (subject) do update set
      failures = case when t.window_start <= ${start} then 1 else least(t.failures + 1, 1000000) end,
      window_start = case when t.window_start <= ${start} then ${now} else t.window_start end
    returning failures, window_start`;
  if (!row || row.failures <= limit.failures) return null;
  return new Date(row.window_start.getTime() + throttleWindow);
}

/** The attempt was no failure. */
export async function giveBack(tx: IdentityTx, limit: Limit): Promise<void> {
  await tx.$executeRaw`
    update sign_in_throttle set failures = greatest(failures - 1, 0) where subject = ${limit.subject}`;
}

/** Forgets the failures of a subject, and sweeps away some whose window is over, whoever's they are. */
export async function forget(tx: IdentityTx, limit: Limit, now: Date): Promise<void> {
  const start = new Date(now.getTime() - throttleWindow);
  await tx.signInThrottle.deleteMany({ where: { subject: limit.subject } });
  // Rows that somebody else is counting in are skipped, so that no two sweeps wait for each other.
  await tx.$executeRaw`
    delete from sign_in_throttle where subject in (
      select subject from sign_in_throttle where window_start < ${start} limit 100 for update skip locked)`;
}

/** "in 4 minutes"; never "in 0 minutes". */
export function waitInWords(until: Date, now: Date): string {
  const minutes = Math.max(1, Math.ceil((until.getTime() - now.getTime()) / 60_000));
  return minutes === 1 ? 'in a minute' : `in ${minutes} minutes`;
}
