import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/domain/access/actor';
import { noFilters } from '@/lib/domain/use-case/list';
import { loadLargeWorkspace } from '@/prisma/seed/large/load';
import { makeWorkspace } from '@/lib/testing/workspace';
import { ownerSql } from '@/lib/testing/owner-sql';
import type { MissingItem } from '@/lib/domain/portfolio/missing';
import { checklistTemplate } from '@/lib/domain/checklist/template';
import { portfolio } from './portfolio';
import { readinessCell } from './readiness-cell';

const adminUrl = process.env.DATABASE_ADMIN_URL as string;
const useCases = 400;

describe('portfolio', () => {
  let actor: Actor;

  beforeAll(async () => {
    await loadLargeWorkspace(adminUrl, { slug: 'portfolio-figures', useCases, now: new Date() });
    const [workspace] = await ownerSql<{ id: string }>(`select id from workspace where slug = 'portfolio-figures'`);
    actor = {
      workspaceId: workspace?.id as string,
      workspaceSlug: 'portfolio-figures',
      memberId: workspace?.id as string,
      name: 'Leader',
      role: 'viewer',
    };
  });

  it('counts each stage and verdict as plain SQL does', async () => {
    const found = await portfolio(actor, noFilters);
    const stages = await ownerSql<{ stage: string; n: number; money: number }>(
      `select stage, count(*)::int n, sum(hours_saved_per_month * people * value_per_hour)::float8 money
       from use_case where workspace_id = $1 group by stage`,
      [actor.workspaceId],
    );
    const counted = Object.fromEntries(stages.map(({ stage, n, money }) => [stage, [n, money]]));
    expect(
      Object.fromEntries(found?.aggregates.stages.map((row) => [row.stage, [row.verified, row.monthlyValue]]) ?? []),
    ).toEqual(counted);
    const unscored = await ownerSql<{ n: number }>(
      `select count(*)::int n from use_case u where workspace_id = $1
       and not exists (select from assessment a where a.use_case_id = u.id and a.state = 'agreed')`,
      [actor.workspaceId],
    );
    expect(found?.aggregates.verdicts.find(({ verdict }) => verdict === null)?.verified).toBe(unscored[0]?.n);
  });

  it('puts each scored use case into the cell of its two ratings and its stage, with its users', async () => {
    const found = await portfolio(actor, noFilters);
    const cells = await ownerSql<object>(
      `select v.level as value, r.level as risk, u.stage, count(*)::int as verified, 0 as unverified,
         sum(u.user_group_size)::float8 as users,
         (array_agg(json_build_object('key', u.key, 'title', u.title) order by u.user_group_size desc, u.key desc))[1] as first
       from assessment a join use_case u on u.id = a.use_case_id
       join rating v on v.assessment_id = a.id and v.factor = 'business-value'
       join rating r on r.assessment_id = a.id and r.factor = 'action-risk'
       where a.workspace_id = $1 and a.state = 'agreed' group by 1, 2, 3 order by 1, 2, 3`,
      [actor.workspaceId],
    );
    const place = ({ value, risk, stage }: { value: number; risk: number; stage: string }) =>
      `${value} ${risk} ${stage}`;
    const sorted = found?.aggregates.valueRisk.toSorted((a, b) => (place(a) < place(b) ? -1 : 1));
    expect(sorted).toEqual(cells);
    expect(cells.length).toBeGreaterThan(30);
  });

  it('keeps every chart within the filter', async () => {
    const found = await portfolio(actor, { ...noFilters, stage: 'pilot', unit: 'UA' });
    const [expected] = await ownerSql<{ n: number }>(
      `select count(*)::int n from use_case where workspace_id = $1 and stage = 'pilot' and key like 'UA-%'`,
      [actor.workspaceId],
    );
    expect(expected?.n).toBeGreaterThan(0);
    expect(found?.aggregates.stages).toMatchObject([{ stage: 'pilot', verified: expected?.n }]);
    expect(found?.aggregates.times.map(({ stage, count }) => [stage, count])).toEqual([['pilot', expected?.n]]);
    expect(found?.aggregates.readiness.every(({ key }) => key.startsWith('UA-'))).toBe(true);
  });

  it('gives the median days and who is over the usual time', async () => {
    const found = await portfolio(actor, noFilters);
    const days = await ownerSql<{ days: number }>(
      `select extract(epoch from now() - stage_entered_at)::float8 / 86400 as days from use_case
       where workspace_id = $1 and stage = 'poc' order by 1`,
      [actor.workspaceId],
    );
    const poc = found?.aggregates.times.find(({ stage }) => stage === 'poc');
    const middle = (days.length - 1) / 2;
    const median = ((days[Math.floor(middle)]?.days ?? 0) + (days[Math.ceil(middle)]?.days ?? 0)) / 2;
    expect(poc?.medianDays).toBeCloseTo(median, 1);
    expect(poc?.overYardstick).toBe(days.filter((row) => row.days > 28).length);
  });

  it('opens what is missing behind a cell, and behind an area, as plain SQL has it', async () => {
    const rows = (await portfolio(actor, noFilters))?.aggregates.readiness ?? [];
    const keys = rows.map(({ key }) => key);
    for (const area of ['identity', 'observability'] as const) {
      const ids = checklistTemplate.filter((item) => item.area === area).map(({ id }) => id);
      const missing = await ownerSql<{ key: string; item: string }>(
        `select u.key, i.item from use_case u cross join unnest($2::text[]) i (item)
         left join checklist_item c on c.use_case_id = u.id and c.item_id = i.item
         where u.workspace_id = $1 and u.key = any ($3) and coalesce(c.state, 'open') <> 'not-applicable'
           and not (coalesce(c.state, 'open') = 'satisfied' and exists (
             select from citation e where e.use_case_id = u.id and e.item_id = i.item and e.review = 'accepted'
               and e.withdrawn_at is null and (e.expires_on is null or e.expires_on >= current_date)))
           and not exists (select from waiver w where w.use_case_id = u.id and w.subject = i.item
             and w.decision = 'approved' and w.expires_on >= current_date)
         order by array_position($2, i.item), u.key`,
        [actor.workspaceId, ids, keys],
      );
      const told = (items: MissingItem[] = []) =>
        items.flatMap(({ id, on }) => on.map(({ key }) => ({ key, item: id })));
      const whole = await readinessCell(actor, noFilters, { area, key: null });
      expect(whole).toMatchObject({ useCase: null, of: 12 });
      expect(told(whole?.items)).toEqual(missing);
      expect(missing.length).toBeGreaterThan(0);
      const { key = '' } = missing[0] ?? {};
      const cell = await readinessCell(actor, noFilters, { area, key });
      const own = missing.filter((entry) => entry.key === key).map(({ item }) => item);
      expect(cell?.items.map(({ id }) => id)).toEqual(own);
      expect(told(cell?.items)).toEqual(missing.filter(({ item }) => own.includes(item)));
    }
    expect(await readinessCell(actor, noFilters, { area: 'identity', key: 'NONE-1' })).toBeNull();
    const { viewer } = await makeWorkspace();
    expect(await readinessCell(viewer, noFilters, { area: 'identity', key: keys[0] ?? '' })).toBeNull();
  });

  it('is empty, not zero-filled with samples, in a new workspace, and sees no other', async () => {
    const { viewer } = await makeWorkspace();
    const found = await portfolio(viewer, noFilters);
    expect(found?.aggregates).toMatchObject({
      stages: [],
      verdicts: [],
      valueRisk: [],
      readiness: [],
      readinessMore: 0,
      times: [],
      overduePilots: 0,
    });
  });
});
