import { beforeAll, describe, expect, it } from 'vitest';
import { portfolioCards } from '@/lib/domain/portfolio/cards';
import type { OpenShare } from '@/lib/domain/portfolio/share';
import { inWorkspace, inWorkspaceToRead } from '@/lib/db/workspace-transaction';
import { openShare } from '@/lib/identity/open-share';
import { makeJourney, type Journey } from '@/lib/testing/journey';
import { ownerSql } from '@/lib/testing/owner-sql';
import { tokenOf } from '@/lib/testing/people';
import { mustRun } from '@/lib/testing/use-case';
import { testNow } from '@/lib/testing/workspace';
import { filterQuery } from '@/lib/url/filters';
import type { Actor } from '@/lib/domain/access/actor';
import { portfolio } from './portfolio';
import { shareLinks } from './share-links';
import { sharedPortfolio } from './shared-portfolio';

const days = (count: number) => new Date(testNow.getTime() + count * 86_400_000);
const form = { title: 'For the board', cards: [...portfolioCards], days: '90', filter: '' };

const make = async (actor: Actor, change: object = {}) => {
  const made = await mustRun('make-share', actor, { ...form, ...change });
  return { id: made.share as string, token: tokenOf(made.link as { url: string }) };
};
const open = (token: string, { at = testNow, from = 'here' } = {}) => openShare(token, from, at);
const mustOpen = async (token: string): Promise<OpenShare> => {
  const share = await open(token);
  if (!share) throw new Error('It does not open.');
  return share;
};

let journey: Journey;
let architect: Actor;
beforeAll(async () => {
  journey = await makeJourney();
  architect = journey.architect;
  await journey.prepare('pilot');
  await journey.ask('pilot');
});

