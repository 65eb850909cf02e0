import { beforeAll, expect, it } from 'vitest';
import { isDone, itemViews } from '@/lib/domain/checklist/items';
import { itemIds } from '@/lib/domain/checklist/template';
import { noFilters } from '@/lib/domain/use-case/list';
import { ownerSql } from '@/lib/testing/owner-sql';
import { loadLargeWorkspace } from '@/prisma/seed/large/load';
import { loadPartialFacts } from './load-facts';
import { refreshRenewals } from './renewal';
import { filterSql } from './use-case-filter';
import { inWorkspace, type WorkspaceTx } from './workspace-transaction';

const slug = 'open-items';
let workspaceId: string;

const factsOfAll = async (tx: WorkspaceTx) => {
  const all = await tx.useCase.findMany({ where: { workspaceId }, select: { id: true } });
  return loadPartialFacts(
    tx,
    all.map(({ id }) => id),
    ['tools', 'items', 'evidence', 'waivers'],
  );
};

beforeAll(async () => {
  await loadLargeWorkspace(process.env.DATABASE_ADMIN_URL as string, { slug, useCases: 150, now: new Date() });
  [{ id: workspaceId }] = (await ownerSql<{ id: string }>(`select id from workspace where slug = $1`, [slug])) as [
    { id: string },
  ];
  // A waiver for everybody: of every third run out, of every fourth refused; ID-2 cannot be waived in the worst tier.
  await ownerSql(
    `insert into waiver (id, workspace_id, use_case_id, subject, reason, requested_by_id, requested_at, decision, decided_by_id, decided_at, expires_on)
     select gen_random_uuid(), u.workspace_id, u.id, s.subject, 'Not yet.', u.created_by_id, now() - interval '90 days',
       case when n % 4 = 0 then 'refused' else 'approved' end, (select id from member m where m.workspace_id = $1 and m.id <> u.created_by_id limit 1),
       now() - interval '80 days',
       case when n % 3 = 0 then current_date - 2 else current_date + 30 end
     from (select *, row_number() over (order by id) as n from use_case where workspace_id = $1) u,
       unnest(array['ID-2', 'SE-3']) s (subject)`,
    [workspaceId],
  );
  // What half of them rest on has run out.
  await ownerSql(
    `update citation set expires_on = current_date - 1 where workspace_id = $1 and ascii(right(use_case_id::text, 1)) % 2 = 0`,
    [workspaceId],
  );
  await inWorkspace(workspaceId, async (tx) => {
    for (const facts of await factsOfAll(tx)) await refreshRenewals(tx, facts);
  });
});

it('an item is open for the list where it is open by the rule: untouched, begun, stale, or waived in vain', async () => {
  await inWorkspace(workspaceId, async (tx) => {
    const ruled = (await factsOfAll(tx)).flatMap((facts) =>
      itemViews(facts, new Date()).map(({ id, state }) => ({ key: facts.key, id, state })),
    );
    const states = new Set(ruled.map(({ state }) => state));
    for (const state of ['open', 'stale', 'satisfied', 'waived'] as const) expect(states).toContain(state);
    for (const item of itemIds) {
      const found = await tx.$queryRaw<{ key: string }[]>`
        select u.key from use_case u where ${filterSql(tx, { ...noFilters, item })}`;
      const open = ruled.filter(({ id, state }) => id === item && !isDone(state));
      expect(found.map(({ key }) => key).sort(), item).toEqual(open.map(({ key }) => key).sort());
      expect(open.length, item).toBeGreaterThan(0);
      expect(open.length, item).toBeLessThan(150);
    }
  });
});
