import { expect, it } from 'vitest';
import { parse } from 'csv-parse/sync';
import readXlsxFile from 'read-excel-file/node';
import type { Actor } from '@/lib/domain/access/actor';
import { exportColumns } from '@/lib/domain/use-case/export';
import { noFilters } from '@/lib/domain/use-case/list';
import { loadLargeWorkspace } from '@/prisma/seed/large/load';
import { csv } from '@/lib/spreadsheet/csv';
import { workbook } from '@/lib/spreadsheet/workbook';
import { makeJourney } from '@/lib/testing/journey';
import { ownerSql } from '@/lib/testing/owner-sql';
import { makeWorkspace } from '@/lib/testing/workspace';
import { useCaseExport } from './use-case-export';

const adminUrl = process.env.DATABASE_ADMIN_URL as string;

async function taken<Piece>(pieces: AsyncIterable<Piece> | null): Promise<Piece[]> {
  const all: Piece[] = [];
  for await (const piece of pieces ?? []) all.push(piece);
  return all;
}

it('has every use case once, over pieces of any size, and figures as SQL has them', async () => {
  const slug = 'use-case-export';
  await loadLargeWorkspace(adminUrl, { slug, useCases: 130, now: new Date() });
  const stored = await ownerSql<{ workspace: string; key: string; money: number; pilots: number }>(
    `select w.id as workspace, u.key, (u.hours_saved_per_month * u.people * u.value_per_hour)::float8 as money,
       (count(*) filter (where u.stage = 'pilot') over ())::int as pilots
     from use_case u join workspace w on w.id = u.workspace_id where w.slug = $1`,
    [slug],
  );
  const workspaceId = stored[0]?.workspace as string;
  const actor: Actor = { workspaceId, workspaceSlug: slug, memberId: workspaceId, name: 'Leader', role: 'viewer' };

  const text = (await taken(csv(exportColumns, useCaseExport(actor, noFilters, 50)!))).join('');
  const rows: Record<string, string>[] = parse(text, { columns: true, bom: true });
  const money = Object.fromEntries(rows.map((row) => [row.Key, Number(row['Expected value a month'])]));
  expect(rows).toHaveLength(130);
  expect(money).toEqual(Object.fromEntries(stored.map((row) => [row.key, row.money])));

  const pilots = useCaseExport(actor, { ...noFilters, stage: 'pilot' }, 7)!;
  const [sheet] = await readXlsxFile(Buffer.concat(await taken(workbook('Use cases', exportColumns, pilots))));
  expect(sheet?.data[0]).toEqual(exportColumns.map(({ title }) => title));
  expect(sheet?.data).toHaveLength((stored[0]?.pilots ?? 0) + 1);
  expect(new Set(sheet?.data.slice(1).map((cells) => cells[4]))).toEqual(new Set(['Pilot']));
  expect(sheet?.data[1]?.[7]).toBeInstanceOf(Date);
});

it('says what is unknown by nothing, keeps text text, and is of one workspace alone', async () => {
  const { workspace, key } = await makeJourney({ title: '=HYPERLINK("http://evil.example";"Click")' });
  const text = (await taken(csv(exportColumns, useCaseExport(workspace.viewer, noFilters)!))).join('');
  const [row]: Record<string, string>[] = parse(text, { columns: true, bom: true });
  expect(row).toMatchObject({
    Key: key,
    Title: `'=HYPERLINK("http://evil.example";"Click")`,
    Stage: 'Candidate',
    Score: '',
    Verdict: '',
    'Readiness, %': '',
    'Business owner': 'Bea Business',
    'Security reviewer': 'Sam Security',
  });
  const other = await makeWorkspace();
  expect(await taken(useCaseExport(other.admin, noFilters))).toEqual([]);
  const outsider = { ...workspace.viewer, workspaceId: other.workspaceId };
  expect(await taken(useCaseExport(outsider, noFilters))).toEqual([]);
});
