import { beforeAll, describe, expect, it } from 'vitest';
import { ownerRoles } from '@/lib/domain/access/actor';
import { checkDerived } from '@/lib/db/check-derived';
import { readTrail } from '@/lib/db/read-trail';
import { toolDriftOf } from '@/lib/db/tool-drift';
import { verifyChains } from '@/lib/db/verify-chains';
import { inWorkspace } from '@/lib/db/workspace-transaction';
import { makeUseCases, type Wanted } from '@/lib/testing/many-use-cases';
import { crmTools, manifest, offered, writes } from '@/lib/testing/manifests';
import { ownerSql } from '@/lib/testing/owner-sql';
import { makeServer } from '@/lib/testing/servers';
import { mustRun } from '@/lib/testing/use-case';
import { makeWorkspace, settingsForm, testNow } from '@/lib/testing/workspace';
import { followServer } from './follow-server';

type Group = Wanted & { many: number };

/** What calls the tool that gets worse, the one that is reworded, or neither; 200 in all. */
const groups = {
  untouched: { many: 120, stage: 'production', tools: ['get_account'], signed: ownerRoles },
  unsigned: { many: 40, stage: 'pilot', tools: ['get_account'], signed: [] },
  worse: { many: 20, stage: 'production', tools: ['get_account', 'update_note'], signed: ownerRoles },
  reworded: { many: 8, stage: 'production', tools: ['archive'], signed: ownerRoles },
  asked: { many: 6, stage: 'go-live-review', tools: ['update_note'], signed: ['technical', 'data-governance'] },
  piloted: { many: 6, stage: 'pilot', tools: ['update_note'], signed: [] },
} as const satisfies Record<string, Group>;
type Name = keyof typeof groups;
const names = Object.keys(groups) as Name[];

const drifted = [
  crmTools[0]!,
  offered({
    name: 'update_note',
    description: 'Changes the text of a note.',
    annotations: { ...writes, destructiveHint: true },
  }),
  offered({ name: 'archive', description: 'Puts an account into the archive.' }),
];

type Row = {
  id: string;
  stage: string;
  lapsed: string[];
  requests: string[];
  incidents: number;
  events: { type: string; txid: string; lapsed: number }[];
};

