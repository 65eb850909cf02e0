import { inIdentity } from '@/lib/db/identity-transaction';
import { inWorkspace } from '@/lib/db/workspace-transaction';
import type { Actor, WorkspaceRole } from '@/lib/domain/access/actor';
import type { Stage } from '@/lib/domain/stages/stages';
import { company, employees, type Who } from '@/prisma/seed/sample/company';

// The sample workspace is shared by all tests: it is read here, never changed.

export const sample = `/w/${company.slug}`;

/** A person of the sample company. */
export async function samplePerson(who: Who): Promise<Actor> {
  const { name } = employees[who];
  const member = await inIdentity((tx) =>
    tx.member.findFirstOrThrow({
      where: { name, workspace: { slug: company.slug } },
      select: { id: true, role: true, workspaceId: true },
    }),
  );
  const { id: memberId, role, workspaceId } = member;
  return { workspaceId, workspaceSlug: company.slug, memberId, name, role: role as WorkspaceRole };
}

/** The key of a sample use case in this stage. */
export async function sampleKey(stage: Stage): Promise<string> {
  const { workspaceId } = await samplePerson('ingrid');
  return inWorkspace(workspaceId, async (tx) => {
    const { key } = await tx.useCase.findFirstOrThrow({ where: { stage }, orderBy: { key: 'asc' } });
    return key;
  });
}
