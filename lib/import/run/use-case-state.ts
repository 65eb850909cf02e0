import type { Person } from '@/lib/domain/access/actor';
import type { RowFields } from '@/lib/domain/import/map-row';
import { tagsInCell } from '@/lib/domain/use-case/tags';
import { newId } from '@/lib/db/new-id';
import type { WorkspaceTx } from '@/lib/db/workspace-transaction';

/** What an import may change on a use case, as it is now; everything needed to put it back. */
export type UseCaseState = {
  id: string;
  key: string;
  version: number;
  title: string;
  problem: string;
  businessUnit: { id: string; name: string };
  externalKey: string | null;
  reportedStage: RowFields['reportedStage'];
  userGroup: string | null;
  businessOwner: (Person & { email: string }) | null;
  /** Missing in what was kept before imports brought tags: such an import has changed none. */
  tags?: string[];
};

/** Locks these use cases, in one order by everybody, and reads them. */
export async function lockUseCases(tx: WorkspaceTx, ids: string[]): Promise<Map<string, UseCaseState>> {
  if (ids.length === 0) return new Map();
  await tx.$queryRaw`
    select id from use_case
    where workspace_id = ${tx.workspaceId}::uuid and id = any(${ids}::uuid[]) order by id for no key update`;
  const rows = await tx.useCase.findMany({
    where: { workspaceId: tx.workspaceId, id: { in: ids } },
    select: {
      id: true,
      key: true,
      version: true,
      title: true,
      problem: true,
      businessUnit: { select: { id: true, name: true } },
      externalKey: true,
      reportedStage: true,
      userGroup: true,
      tags: { select: { tag: true }, orderBy: { tag: 'asc' } },
      owners: {
        where: { role: 'business', until: null },
        select: { member: { select: { id: true, name: true, email: true } } },
      },
    },
  });
  return new Map(
    rows.map(({ owners, tags, reportedStage, ...row }) => [
      row.id,
      {
        ...row,
        reportedStage: reportedStage as UseCaseState['reportedStage'],
        businessOwner: owners[0]?.member ?? null,
        tags: tags.map(({ tag }) => tag),
      },
    ]),
  );
}

/** The fields in the words of a file's row, to compare it with. */
export const asRowFields = (state: UseCaseState): RowFields => ({
  title: state.title,
  problem: state.problem,
  businessUnit: state.businessUnit.name,
  externalKey: state.externalKey,
  reportedStage: state.reportedStage,
  userGroup: state.userGroup,
  ownerEmail: state.businessOwner?.email.toLowerCase() ?? null,
  tags: tagsInCell(state.tags ?? []) || null,
});

/** Ends the present business owner's time and begins another's. */
export async function replaceBusinessOwner(
  tx: WorkspaceTx,
  useCaseId: string,
  memberId: string | null,
  now: Date,
): Promise<void> {
  await tx.owner.updateMany({ where: { useCaseId, role: 'business', until: null }, data: { until: now } });
  if (!memberId) return;
  await tx.owner.create({
    data: { id: newId(), workspaceId: tx.workspaceId, useCaseId, role: 'business', memberId, since: now },
  });
}

/** Makes these the tags of the use case, and no other. */
export async function replaceTags(tx: WorkspaceTx, useCaseId: string, tags: readonly string[]): Promise<void> {
  const { workspaceId } = tx;
  await tx.useCaseTag.deleteMany({ where: { workspaceId, useCaseId, tag: { notIn: [...tags] } } });
  const data = tags.map((tag) => ({ workspaceId, useCaseId, tag }));
  await tx.useCaseTag.createMany({ data, skipDuplicates: true });
}