describe('a drift of a server that 200 use cases call', () => {
  let workspaceId: string;
  let server: string;
  let ids: Record<Name, string[]>;

  beforeAll(async () => {
    const workspace = await makeWorkspace();
    ({ workspaceId } = workspace);
    server = await makeServer(workspace);
    await mustRun('read-contract', workspace.architect, { server, manifest: manifest() });
    await mustRun('save-settings', workspace.admin, { ...settingsForm, onToolChange: 'suspend-if-worse' });
    const all = names.flatMap((name) => Array.from({ length: groups[name].many }, () => name));
    const made = await makeUseCases(
      workspace,
      server,
      all.map((name) => groups[name]),
    );
    ids = Object.fromEntries(names.map((name) => [name, made.filter((_, at) => all[at] === name)])) as typeof ids;
    // They hold what the server offers, and what they signed is what they are.
    expect(await followServer(workspaceId, server, testNow)).toBe(0);
    await mustRun('read-contract', workspace.architect, { server, manifest: manifest(drifted) });
  });

  const rows = async (name: Name) =>
    ownerSql<Row>(
      `select u.id, u.stage,
        array(select s.role from sign_off s join sign_off_request r on r.id = s.request_id
          where r.use_case_id = u.id and s.lapsed_at is not null order by s.role) as lapsed,
        array(select r.state from sign_off_request r where r.use_case_id = u.id) as requests,
        (select count(*)::int from incident i where i.use_case_id = u.id and i.reported_by_id is null) as incidents,
        (select coalesce(json_agg(json_build_object('type', e.type, 'txid', e.txid::text,
          'lapsed', coalesce(jsonb_array_length(e.data -> 'lapsed'), 0))), '[]')
          from event e where e.chain = u.id and e.actor_id is null) as events
      from use_case u where u.id = any ($1::uuid[])`,
      [ids[name]],
    );
  /** What all of a group have come to, where they have come to the same. */
  const only = async (name: Name) => {
    const found = (await rows(name)).map(({ id: _, events, ...row }) => ({
      ...row,
      events: events.map(({ type, lapsed }) => `${type} ${lapsed}`),
    }));
    expect(found).toHaveLength(groups[name].many);
    expect(new Set(found.map((row) => JSON.stringify(row))).size, name).toBe(1);
    return found[0];
  };

  it('is followed by each in a transaction of its own: where one fails the others are done, and the next try does that one', async () => {
    const broken = [ids.worse[3]!, ids.asked[0]!];
    await ownerSql(`
      create function stumbles() returns trigger language plpgsql as $$ begin raise exception 'stumbled'; end $$;
      create trigger stumbles before update on tool for each row
        when (old.use_case_id in ('${broken.join("', '")}')) execute function stumbles()`);
    await expect(followServer(workspaceId, server, testNow)).rejects.toThrow('2 of 40 use cases failed');
    const left = (await rows('worse')).filter(({ events }) => events.length === 0).map(({ id }) => id);
    expect(left).toEqual([broken[0]]);
    await ownerSql('drop trigger stumbles on tool; drop function stumbles');
    expect(await followServer(workspaceId, server, testNow)).toBe(2);
    expect(await followServer(workspaceId, server, testNow)).toBe(0);
    const written = (await Promise.all(names.map(rows))).flat().flatMap(({ events }) => events);
    expect(written).toHaveLength(40);
    expect(new Set(written.map(({ txid }) => txid)).size).toBe(40);
  }, 120_000);

  it('tells those whose signature lapsed, once for each use case', async () => {
    const told = await ownerSql<{ reworded: boolean; told: number; each: number }>(
      `select n.use_case_id = any ($1::uuid[]) as reworded, count(*)::int as told,
         count(distinct n.use_case_id)::int as each
       from notification n
       where n.kind = 'lapsed' and n.use_case_id = any ($1::uuid[]) and n.member_id in (
         select s.member_id from sign_off s join sign_off_request r on r.id = s.request_id
         where r.use_case_id = n.use_case_id and s.lapsed_at is not null)
       group by 1`,
      [ids.reworded],
    );
    const { many } = groups.reworded;
    expect(told).toEqual([{ reworded: true, told: 2 * many, each: many }]);
  });

  it('lapses exactly what covers the change, suspends what is in production and got worse, and leaves the rest alone', async () => {
    const nothing = { lapsed: [], incidents: 0, events: [] };
    expect(await only('untouched')).toEqual({ ...nothing, stage: 'production', requests: ['used'] });
    expect(await only('unsigned')).toEqual({ ...nothing, stage: 'pilot', requests: [] });
    const both = ['security', 'technical'];
    expect(await only('worse')).toEqual({
      stage: 'parked',
      requests: ['withdrawn'],
      lapsed: both,
      incidents: 1,
      events: ['stage.moved 2'],
    });
    expect(await only('reworded')).toEqual({
      stage: 'production',
      requests: ['used'],
      lapsed: both,
      incidents: 0,
      events: ['tools.followed 2'],
    });
    expect(await only('asked')).toEqual({
      stage: 'go-live-review',
      requests: ['open'],
      lapsed: ['technical'],
      incidents: 0,
      events: ['tools.followed 1'],
    });
    expect(await only('piloted')).toEqual({ ...nothing, stage: 'pilot', requests: [], events: ['tools.followed 0'] });
  });

  it('counts a tool as gone of which neither what was held nor what is offered is found', async () => {
    const held = { name: 'forgotten', before: '0'.repeat(64), after: null };
    const drift = await inWorkspace(workspaceId, (tx) => toolDriftOf(server)(tx, [held]));
    expect(drift).toMatchObject([{ tool: 'forgotten', kinds: ['removed'] }]);
  });

  it('leaves chains that verify, and columns as recomputed', async () => {
    const { broken, chains } = await inWorkspace(workspaceId, (tx) =>
      verifyChains((after, limit) => readTrail(tx, after, limit)),
    );
    expect({ broken, chains }).toEqual({ broken: [], chains: 201 });
    expect((await checkDerived(workspaceId)).differences).toEqual([]);
  }, 120_000);
});
