import type { Actor } from '@/lib/domain/access/actor';
import type { EvidenceFacts, RevisionContent } from '@/lib/domain/use-case/facts';
import { inWorkspace } from '@/lib/db/workspace-transaction';

/** Citations with what their revisions say, in the same order; without those that are gone since they were read. */
export async function withContents<Entry extends Pick<EvidenceFacts, 'id'>>(
  actor: Actor,
  entries: readonly Entry[],
): Promise<(Entry & RevisionContent)[]> {
  if (entries.length === 0) return [];
  const ids = entries.map(({ id }) => id);
  // Newer revisions than the cited one are few, and none for most.
  const rows = await inWorkspace(
    actor.workspaceId,
    (tx) => tx.$queryRaw<(RevisionContent & { id: string })[]>`
      select c.id, r.body, r.source,
        case when f.id is not null then json_build_object(
          'id', f.id, 'name', f.name, 'size', f.size, 'contentType', f.content_type, 'sha256', f.sha256) end as file,
        coalesce((
          select newer.number from evidence_revision newer
          where newer.evidence_id = c.evidence_id and newer.number > r.number and (
            select true from citation other where other.revision_id = newer.id and other.withdrawn_at is null limit 1)
          order by newer.number desc limit 1), r.number) as newest
      from citation c join evidence_revision r on r.id = c.revision_id left join stored_file f on f.id = r.file_id
      where c.workspace_id = ${actor.workspaceId}::uuid and c.id = any (${ids}::uuid[])`,
  );
  const contents = new Map(rows.map((row) => [row.id, row]));
  return entries.flatMap((entry) => {
    const content = contents.get(entry.id);
    return content ? [{ ...entry, ...content }] : [];
  });
}