describe('a link to the portfolio', () => {
  it('shows the figures of its filter, as the portfolio does', async () => {
    const { token } = await make(architect, { names: 'on', filter: filterQuery({ stage: 'poc' }) });
    const share = await mustOpen(token);
    expect(share).toMatchObject({ title: 'For the board', names: true, filter: '?stage=poc', expiresAt: days(90) });
    const found = await sharedPortfolio(share);
    const own = await portfolio(journey.workspace.viewer, found!.filters);
    // But for what grows by the moment.
    for (const part of ['stages', 'verdicts', 'valueRisk', 'readiness', 'waived', 'overdueConditions'] as const) {
      expect([part, found?.aggregates[part]]).toEqual([part, own?.aggregates[part]]);
    }
    expect(found?.aggregates.readiness.map(({ key }) => key)).toEqual([journey.key]);
    const elsewhere = await make(architect, { names: 'on', filter: filterQuery({ stage: 'retired' }) });
    expect((await sharedPortfolio(await mustOpen(elsewhere.token)))?.aggregates.stages).toEqual([]);
  });

  it('lets no title, key or person out where names were not chosen', async () => {
    const { token } = await make(architect);
    const found = await sharedPortfolio(await mustOpen(token));
    const { title } = await journey.facts();
    const people = await ownerSql<{ id: string; name: string; email: string }>(
      'select id, name, email from member where workspace_id = $1',
      [journey.workspace.workspaceId],
    );
    const secrets = [title, journey.key, ...people.flatMap(({ id, name, email }) => [id, name, email])];
    const told = JSON.stringify(found?.aggregates);
    expect(found?.aggregates.readiness).toHaveLength(1);
    expect(secrets.filter((secret) => told.includes(secret))).toEqual([]);
    // The same link with names has them, so they would have been seen.
    const named = await sharedPortfolio(await mustOpen((await make(architect, { names: 'on' })).token));
    expect(JSON.stringify(named?.aggregates)).toContain(title);
  });

  it('reads in a transaction that cannot write', async () => {
    const written = inWorkspaceToRead(journey.workspace.workspaceId, (tx) =>
      tx.workspace.updateMany({ data: { name: 'Mine' } }),
    );
    await expect(written).rejects.toThrow(/read-only/);
  });

  it('keeps the token nowhere, and is told in the trail without it', async () => {
    const { id, token } = await make(architect);
    const [row] = await ownerSql<{ token_hash: string }>('select token_hash from share_link where id = $1', [id]);
    expect(token).toMatch(/^[\w-]{43}$/);
    expect(row?.token_hash).toMatch(/^[0-9a-f]{64}$/);
    const events = await ownerSql<{ data: object }>(`select data from event where data ->> 'shareId' = $1`, [id]);
    expect(events).toHaveLength(1);
    expect(JSON.stringify(events)).not.toContain(token);
  });

  it('is counted each time it opens, and only then', async () => {
    const { id, token } = await make(architect);
    await open(token);
    await open(token, { at: days(1) });
    await open(token, { at: days(90) });
    const [row] = await ownerSql<object>('select opens, last_opened_at from share_link where id = $1', [id]);
    expect(row).toEqual({ opens: 2, last_opened_at: days(1) });
  });

  it('opens nothing once it is over, revoked, or was never made', async () => {
    const { id, token } = await make(architect);
    expect(await open(token, { at: new Date(days(90).getTime() - 1) })).not.toBeNull();
    expect(await open(token, { at: days(90) })).toBeNull();
    expect(await open('')).toBeNull();
    expect(await open(`${token}x`)).toBeNull();
    await mustRun('revoke-share', architect, { share: id });
    expect(await open(token)).toBeNull();
  });

  it('opens nothing while its filter cannot be read', async () => {
    const { id, token } = await make(architect, { filter: '?stage=poc' });
    await ownerSql('alter table share_link disable trigger only_ends');
    await ownerSql(`update share_link set filter = '?stage=boarding' where id = $1`, [id]);
    await ownerSql('alter table share_link enable trigger only_ends');
    expect(await sharedPortfolio(await mustOpen(token))).toBeNull();
    expect((await listed(architect)).find((link) => link.id === id)?.filters).toBeNull();
  });

  it('stops when its maker leaves or may no longer share', async () => {
    const { workspace } = journey;
    const maker = await workspace.member('architect');
    const { id, token } = await make(maker);
    await mustRun('change-member-role', workspace.admin, { member: maker.memberId, role: 'contributor' });
    expect(await open(token)).toBeNull();
    expect((await listed(architect)).find((link) => link.id === id)).toMatchObject({
      state: 'stopped',
      mayRevoke: false,
    });
    await mustRun('change-member-role', workspace.admin, { member: maker.memberId, role: 'architect' });
    expect(await open(token)).not.toBeNull();
    await mustRun('remove-member', workspace.admin, { member: maker.memberId });
    expect(await open(token)).toBeNull();
  });

  it('is revoked by its maker or an admin, and all at once by an admin', async () => {
    const { workspace } = await makeJourney();
    const first = await make(workspace.architect);
    const second = await make(workspace.admin);
    expect((await listed(workspace.architect)).map(({ mayRevoke }) => mayRevoke).sort()).toEqual([false, true]);
    expect((await listed(workspace.admin)).map(({ mayRevoke }) => mayRevoke)).toEqual([true, true]);
    expect(await shareLinks(workspace.contributor)).toMatchObject({ mayNot: { by: 'An admin or an architect' } });
    await mustRun('revoke-shares', workspace.admin, { reason: 'It went to the wrong list.' });
    expect([await open(first.token), await open(second.token)]).toEqual([null, null]);
    expect((await listed(workspace.admin)).map(({ state }) => state)).toEqual(['revoked', 'revoked']);
  });

  it('pauses an address that tries many, and no other', async () => {
    const { token } = await make(architect);
    const wrong = Array.from({ length: 20 }, (_, place) => open(`guess-${place}`, { from: 'guesser' }));
    expect(await Promise.all(wrong)).toEqual(wrong.map(() => null));
    expect(await open(token, { from: 'guesser' })).toBeNull();
    expect(await open(token, { from: 'elsewhere' })).not.toBeNull();
    expect(await open(token, { from: 'guesser', at: days(1) })).not.toBeNull();
  });

  it('never changes what it shows, nor lasts longer, whoever asks the database', async () => {
    const { id } = await make(architect);
    const change = (data: object) =>
      inWorkspace(journey.workspace.workspaceId, (tx) => tx.shareLink.update({ where: { id }, data }));
    await expect(change({ names: true })).rejects.toThrow(/counted and revoked/);
    await expect(change({ expiresAt: days(89) })).rejects.toThrow(/counted and revoked/);
    await mustRun('revoke-share', architect, { share: id });
    await expect(change({ revokedAt: null, revokedById: null })).rejects.toThrow(/counted and revoked/);
  });

  it('wants something to show, a known end, and a filter that can be read', async () => {
    const { registry } = await import('@/lib/commands/registry');
    const refused = async (change: object) => {
      const result = await registry.get('make-share')!.run({ actor: architect, now: testNow }, { ...form, ...change });
      return result.ok ? [] : Object.keys(result.refusal.fields ?? {});
    };
    expect(await refused({ cards: [] })).toEqual(['cards']);
    expect(await refused({ days: '3650' })).toEqual(['days']);
    expect(await refused({ filter: '?stage=boarding' })).toEqual(['filter']);
    expect(await refused({ title: '' })).toEqual(['title']);
  });
});

async function listed(actor: Actor) {
  const found = await shareLinks(actor);
  if ('mayNot' in found) throw new Error(found.mayNot.message);
  return found.links;
}
