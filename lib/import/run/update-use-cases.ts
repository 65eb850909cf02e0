import type { UseCaseEvent } from '@/lib/domain/audit/events';
import type { Change } from '@/lib/domain/audit/changes';
import { fold } from '@/lib/domain/import/columns';
import { mergeFields, type Merge } from '@/lib/domain/import/merge-fields';
import { mappedFieldLabels, type MappedField } from '@/lib/domain/import/mapping';
import { tagsWithRoom, type RowFields, type RowNote } from '@/lib/domain/import/map-row';
import { listedTags } from '@/lib/domain/use-case/tags';
import { appendEvent } from '@/lib/db/append-event';
import type { Prisma } from '@/lib/db/generated/client';
import { loadFacts } from '@/lib/db/load-facts';
import { loadRuleContext } from '@/lib/db/load-rule-context';
import { settle } from '@/lib/db/settle';
import type { WorkspaceTx } from '@/lib/db/workspace-transaction';
import { writeNoticesOf } from '@/lib/db/write-notices';
import { importRow, ownerOf, type ImportScope, type PlannedRow } from './chunk';
import { loadBases } from './load-existing';
import { asRowFields, lockUseCases, replaceBusinessOwner, replaceTags, type UseCaseState } from './use-case-state';

/** Rows that are use cases already: takes over what changed in the file, leaves what people changed here. */
export async function updateUseCases(
  tx: WorkspaceTx,
  scope: ImportScope,
  rows: readonly PlannedRow[],
): Promise<Prisma.ImportRowCreateManyInput[]> {
  const ids = rows.flatMap(({ plan }) => (plan.kind === 'match' && !plan.same ? [plan.useCaseId] : []));
  const states = await lockUseCases(tx, ids);
  const bases = await loadBases(tx, ids);
  const report: Prisma.ImportRowCreateManyInput[] = [];
  for (const planned of rows) {
    if (planned.plan.kind !== 'match') continue;
    const { useCaseId } = planned.plan;
    const state = states.get(useCaseId);
    const { owner, notes: ownerNotes } = ownerOf(scope, planned.mapped.fields);
    const { tags, notes: tagNotes } = tagsWithRoom(planned.mapped.fields.tags, scope.tags, scope.tagColumn);
    // An address that nobody has assigns nobody, whatever stood there before.
    const incoming = { ...planned.mapped.fields, ownerEmail: owner ? planned.mapped.fields.ownerEmail : null, tags };
    const merge: Merge = state
      ? mergeFields(bases.get(useCaseId) ?? null, asRowFields(state), incoming)
      : { changed: {}, kept: [] };
    const kept = merge.kept.map(keptNote);
    if (!state || Object.keys(merge.changed).length === 0) {
      const notes = kept.length > 0 ? kept : [unchanged];
      report.push(importRow(tx, scope, planned, 'skipped', notes, { useCaseId }));
      continue;
    }
    const version = await write(tx, scope, planned, state, merge.changed);
    const notes = [...planned.mapped.notes, ...kept, ...ownerNotes, ...tagNotes];
    report.push(importRow(tx, scope, planned, 'updated', notes, { useCaseId, before: { ...state, version } }));
  }
  return report;
}

const unchanged: RowNote = { code: 'unchanged', column: null, message: 'It is here already and says the same.' };

const keptNote = (field: keyof RowFields): RowNote => {
  const { label } = mappedFieldLabels[field as MappedField];
  return {
    code: 'kept-here',
    column: label,
    message: `${label}: changed in the file and here since the last import; what stands here was kept.`,
  };
};

/** One use case, through the same steps as a command; gives the version it made. */
async function write(
  tx: WorkspaceTx,
  scope: ImportScope,
  planned: PlannedRow,
  state: UseCaseState,
  changed: Partial<RowFields>,
): Promise<number> {
  const { now, actor, importId, fileName, units, members } = scope;
  const before = await loadFacts(tx, { id: state.id });
  if (!before) throw new Error('A use case vanished while it was locked.');
  const { businessUnit, ownerEmail, tags, ...columns } = changed;
  const businessUnitId = businessUnit === undefined ? undefined : units.get(fold(businessUnit));
  const owner = ownerEmail ? members.get(ownerEmail) : undefined;
  if (owner) await replaceBusinessOwner(tx, state.id, owner.id, now);
  if (tags) await replaceTags(tx, state.id, listedTags(tags));
  const { version, lapsed, facts } = await settle(tx, before, await loadRuleContext(tx, before, now), {
    ...columns,
    businessUnitId,
  });
  const event = {
    type: 'use-case.imported',
    data: {
      key: state.key,
      title: changed.title ?? state.title,
      importId,
      fileName,
      row: planned.row,
      reportedStage: planned.mapped.fields.reportedStage,
      outcome: 'updated',
      changes: changesOf(state, changed, owner?.name ?? null),
      version,
      ...(lapsed.length > 0 && { lapsed }),
    },
  } as UseCaseEvent;
  const eventId = await appendEvent(tx, { useCaseId: state.id, actor, at: now }, event);
  const told = { actor: { id: actor.memberId, name: actor.name }, before, after: facts };
  await writeNoticesOf(tx, event, { ...told, eventId, now });
  return version;
}

function changesOf(state: UseCaseState, changed: Partial<RowFields>, ownerName: string | null): Change[] {
  const before = asRowFields(state);
  return Object.entries(changed).map(([field, after]) =>
    field === 'ownerEmail'
      ? { field: 'businessOwner', before: state.businessOwner?.name ?? null, after: ownerName }
      : { field, before: before[field as keyof RowFields], after: after ?? null },
  );
}
