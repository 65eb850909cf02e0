import type { Actor } from '@/lib/domain/access/actor';
import { can } from '@/lib/domain/access/can';
import type { Reason } from '@/lib/domain/result';
import { factors, type Ratings } from '@/lib/domain/scoring/factors';
import { modelDefinition, type ModelDefinition } from '@/lib/domain/scoring/model';
import { previewModel, verdictMoves, type Judged, type ModelChange } from '@/lib/domain/scoring/model-preview';
import type { Verdict } from '@/lib/domain/scoring/verdict';
import type { ActionTier } from '@/lib/domain/stages/stages';
import type { LadderRung } from '@/lib/domain/use-case/facts';
import { newestModel } from '@/lib/db/scoring-draft';
import { inWorkspace, type WorkspaceTx } from '@/lib/db/workspace-transaction';
import { now } from '@/lib/env';

export type ModelVersion = { version: number; publishedAt: Date; useCases: number };
export type ModelDraft = {
  definition: ModelDefinition;
  /** Another one with every save. */
  state: string;
  savedBy: string;
  savedAt: Date;
};

export type ModelsPage = {
  newest: ModelVersion & { definition: ModelDefinition };
  /** Newest first, with how many use cases count by each. */
  versions: ModelVersion[];
  draft: ModelDraft | null;
  mayChange: Reason | null;
  now: Date;
};

/** The scoring model as it is, its earlier versions, and the draft of the next. Null for whoever may not see the workspace. */
export async function modelsPage(actor: Actor): Promise<ModelsPage | null> {
  if (can(actor, 'view')) return null;
  const mayChange = can(actor, 'manage-settings');
  return inWorkspace(actor.workspaceId, async (tx) => {
    const { workspaceId } = tx;
    const models = await tx.scoringModel.findMany({
      where: { workspaceId },
      orderBy: { version: 'desc' },
      select: { version: true, publishedAt: true },
    });
    const counts = await tx.$queryRaw<{ version: number; useCases: number }[]>`
      select model_version as version, count(*)::int as "useCases" from use_case
      where workspace_id = ${workspaceId}::uuid and model_version is not null group by model_version`;
    const versions = models.map((model) => ({
      ...model,
      useCases: counts.find(({ version }) => version === model.version)?.useCases ?? 0,
    }));
    const { definition } = await newestModel(tx);
    const [newest] = versions;
    if (!newest) return null;
    return {
      newest: { ...newest, definition: modelDefinition.parse(definition) },
      versions,
      draft: mayChange ? null : await loadDraft(tx),
      mayChange,
      now: now(),
    };
  });
}

async function loadDraft(tx: WorkspaceTx): Promise<ModelDraft | null> {
  const row = await tx.scoringModelDraft.findUnique({ where: { workspaceId: tx.workspaceId } });
  if (!row) return null;
  const { state, savedAt } = row;
  const by = await tx.member.findUnique({ where: { id: row.savedById }, select: { name: true } });
  const definition = modelDefinition.parse(row.definition);
  return { definition, state, savedAt, savedBy: by?.name ?? 'Somebody' };
}

export type ModelPreview = {
  /** The version, or null for the draft. */
  version: number | null;
  /** How many use cases are judged. */
  judged: number;
  moves: ReturnType<typeof verdictMoves>;
  /** All whose score or verdict would change. */
  changed: number;
  /** One page of them. */
  changes: ModelChange[];
  page: number;
  pages: number;
  mayRescore: Reason | null;
};

const pageSize = 50;

/**
 * What the draft would change, use case by use case; or, with `newest`, what rescoring those of older versions by the newest one
 * would. Null for whoever may not, and where there is no draft.
 */
export async function modelPreview(actor: Actor, by: 'draft' | 'newest', page: number): Promise<ModelPreview | null> {
  if (can(actor, by === 'draft' ? 'manage-settings' : 'view')) return null;
  return inWorkspace(
    actor.workspaceId,
    async (tx) => {
      const newest = await newestModel(tx);
      const draft = by === 'draft' ? await loadDraft(tx) : null;
      if (by === 'draft' && !draft) return null;
      const model = draft?.definition ?? modelDefinition.parse(newest.definition);
      const judged = await loadJudged(tx, by === 'newest' ? newest.version : null);
      const all = previewModel(judged, model, await loadRungs(tx));
      const pages = Math.max(1, Math.ceil(all.length / pageSize));
      const shown = Math.min(Math.max(1, page), pages);
      return {
        version: draft ? null : newest.version,
        judged: judged.length,
        moves: verdictMoves(all),
        changed: all.length,
        changes: all.slice((shown - 1) * pageSize, shown * pageSize),
        page: shown,
        pages,
        mayRescore: can(actor, 'agree-assessment'),
      };
    },
    { timeout: 60_000 },
  );
}

/** Every use case with an agreed assessment; `before`: only those made with an older version. */
async function loadJudged(tx: WorkspaceTx, before: number | null): Promise<Judged[]> {
  type Row = Omit<Judged, 'ratings'> & { levels: number[]; score: number; verdict: Verdict; tier: ActionTier | null };
  const rows = await tx.$queryRaw<Row[]>`
    select u.key, u.title, u.ratings as levels, u.model_version as "modelVersion", u.score, u.verdict,
      u.effective_tier as tier, coalesce(s.ids, '{}') as "systemIds"
    from use_case u
    left join (
      select use_case_id, array_agg(system_id) as ids from use_case_system
      where workspace_id = ${tx.workspaceId}::uuid group by use_case_id
    ) s on s.use_case_id = u.id
    where u.workspace_id = ${tx.workspaceId}::uuid and u.model_version is not null
      and (${before}::int is null or u.model_version < ${before}::int)`;
  return rows.map(({ levels, ...row }) => ({
    ...row,
    ratings: Object.fromEntries(factors.map((factor, index) => [factor, levels[index]])) as Ratings,
  }));
}

/** Everything in production that another could build on. */
async function loadRungs(tx: WorkspaceTx): Promise<LadderRung[]> {
  return tx.$queryRaw<LadderRung[]>`
    select u.key, u.title, u.effective_tier as "actionTier", array_agg(s.system_id) as "systemIds"
    from use_case u join use_case_system s on s.use_case_id = u.id
    where u.workspace_id = ${tx.workspaceId}::uuid and u.stage = 'production' and u.effective_tier is not null
    group by u.id`;
}
