import { theProduct, type Actor, type Person } from '@/lib/domain/access/actor';
import { can } from '@/lib/domain/access/can';
import { templateItem } from '@/lib/domain/checklist/template';
import { dayOf } from '@/lib/domain/day';
import type { Reason } from '@/lib/domain/result';
import type { Day, EvidenceKind, UseCaseFacts } from '@/lib/domain/use-case/facts';
import { toDay } from '@/lib/db/day';
import { Prisma } from '@/lib/db/generated/client';
import { patternsOf } from '@/lib/db/use-case-filter';
import { inWorkspace, type WorkspaceTx } from '@/lib/db/workspace-transaction';
import { useCasePage } from './use-case';

export type ExistingEvidence = {
  id: string;
  kind: EvidenceKind;
  title: string;
  revision: number;
  author: Person;
  createdAt: Date;
  /** The last day that its author gave it; null: none. */
  expiresOn: Day | null;
  /** Where it is cited: some of the places, and how many there are. */
  places: string[];
  placeCount: number;
};

export type ExistingEvidencePage = {
  facts: UseCaseFacts;
  now: Date;
  item: NonNullable<ReturnType<typeof templateItem>>;
  /** Why this actor may not use any of it; null: may. */
  mayUse: Reason | null;
  found: ExistingEvidence[];
  /** Whether there is more than is shown. */
  more: boolean;
};

export const mostShown = 30;

/**
 * Evidence of the workspace that an item does not rest on yet, by its newest revision: with words, whatever has them in its
 * title; without, what the same item rests on in other use cases, and what this use case has given for other items.
 */
export async function existingEvidence(
  actor: Actor,
  key: string,
  itemId: string,
  q: string,
): Promise<ExistingEvidencePage | null> {
  const page = await useCasePage(actor, key);
  const item = templateItem(itemId);
  if (!page || !item) return null;
  const { facts, context } = page;
  const assignee = facts.items.find((recorded) => recorded.itemId === itemId)?.assignee;
  const rows = await inWorkspace(actor.workspaceId, (tx) => find(tx, facts, itemId, q, dayOf(context.now)));
  return {
    facts,
    now: context.now,
    item,
    mayUse: can(actor, 'submit-item', { facts, personId: assignee?.id }),
    found: rows.slice(0, mostShown).map(({ expiresOn, authorId, author, placeCount, ...row }) => ({
      ...row,
      author: { id: authorId, name: author },
      expiresOn: expiresOn && toDay(expiresOn),
      placeCount: Number(placeCount),
    })),
    more: rows.length > mostShown,
  };
}

type Row = Omit<ExistingEvidence, 'author' | 'expiresOn'> & {
  authorId: string;
  author: string;
  expiresOn: Date | null;
  placeCount: bigint;
};

function find(tx: WorkspaceTx, facts: UseCaseFacts, itemId: string, q: string, today: Day): Promise<Row[]> {
  const candidates = q
    ? Prisma.sql`select matching_evidence(${patternsOf(q)}::text[]) as id`
    : // A few more than are shown, for those that drop out below.
      Prisma.sql`
        (select evidence_id as id from citation where use_case_id = ${facts.id}::uuid and withdrawn_at is null)
        union (
          select evidence_id from citation
          where workspace_id = ${tx.workspaceId}::uuid and item_id = ${itemId} and withdrawn_at is null
          order by cited_at desc, id desc limit ${mostShown * 4}
        )`;
  return tx.$queryRaw<Row[]>`
    with newest as (
      select e.id, e.kind, e.title, r.number, r.author_id, r.created_at, r.expires_on
      from evidence e
      cross join lateral (
        select r.* from evidence_revision r
        where r.evidence_id = e.id
          and exists (select from citation c where c.revision_id = r.id and c.workspace_id = e.workspace_id and c.withdrawn_at is null)
        order by r.number desc limit 1
      ) r
      where e.id in (${candidates}) and not exists (
        select from server_evidence g where g.evidence_id = e.id and g.withdrawn_at is not null
      ) and not exists (
        select from citation c
        where c.evidence_id = e.id and c.withdrawn_at is null and c.use_case_id = ${facts.id}::uuid and c.item_id = ${itemId}
      ) and (r.expires_on is null or r.expires_on >= ${today}::date)
      order by r.created_at desc, e.id desc limit ${mostShown + 1}
    )
    select n.id, n.kind, n.title, n.number as revision, coalesce(n.author_id, ${theProduct.id}::uuid) as "authorId",
           coalesce(m.name, ${theProduct.name}) as author,
           n.created_at as "createdAt", n.expires_on as "expiresOn", placed.places, placed.count as "placeCount"
    from newest n
    left join member m on m.id = n.author_id
    cross join lateral (
      select (array_agg(place order by place))[1:3] as places, count(*) as count from (
        select distinct u.key || ' ' || c.item_id as place
        from citation c join use_case u on u.id = c.use_case_id
        where c.evidence_id = n.id and c.withdrawn_at is null
      ) cited
    ) placed
    order by n.created_at desc, n.id desc`;
}
