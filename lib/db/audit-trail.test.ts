import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { appendEvent } from './append-event';
import { inWorkspace, type WorkspaceTx } from './workspace-transaction';
import {
  cutEndsSql,
  cutFaults,
  endFaults,
  verifyChains,
  type CutEnd,
  type ReadEvents,
  type TrailEnd,
} from './verify-chains';
import { mustRun } from '@/lib/testing/use-case';
import type { ChainedEvent } from '@/lib/domain/audit/chain';
import { auditReport } from '@/lib/queries/audit-report';
import { everything, useCaseHistory, workspaceHistory } from '@/lib/queries/history';
import { makeJourney, type Journey } from '@/lib/testing/journey';

let journey: Journey;
let owner: pg.Client;
let useCaseId: string;

beforeAll(async () => {
  journey = await makeJourney();
  await journey.assess();
  useCaseId = (await journey.facts()).id;
  owner = new pg.Client({ connectionString: process.env.DATABASE_ADMIN_URL });
  await owner.connect();
});
afterAll(() => owner.end());

const columns = `id, workspace_id as "workspaceId", chain, use_case_id as "useCaseId", seq, at, actor_id as "actorId",
  actor_name as "actorName", type, data, reason, previous, hash`;

const read: ReadEvents = async (after, limit) => {
  const { rows } = await owner.query<ChainedEvent>(
    `select ${columns} from event where $1::uuid is null or (chain, seq) > ($1, $2::int) order by chain, seq limit $3`,
    [after?.chain ?? null, after?.seq ?? 0, limit],
  );
  return rows;
};

