import type { AuditEvent } from '@/lib/domain/audit/events';
import { fold } from '@/lib/domain/import/columns';
import { chainedEvent } from '@/lib/db/append-event';
import { takeKeys } from '@/lib/db/business-unit';
import { derivedColumns } from '@/lib/db/derived';
import type { Prisma } from '@/lib/db/generated/client';
import { insertRows } from '@/lib/db/insert-rows';
import { newId } from '@/lib/db/new-id';
import type { WorkspaceTx } from '@/lib/db/workspace-transaction';
import { tagsWithRoom } from '@/lib/domain/import/map-row';
import { listedTags } from '@/lib/domain/use-case/tags';
import type { Stage } from '@/lib/domain/stages/stages';
import { freshFacts } from '@/lib/domain/use-case/fresh-facts';
import { importRow, ownerOf, type ImportScope, type PlannedRow } from './chunk';

/** Registers the rows as candidates, each with its owner and the first event of its chain: a few statements for all. */
export async function createUseCases(
  tx: WorkspaceTx,
  scope: ImportScope,
  rows: readonly PlannedRow[],
): Promise<Prisma.ImportRowCreateManyInput[]> {
  if (rows.length === 0) return [];
  const keys = await keysFor(tx, scope, rows);
  const useCases: Prisma.UseCaseCreateManyInput[] = [];
  const owners: Prisma.OwnerCreateManyInput[] = [];
  const tagged: Prisma.UseCaseTagCreateManyInput[] = [];
  const events: Prisma.EventCreateManyInput[] = [];
  const report: Prisma.ImportRowCreateManyInput[] = [];
  const { now, actor, importId, fileName } = scope;
  const derivedFor = derivedOfFresh(now);
  for (const planned of rows) {
    const { fields, notes } = planned.mapped;
    const { title, problem, userGroup, externalKey, reportedStage } = fields;
    const id = newId();
    const key = keys.get(planned.row) ?? '';
    const stated = { id, key, title, problem, userGroup };
    useCases.push({
      ...stated,
      ...derivedFor(reportedStage),
      workspaceId: tx.workspaceId,
      businessUnitId: unitOf(scope, planned),
      stageEnteredAt: now,
      importId,
      externalKey,
      createdById: actor.memberId,
      createdAt: now,
      updatedAt: now,
    });
    const address = { workspaceId: tx.workspaceId, useCaseId: id };
    const { owner, notes: ownerNotes } = ownerOf(scope, fields);
    if (owner) {
      owners.push({ id: newId(), ...address, role: 'business', memberId: owner.id, since: now });
    }
    const { tags, notes: tagNotes } = tagsWithRoom(fields.tags, scope.tags, scope.tagColumn);
    for (const tag of listedTags(tags)) tagged.push({ ...address, tag });
    const data = { key, title, importId, fileName, row: planned.row, reportedStage };
    const changes = tags ? [{ field: 'tags', before: null, after: tags }] : [];
    const told = { ...data, outcome: 'created' as const, changes, version: 1 };
    const event: AuditEvent = { type: 'use-case.imported', data: told };
    events.push(chainedEvent(tx.workspaceId, { useCaseId: id, actor, at: now }, event, null));
    report.push(importRow(tx, scope, planned, 'created', [...notes, ...ownerNotes, ...tagNotes], { useCaseId: id }));
  }
  await insertRows(tx, 'use_case', useCases);
  await insertRows(tx, 'owner', owners);
  await insertRows(tx, 'use_case_tag', tagged);
  await insertRows(tx, 'event', events);
  return report;
}

const unitOf = ({ units }: ImportScope, { mapped }: PlannedRow): string => {
  const id = units.get(fold(mapped.fields.businessUnit));
  if (!id) throw new Error(`The unit "${mapped.fields.businessUnit}" was not made before its rows.`);
  return id;
};

/** A key for each row. Units are taken in one order by everybody, so that two imports never wait for each other. */
async function keysFor(tx: WorkspaceTx, scope: ImportScope, rows: readonly PlannedRow[]): Promise<Map<number, string>> {
  const byUnit = new Map<string, number[]>();
  for (const planned of rows) {
    const unit = unitOf(scope, planned);
    byUnit.set(unit, [...(byUnit.get(unit) ?? []), planned.row]);
  }
  const keys = new Map<number, string>();
  for (const [unit, numbers] of [...byUnit].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const taken = await takeKeys(tx, unit, numbers.length);
    numbers.forEach((row, index) => keys.set(row, taken[index] ?? ''));
  }
  return keys;
}

/** The derived columns of a use case on which nothing has been recorded: the same for all but for the reported stage. */
function derivedOfFresh(now: Date) {
  const known = new Map<Stage | null, ReturnType<typeof derivedColumns>>();
  return (reportedStage: Stage | null) => {
    const derived =
      known.get(reportedStage) ?? derivedColumns({ ...freshFacts(now), reportedStage }, { ladder: [], now });
    known.set(reportedStage, derived);
    return derived;
  };
}
