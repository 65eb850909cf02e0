import type { Actor } from '@/lib/domain/access/actor';
import { can } from '@/lib/domain/access/can';
import { hourOf } from '@/lib/domain/day';
import { csvFile } from '@/lib/domain/csv';
import { factorLabels, factors, type Ratings } from '@/lib/domain/scoring/factors';
import { modelDefinition, type ModelDefinition } from '@/lib/domain/scoring/model';
import { shortlistOrder, shortlistReasons } from '@/lib/domain/scoring/shortlist';
import { verdictLabels, type Verdict } from '@/lib/domain/scoring/verdict';
import { stageLabels, type Stage } from '@/lib/domain/stages/stages';
import { noFilters } from '@/lib/domain/use-case/list';
import { builtOn, hasRung } from '@/lib/db/derived';
import { Prisma } from '@/lib/db/generated/client';
import { filterSql } from '@/lib/db/use-case-filter';
import { whileUnchanged } from '@/lib/db/while-unchanged';
import { inWorkspace, type WorkspaceTx } from '@/lib/db/workspace-transaction';
import { now } from '@/lib/env';
import { loadFilterOptions, type FilterOptions } from './filter-options';
import { rowNames } from './use-case-row';

export type ShortlistFilters = { unit: string | null; system: string | null };

export type ShortlistRow = {
  /** 1 is the first to try; equals share no place, the key decides. */
  place: number;
  key: string;
  title: string;
  unit: string;
  stage: Stage;
  score: number;
  verdict: Verdict;
  modelVersion: number;
  monthlyValue: number | null;
  businessOwner: string | null;
  ratings: Ratings;
  reasons: string[];
};

export type Shortlist = {
  rows: ShortlistRow[];
  /** How many are scored and not yet in a POC, and how many are not scored at all. */
  scored: number;
  unscored: number;
  options: FilterOptions;
  currency: string;
};

const shown = 25;
/** A file holds as many; whoever has more filters first. */
const inFile = 20_000;

/** "Which first?": what is scored and not yet in a POC, by verdict, then score, then value. Null for whoever may not see it. */
export async function shortlist(actor: Actor, filters: ShortlistFilters): Promise<Shortlist | null> {
  if (can(actor, 'view')) return null;
  return inWorkspace(actor.workspaceId, async (tx) => {
    const { rows, counts } = await whileUnchanged(
      tx,
      `shortlist ${hourOf(now())} ${JSON.stringify(filters)}`,
      async () => ({
        rows: await loadRows(tx, filters, shown),
        counts: await loadCounts(tx, filters),
      }),
    );
    const { currency } = await tx.workspace.findUniqueOrThrow({ where: { id: tx.workspaceId } });
    return { rows, ...counts, options: await loadFilterOptions(tx), currency };
  });
}

async function loadCounts(tx: WorkspaceTx, filters: ShortlistFilters): Promise<Pick<Shortlist, 'scored' | 'unscored'>> {
  const [counts] = await tx.$queryRaw<[Pick<Shortlist, 'scored' | 'unscored'>]>`
    select count(u.score)::int as scored, (count(*) - count(u.score))::int as unscored
    from use_case u where ${where(tx, filters)}`;
  return counts;
}

/** The whole shortlist as CSV; null for whoever may not see it. */
export async function shortlistCsv(actor: Actor, filters: ShortlistFilters): Promise<string | null> {
  if (can(actor, 'view')) return null;
  const rows = await inWorkspace(actor.workspaceId, (tx) => loadRows(tx, filters, inFile), { timeout: 60_000 });
  const head = [
    'Place',
    'Key',
    'Title',
    'Business unit',
    'Stage',
    'Verdict',
    'Score',
    'Scoring model',
    'Value a month',
    'Business owner',
  ];
  return csvFile([
    [...head, ...factors.map((factor) => factorLabels[factor]), 'Why'],
    ...rows.map((row) => [
      String(row.place),
      row.key,
      row.title,
      row.unit,
      stageLabels[row.stage],
      verdictLabels[row.verdict],
      String(row.score),
      `version ${row.modelVersion}`,
      row.monthlyValue === null ? '' : String(row.monthlyValue),
      row.businessOwner ?? '',
      ...factors.map((factor) => String(row.ratings[factor])),
      row.reasons.join('. '),
    ]),
  ]);
}

const where = (tx: WorkspaceTx, filters: ShortlistFilters) => {
  const rest = filterSql(tx, { ...noFilters, ...filters });
  return Prisma.sql`${rest} and u.stage in ('candidate', 'assessed')`;
};

async function loadRows(tx: WorkspaceTx, filters: ShortlistFilters, limit: number): Promise<ShortlistRow[]> {
  type Row = Omit<ShortlistRow, 'ratings' | 'reasons' | 'place'> & { levels: number[]; hasRung: boolean };
  const order = [...shortlistOrder];
  const found = await tx.$queryRaw<Row[]>`
    with page as (
      select u.id, u.key, u.title, u.business_unit_id, u.stage, u.score, u.verdict, u.model_version as "modelVersion",
        u.monthly_value::float8 as "monthlyValue", u.ratings as levels, u.effective_tier,
        row_number() over (
          order by array_position(${order}, u.verdict), u.score desc, u.monthly_value desc nulls last, u.key
        ) as at
      from use_case u where ${where(tx, filters)} and u.score is not null
      order by at limit ${limit}
    ), built as materialized (${builtOn(tx.workspaceId)})
    select page.key, page.title, b.name as unit, page.stage, page.score, page.verdict, page."modelVersion",
      page."monthlyValue", page.levels, m.name as "businessOwner",
      ${hasRung(Prisma.raw('page'))} as "hasRung"
    from page ${rowNames} order by page.at`;
  const models = await loadModels(tx, [...new Set(found.map(({ modelVersion }) => modelVersion))]);
  return found.map(({ levels, hasRung: canBuild, ...row }, index) => {
    const ratings = Object.fromEntries(factors.map((factor, at) => [factor, levels[at]])) as Ratings;
    const model = models.get(row.modelVersion);
    return { ...row, place: index + 1, ratings, reasons: model ? shortlistReasons(ratings, model, canBuild) : [] };
  });
}

async function loadModels(tx: WorkspaceTx, versions: number[]): Promise<Map<number, ModelDefinition>> {
  const models = await tx.scoringModel.findMany({
    where: { workspaceId: tx.workspaceId, version: { in: versions } },
    select: { version: true, definition: true },
  });
  return new Map(models.map(({ version, definition }) => [version, modelDefinition.parse(definition)]));
}