describe('the trail', () => {
  it('is whole as the product writes it, whatever the size of the pages', async () => {
    const whole = await verifyChains(read);
    expect(whole).toMatchObject({ chains: 2, broken: [] });
    expect(whole.events).toBeGreaterThan(8);
    const small = await verifyChains((after) => read(after, 2));
    expect(small.broken).toEqual([]);
  });

  it('is told in words, newest first, page by page', async () => {
    const all = await journey.events();
    const first = await useCaseHistory(journey.workspace.viewer, journey.key, everything);
    expect(first?.entries.map(({ seq }) => seq)).toEqual(all.map(({ seq }) => seq).reverse());
    expect(first?.entries[0]?.sentence).toContain('Arne Architect agreed an assessment: 100, Strong first POC.');
    const second = await useCaseHistory(journey.workspace.viewer, journey.key, { ...everything, before: 3 });
    expect(second).toMatchObject({ newest: false, older: null });
    expect(second?.entries.map(({ seq }) => seq)).toEqual([2, 1]);
    const other = await makeJourney();
    expect((await useCaseHistory(other.architect, journey.key, everything))?.entries.map(({ id }) => id)).not.toContain(
      all[0],
    );
    expect(await useCaseHistory(other.architect, 'SALES-404', everything)).toBeNull();
    // The workspace's own chain is for whoever may read the trail.
    const { viewer, architect } = journey.workspace;
    expect((await workspaceHistory(viewer, everything)).entries).toEqual([]);
    expect((await workspaceHistory(architect, everything)).entries).not.toEqual([]);
  });

  it('is narrowed by what it is about, by whom, and when, and names only those who have done something', async () => {
    const { viewer, architect } = journey.workspace;
    const types = async (search: Partial<typeof everything>) => {
      const found = await useCaseHistory(viewer, journey.key, { ...everything, ...search });
      return found?.entries.map(({ type }) => type);
    };
    expect(await types({ about: 'scoring' })).toEqual(['assessment.agreed', 'assessment.handed-in']);
    expect(await types({ about: 'scoring', before: 2 })).toEqual([]);
    expect(await types({ about: 'waivers' })).toEqual([]);
    expect(await types({ who: viewer.memberId })).toEqual([]);
    const all = await journey.events();
    expect(await types({ who: architect.memberId })).toHaveLength(all.length);
    expect(await types({ from: '2026-11-20', to: '2026-11-20' })).toHaveLength(all.length);
    expect(await types({ to: '2026-11-19' })).toEqual([]);
    expect(await types({ from: '2026-11-21' })).toEqual([]);
    const { people } = (await useCaseHistory(viewer, journey.key, everything))!;
    expect(people).toEqual([{ id: architect.memberId, name: 'Arne Architect' }]);
  });

  it('is refused to the app for changing, deleting and emptying', async () => {
    const { workspaceId } = journey.workspace;
    const attempts = [
      `update event set actor_name = 'Nobody' where chain = '${useCaseId}'`,
      `delete from event where chain = '${useCaseId}'`,
      'truncate event',
    ];
    for (const sql of attempts) {
      await expect(inWorkspace(workspaceId, (tx) => tx.$executeRawUnsafe(sql))).rejects.toThrow(/permission denied/);
    }
    // The trigger refuses the owner too, until it is taken off on purpose.
    await expect(owner.query(attempts[1]!)).rejects.toThrow(/append-only/);
  });

  it('moves no stage without its event, not by the app’s own role', async () => {
    const move = inWorkspace(journey.workspace.workspaceId, (tx) =>
      tx.useCase.update({ where: { id: useCaseId }, data: { stage: 'production' } }),
    );
    await expect(move).rejects.toThrow(/only through its gate/);
    expect((await journey.row()).stage).toBe('candidate');
  });

  it('is not read through for the event of a move, however long it is', async () => {
    const { workspaceId } = journey.workspace;
    let read = Infinity;
    const undone = inWorkspace(workspaceId, async (tx) => {
      const entries = async () => {
        const [row] = await tx.$queryRaw<{ n: bigint }[]>`
          select sum(pg_stat_get_xact_tuples_returned(oid))::bigint as n
          from (select 'event'::regclass as oid union select indexrelid from pg_index where indrelid = 'event'::regclass) read`;
        return Number(row?.n);
      };
      // As transactions before this one left them.
      await tx.$executeRaw`
        insert into event (id, workspace_id, chain, use_case_id, seq, at, actor_name, type, data, previous, hash, txid)
        select gen_random_uuid(), workspace_id, id, id, 1000 + n, now(), 'Somebody', 'tag.added', '{}', '', '', '3'::xid8
        from use_case, generate_series(1, 500) n where id = ${useCaseId}::uuid`;
      const data = { from: 'candidate', to: 'parked', kind: 'park', since: journey.now.toISOString() } as const;
      await appendEvent(tx, { useCaseId, actor: null, at: journey.now }, { type: 'stage.moved', data });
      await tx.$executeRaw`update use_case set stage = 'parked', parked_from = 'candidate' where id = ${useCaseId}::uuid`;
      const before = await entries();
      await tx.$executeRawUnsafe('set constraints all immediate');
      read = (await entries()) - before;
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    expect(read).toBeLessThan(5);
  });
});

describe('tampering by the owner of the tables', () => {
  beforeEach(async () => {
    await owner.query('begin');
    await owner.query('alter table event disable trigger append_only');
    return async () => {
      await owner.query('rollback');
    };
  });

  const tampered: [string, string, number, RegExp][] = [
    ['altered', `update event set data = data || '{"version": 99}' where chain = $1 and seq = 3`, 3, /altered/],
    ['given another actor', `update event set actor_name = 'Eve' where chain = $1 and seq = 2`, 2, /altered/],
    ['given another reason', `update event set reason = 'None' where chain = $1 and seq = 4`, 4, /altered/],
    ['given another time', `update event set at = at + interval '1 second' where chain = $1 and seq = 4`, 4, /altered/],
    ['removed', 'delete from event where chain = $1 and seq = 3', 4, /missing|moved/],
    ['removed at the beginning', 'delete from event where chain = $1 and seq = 1', 2, /missing|moved/],
    [
      'removed, and the gap closed',
      `with gone as (delete from event where chain = $1 and seq = 3 returning chain)
       update event e set seq = 3 from gone where e.chain = gone.chain and e.seq = 4`,
      3,
      /does not follow/,
    ],
    [
      'moved',
      `update event set seq = case seq when 2 then 1003 else 1002 end where chain = $1 and seq in (2, 3)`,
      4,
      /missing|moved/,
    ],
    [
      'inserted',
      `insert into event select gen_random_uuid(), workspace_id, chain, use_case_id, seq + 1, at, actor_id, actor_name, type,
         data, reason, hash, repeat('a', 64)
       from event where chain = $1 order by seq desc limit 1`,
      0,
      /altered/,
    ],
  ];

  it.each(tampered)('finds an event that was %s', async (_, sql, seq, problem) => {
    await owner.query(sql, [useCaseId]);
    const { broken } = await verifyChains(read);
    expect(broken).toHaveLength(1);
    expect(broken[0]).toMatchObject({ chain: useCaseId, problem: expect.stringMatching(problem) as string });
    if (seq > 0) expect(broken[0]?.seq).toBe(seq);
  });

  it('finds what was cut off at the end, and a trail that is gone', async () => {
    const ends = async () => {
      const { rows } = await owner.query<TrailEnd>(
        `select u.id, u.key, u.version, (select max((data ->> 'version')::int) from event where chain = u.id) as "trailVersion"
         from use_case u where id = $1`,
        [useCaseId],
      );
      return endFaults(rows);
    };
    expect(await ends()).toEqual([]);
    await owner.query('delete from event where chain = $1 and seq > 5', [useCaseId]);
    expect((await verifyChains(read)).broken).toEqual([]);
    expect((await ends())[0]?.problem).toMatch(/at version \d+, its trail ends at version 5/);
    await owner.query('delete from event where chain = $1', [useCaseId]);
    expect((await ends())[0]?.problem).toMatch(/no trail at all/);
  });
});

it('misses events at the end that raise no version: of a use case, and of the workspace', async () => {
  const fresh = await makeJourney();
  const { workspaceId, admin } = fresh.workspace;
  await fresh.does('add-comment', fresh.architect, { body: 'Looked at.' });
  await mustRun('save-system', admin, { name: 'Ledger', kind: 'other' });
  const cut = async () => {
    const { rows } = await owner.query<CutEnd>(cutEndsSql, [workspaceId]);
    return cutFaults(rows).map(({ chain, problem }) => [chain, problem]);
  };
  expect(await cut()).toEqual([]);
  const { id } = await fresh.facts();
  await owner.query('begin');
  await owner.query('alter table event disable trigger append_only');
  for (const chain of [id, workspaceId]) {
    await owner.query('delete from event where chain = $1 and seq = (select max(seq) from event where chain = $1)', [
      chain,
    ]);
  }
  const problem = expect.stringMatching(
    /^(\d+) events were written, and it ends at \d+: events at the end are missing/,
  ) as string;
  expect((await cut()).sort()).toEqual(
    [
      [id, problem],
      [workspaceId, problem],
    ].sort(),
  );
  await owner.query('rollback');
  // The app keeps no end itself.
  await expect(
    inWorkspace(workspaceId, (tx) => tx.$executeRawUnsafe(`update chain_end set seq = 0 where chain = '${id}'`)),
  ).rejects.toThrow(/permission denied/);
});

it('gives architects and admins a report of their own workspace, and nobody else', async () => {
  const { workspace, architect } = journey;
  const report = await auditReport(architect);
  expect(report).toMatchObject({ chains: 2, faults: [] });
  expect(report?.events).toBeGreaterThan(8);
  expect(await auditReport(workspace.contributor)).toBeNull();
  expect(await auditReport(workspace.viewer)).toBeNull();

  await owner.query('alter table event disable trigger append_only');
  await owner.query(`update event set reason = 'Forged' where chain = $1 and seq = 2`, [useCaseId]);
  expect((await auditReport(architect))?.faults).toEqual([
    { key: journey.key, chain: useCaseId, seq: 2, problem: 'Its content was altered after it was written.' },
  ]);
});

// Last, since it leaves a trail that is not whole.
it('moves no stage by the event of a former move, nor by one that says it is of the same transaction', async () => {
  const other = await makeJourney();
  const { id } = await other.facts();
  const { workspaceId } = other.workspace;
  await other.does('move-stage', other.architect, { to: 'parked', reason: 'Not now.' });
  await other.does('move-stage', other.architect, { to: 'candidate' });
  const park = (tx: WorkspaceTx) => tx.$executeRaw`
    update use_case set stage = 'parked', parked_from = 'candidate' where id = ${id}::uuid`;
  await expect(inWorkspace(workspaceId, park)).rejects.toThrow(/only through its gate/);
  const forged = inWorkspace(workspaceId, async (tx) => {
    const [{ txid } = { txid: '' }] = await tx.$queryRaw<{ txid: string }[]>`select pg_current_xact_id()::text as txid`;
    // Before it ends, from elsewhere.
    await owner.query(
      `insert into event (id, workspace_id, chain, use_case_id, seq, at, actor_name, type, data, previous, hash, txid)
       values (gen_random_uuid(), $1, $2, $2, 1000, now(), 'Nobody', 'stage.moved', '{"to": "parked"}', '', '', $3::xid8)`,
      [workspaceId, id, txid],
    );
    await park(tx);
  });
  await expect(forged).rejects.toThrow(/only through its gate/);
  expect((await other.row()).stage).toBe('candidate');
});
