import { createElement as h } from 'react';
import { renderToReadableStream } from 'react-dom/server';
import { afterEach, expect, test, vi } from 'vitest';
import { drawnOnce } from '@/components/ui/drawn-once';
import { columns } from '@/lib/domain/use-case/table';
import { packBody, type TableBody } from './packed-body';
import { drawGroups, type TableRow } from './use-case-rows';

const full: TableRow = {
  key: 'UB-1',
  version: 3,
  title: `Answers “customers” <b>& others</b>, it's "all"`,
  unit: 'Service',
  stage: 'parked',
  parkedFrom: 'pilot',
  reportedStage: 'production',
  days: 300,
  overdue: true,
  reviewOverdue: true,
  verdict: 'strong',
  score: 81,
  readiness: 40,
  openBlockers: 1,
  waivedItems: 2,
  monthlyValue: 1_234_567.5,
  businessOwner: 'Jane Doe',
  tags: ['quick win', 'voice'],
  tier: 'read-only',
  users: 1200,
  registeredAt: new Date('2026-01-02T03:04:05.678Z'),
  updatedAt: new Date('2026-05-06T07:08:09Z'),
  systems: 'CRM, ERP',
  owners: { technical: 'Ann', security: 'Bo', 'data-governance': 'Cy' },
};

const bare: TableRow = {
  ...full,
  ...{ key: 'UB-2', stage: 'candidate', parkedFrom: null, reportedStage: null, overdue: false, reviewOverdue: false },
  ...{ verdict: null, score: null, readiness: null, openBlockers: 0, waivedItems: 0, monthlyValue: null },
  ...{ businessOwner: null, tags: [], tier: null, users: null, systems: null, owners: null },
};

const totals = { count: 2, monthlyValue: null, valued: 0, users: null, openBlockers: 1 };
const group = (value: string, continued: boolean, rows: TableRow[]) => ({
  group: { value, label: value, totals },
  continued,
  rows,
});
const shown = {
  columns,
  currency: 'EUR',
  base: '/w/ub/use-cases',
  groupHrefs: { linked: '/w/ub/use-cases?unit=linked' },
};

const drawnBy = async (useGroups: ReturnType<typeof drawnOnce<string>>, body: string) => {
  const Bodies = () =>
    h(
      'table',
      null,
      useGroups(body).map((held, index) => h('tbody', { key: index, ...held })),
    );
  return new Response(await renderToReadableStream(h(Bodies))).text();
};

afterEach(() => vi.unstubAllGlobals());

test.each<[string, TableBody]>([
  [
    'in one group',
    { shown: { ...shown, selectable: true }, groups: [{ group: null, continued: false, rows: [full, bare] }] },
  ],
  [
    'under headings',
    {
      shown: { ...shown, selectable: false },
      groups: [group('linked', true, [full]), group('plain', false, [bare, full])],
    },
  ],
])('rows %s are the same as markup of the server and as elements of the browser, and nothing else', async (_, body) => {
  const packed = packBody(body);
  const markup = await drawnBy(drawnOnce(drawGroups), packed);
  vi.stubGlobal('window', {});
  expect(markup).toBe(await drawnBy(drawnOnce(drawGroups), packed));
  expect(markup.match(/<tbody>/g)).toHaveLength(body.groups.length);
  for (const one of markup.split('<tbody>').slice(1)) expect(one).toMatch(/^<tr.*<\/tr><\/tbody>/);
  expect(markup).toContain('Answers “customers” &lt;b&gt;&amp; others');
});
