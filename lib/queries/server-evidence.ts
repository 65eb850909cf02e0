import type { Actor } from '@/lib/domain/access/actor';
import { latestExpiry } from '@/lib/domain/checklist/evidence';
import { dayOf } from '@/lib/domain/day';
import { provenUntil, type ProvenByChecks, type Resting, type ServerPiece } from '@/lib/domain/servers/given';
import type { Day, RevisionContent, EvidenceKind } from '@/lib/domain/use-case/facts';
import { toDay } from '@/lib/db/day';
import { inWorkspace, type WorkspaceTx } from '@/lib/db/workspace-transaction';
import { serverPage } from './server';

export type ServerEvidencePage = {
  /** Newest first. */
  pieces: ServerPiece[];
  /** What counts no more, the newest of it. */
  withdrawn: ServerPiece[];
  /** Null: nothing rests on what they came to. */
  checks: ProvenByChecks | null;
  /** It was given, renewed or withdrawn just now, and not every use case has followed. */
  underWay: boolean;
  today: Day;
};

const mostWithdrawn = 20;
/** Milliseconds for which a page waits to see what the job makes of a write. */
const justNow = 30_000;

/** Null for whoever may not look, and where there is no such server. */
export async function serverEvidence(actor: Actor, id: string): Promise<ServerEvidencePage | null> {
  const page = await serverPage(actor, id);
  if (!page) return null;
  const { now, dependents } = page;
  return inWorkspace(actor.workspaceId, async (tx) => {
    const rows = await piecesOf(tx, id);
    const all = rows.map((row) => toPiece(row, now));
    const isNew = (at: Date) => now.getTime() - at.getTime() < justNow;
    return {
      pieces: all.filter(({ withdrawn }) => !withdrawn),
      withdrawn: all.filter(({ withdrawn }) => withdrawn),
      checks: await checksOf(tx, id),
      underWay: all.some(({ createdAt, withdrawn, rests }) =>
        withdrawn ? isNew(withdrawn.at) && rests.useCases > 0 : isNew(createdAt) && rests.current < dependents.length,
      ),
      today: dayOf(now),
    };
  });
}

type Row = Omit<Resting, 'items'> & {
  resting: number;
  id: string;
  kind: EvidenceKind;
  title: string;
  items: string[];
  revision: number;
  body: string;
  source: string;
  createdAt: Date;
  expiresOn: Date | null;
  authorId: string;
  author: string | null;
  file: RevisionContent['file'];
  withdrawnAt: Date | null;
  withdrawnBy: string | null;
  withdrawnWhy: string | null;
};

/** All that stand, and the newest of the others, each with its newest revision and what rests on it: in one statement. */
const piecesOf = (tx: WorkspaceTx, serverId: string): Promise<Row[]> => tx.$queryRaw<Row[]>`
  with given as (
    select g.*, row_number() over (partition by g.withdrawn_at is null order by g.withdrawn_at desc, g.given_at desc, g.evidence_id desc) as place
    from server_evidence g where g.workspace_id = ${tx.workspaceId}::uuid and g.server_id = ${serverId}::uuid
  )
  select e.id, e.kind, e.title, g.items, r.number as revision, r.body, r.source, r.created_at as "createdAt", r.expires_on as "expiresOn",
    r.author_id as "authorId", author.name as author,
    case when f.id is not null then json_build_object(
      'id', f.id, 'name', f.name, 'size', f.size, 'contentType', f.content_type, 'sha256', f.sha256) end as file,
    g.withdrawn_at as "withdrawnAt", withdrawer.name as "withdrawnBy", g.withdrawn_why as "withdrawnWhy",
    rests."useCases", rests.current, rests.items as resting, rests.accepted
  from given g
  join evidence e on e.id = g.evidence_id
  cross join lateral (
    select r.* from evidence_revision r where r.evidence_id = e.id order by r.number desc limit 1
  ) r
  cross join lateral (
    select count(distinct c.use_case_id)::int as "useCases",
      count(distinct c.use_case_id) filter (where c.revision_id = r.id)::int as current,
      count(*) filter (where c.revision_id = r.id)::int as items,
      count(*) filter (where c.revision_id = r.id and c.review = 'accepted')::int as accepted
    from citation c where c.evidence_id = e.id and c.withdrawn_at is null
  ) rests
  left join stored_file f on f.id = r.file_id
  left join member author on author.id = r.author_id
  left join member withdrawer on withdrawer.id = g.withdrawn_by_id
  where g.withdrawn_at is null or g.place <= ${mostWithdrawn}
  order by g.place`;

function toPiece(row: Row, now: Date): ServerPiece {
  const { id, kind, title, items, revision, body, source, createdAt, file } = row;
  const limits = items.flatMap((item) => latestExpiry(item, dayOf(now)) ?? []).sort();
  const { useCases, current, resting, accepted } = row;
  return {
    id,
    kind,
    title,
    revision,
    body,
    source,
    createdAt,
    file,
    author: { id: row.authorId, name: row.author ?? 'Unknown' },
    proves: provenUntil({ items, createdAt, expiresOn: row.expiresOn && toDay(row.expiresOn) }, now),
    latestExpiry: limits[0] ?? null,
    rests: { useCases, current, items: resting, accepted },
    withdrawn: row.withdrawnAt && {
      by: row.withdrawnBy ?? 'Unknown',
      at: row.withdrawnAt,
      why: row.withdrawnWhy ?? '',
    },
  };
}

/** The one piece that holds what the checks made of the server, as far as something rests on it. */
async function checksOf(tx: WorkspaceTx, serverId: string): Promise<ProvenByChecks | null> {
  const [found] = await tx.$queryRaw<ProvenByChecks[]>`
    select e.title, array_agg(distinct c.item_id order by c.item_id) as items, count(distinct c.use_case_id)::int as "useCases",
      (select r.source from evidence_revision r where r.evidence_id = e.id order by r.number desc limit 1) as source
    from evidence e join citation c on c.evidence_id = e.id and c.withdrawn_at is null
    where e.workspace_id = ${tx.workspaceId}::uuid and e.server_id = ${serverId}::uuid
    group by e.id`;
  return found ?? null;
}
