import type { Actor } from '@/lib/domain/access/actor';
import type { UseCaseEvent } from '@/lib/domain/audit/events';
import { changesBetween, type Change } from '@/lib/domain/audit/changes';
import { grouped } from '@/lib/domain/import/limits';
import { notFound, ok, refuse, type Reason, type Result } from '@/lib/domain/result';
import { appendEvent } from '@/lib/db/append-event';
import { loadFacts } from '@/lib/db/load-facts';
import { loadRuleContext } from '@/lib/db/load-rule-context';
import { settle } from '@/lib/db/settle';
import { inWorkspace, type WorkspaceTx } from '@/lib/db/workspace-transaction';
import { writeNoticesOf } from '@/lib/db/write-notices';
import { asRowFields, lockUseCases, replaceBusinessOwner, replaceTags, type UseCaseState } from './use-case-state';

/** Touched use cases that a refusal names; it says how many more there are. */
const named = 20;

type Who = { actor: Actor; now: Date };
type Run = { id: string; fileName: string };

/**
 * Takes an import back: removes what it created, restores what it updated. All of it or nothing: as soon as one of its use
 * cases has been changed since, the refusal names those that were. Their events stay, and so do the business units, whose
 * key numbers are never given twice.
 */
export async function undoRun(who: Who, importId: string): Promise<Result<{ removed: number; restored: number }>> {
  const undo = async (tx: WorkspaceTx): Promise<Result<{ removed: number; restored: number }>> => {
    await tx.$queryRaw`select id from workspace where id = ${tx.workspaceId}::uuid for no key update`;
    const run = await tx.importRun.findFirst({
      where: { workspaceId: tx.workspaceId, id: importId },
      select: { id: true, fileName: true, state: true },
    });
    if (!run) return notFound();
    if (run.state !== 'done' && run.state !== 'failed') {
      const message =
        run.state === 'undone' ? 'This import has been undone already.' : 'This import has not ended yet.';
      return refuse('conflict', message, [{ code: 'not-ended', message }]);
    }
    const updated = await updatedStates(tx, importId);
    const touched = await touchedSince(tx, importId, updated);
    if (touched.length > 0) return refusal(touched);

    const removed = await tx.$executeRaw`
      delete from use_case where workspace_id = ${tx.workspaceId}::uuid and import_id = ${importId}::uuid`;
    for (const { row, state } of updated) await restore(tx, who, run, row, state);
    await tx.importRun.update({ where: { id: importId }, data: { state: 'undone' } });
    const data = { importId, fileName: run.fileName, removed, restored: updated.length };
    await appendEvent(tx, { actor: who.actor, at: who.now }, { type: 'import.undone', data });
    return ok({ removed, restored: updated.length });
  };
  return inWorkspace(who.actor.workspaceId, undo, { timeout: 120_000 });
}

/** What the import found before it wrote; `version` is the one that it made. */
async function updatedStates(tx: WorkspaceTx, importId: string): Promise<{ row: number; state: UseCaseState }[]> {
  const rows = await tx.importRow.findMany({
    where: { workspaceId: tx.workspaceId, importId, outcome: 'updated' },
    orderBy: { row: 'asc' },
    select: { row: true, before: true },
  });
  return rows.map(({ row, before }) => ({ row, state: before as unknown as UseCaseState }));
}

/** Use cases of the import that somebody has written to since, by key. Locks all of them. */
async function touchedSince(
  tx: WorkspaceTx,
  importId: string,
  updated: { state: UseCaseState }[],
): Promise<{ key: string; title: string }[]> {
  // Ratings leave the version as it is, and would go with the use case.
  const created = await tx.$queryRaw<{ key: string; title: string; untouched: boolean }[]>`
    select key, title,
      version = 1 and not exists (select from assessment a where a.use_case_id = use_case.id) as untouched
    from use_case
    where workspace_id = ${tx.workspaceId}::uuid and import_id = ${importId}::uuid order by id for update`;
  const present = await lockUseCases(
    tx,
    updated.map(({ state }) => state.id),
  );
  return [
    ...created.filter(({ untouched }) => !untouched),
    ...updated.flatMap(({ state }) => {
      const now = present.get(state.id);
      return now?.version === state.version ? [] : [now ?? state];
    }),
  ].map(({ key, title }) => ({ key, title }));
}

function refusal(touched: { key: string; title: string }[]): Result<never> {
  const many = touched.length === 1 ? 'One of its use cases has' : `${grouped(touched.length)} of its use cases have`;
  const reasons = touched.slice(0, named).map(({ key, title }): Reason => ({
    code: 'touched',
    message: `${key} ${title} was changed after the import.`,
    useCase: key,
  }));
  const more = touched.length - reasons.length;
  if (more > 0) reasons.push({ code: 'touched', message: `And ${grouped(more)} more.` });
  return refuse('unmet', `${many} been changed since, so the import stays. Nothing was undone.`, reasons);
}

async function restore(
  tx: WorkspaceTx,
  { actor, now }: Who,
  run: Run,
  row: number,
  state: UseCaseState,
): Promise<void> {
  const facts = await loadFacts(tx, { id: state.id });
  const present = (await lockUseCases(tx, [state.id])).get(state.id);
  if (!facts || !present) throw new Error('A use case vanished while it was locked.');
  const { title, problem, externalKey, reportedStage, userGroup, businessUnit, businessOwner } = state;
  const columns = { title, problem, externalKey, reportedStage, userGroup, businessUnitId: businessUnit.id };
  if (businessOwner?.id !== present.businessOwner?.id) {
    await replaceBusinessOwner(tx, state.id, businessOwner?.id ?? null, now);
  }
  if (state.tags) await replaceTags(tx, state.id, state.tags);
  const { version, lapsed, facts: after } = await settle(tx, facts, await loadRuleContext(tx, facts, now), columns);
  const data = {
    key: state.key,
    title,
    importId: run.id,
    fileName: run.fileName,
    row,
    reportedStage,
    outcome: 'restored' as const,
    changes: differences(present, state),
    version,
    ...(lapsed.length > 0 && { lapsed }),
  };
  const event = { type: 'use-case.imported', data } as UseCaseEvent;
  const eventId = await appendEvent(tx, { useCaseId: state.id, actor, at: now }, event);
  const told = { actor: { id: actor.memberId, name: actor.name }, before: facts, after };
  await writeNoticesOf(tx, event, { ...told, eventId, now });
}

function differences(present: UseCaseState, restored: UseCaseState): Change[] {
  const before = told(present);
  const after = told(restored);
  return changesBetween(before, after, Object.keys(after) as (keyof typeof after)[]);
}

function told(state: UseCaseState) {
  const { ownerEmail: _, tags, ...fields } = asRowFields(state);
  return { ...fields, ...(state.tags && { tags }), businessOwner: state.businessOwner?.name ?? null };
}
