import type { Actor, OwnerRole, Person } from '@/lib/domain/access/actor';
import { describeEvent } from '@/lib/domain/audit/describe';
import { forecastOf, type GoLiveForecast } from '@/lib/domain/forecast/go-live';
import { isBlind } from '@/lib/domain/scoring/blind';
import { presentPeopleSql } from '@/lib/db/active-member';
import { untoldEvents } from '@/lib/db/read-trail';
import { workspaceTagsSql } from '@/lib/db/workspace-tags';
import { inWorkspace, type WorkspaceTx } from '@/lib/db/workspace-transaction';
import { loadComments, type CommentsOf } from './comments';
import { stageHistory } from './forecast';
import { useCasePage, type UseCasePage } from './use-case';

export type Tenure = { role: OwnerRole; person: Person; since: Date; until: Date | null };
export type LatestEvent = { id: string; at: Date; sentence: string };

/** What the Overview tab shows beside the use case itself. */
export type UseCaseOverview = UseCasePage & {
  /** Everybody who holds or held a role, the latest first. */
  tenures: Tenure[];
  latest: LatestEvent[];
  /** Whom a role may be given to; empty for those who may not assign. */
  members: Person[];
  said: CommentsOf;
  /** Why it was registered although a similar one existed. */
  differsBecause: string | null;
  /** When it goes live, if it goes on; null where it is not on its way, or its stage has not been verified. */
  forecast: GoLiveForecast | null;
  /** The tags of the workspace; empty for those who may not edit. */
  knownTags: string[];
};

const latestShown = 6;

export async function useCaseOverview(actor: Actor, key: string): Promise<UseCaseOverview | null> {
  const page = await useCasePage(actor, key);
  if (!page) return null;
  const { facts, context, mayAssign, mayEdit } = page;
  return inWorkspace(actor.workspaceId, async (tx) => {
    const { tenures, people, knownTags, differsBecause } = await loadAround(tx, facts.id);
    const untold = isBlind(facts) ? await untoldEvents(tx, actor.memberId) : [];
    const events = await tx.event.findMany({
      where: { chain: facts.id, id: { notIn: [...untold] } },
      orderBy: { seq: 'desc' },
      take: latestShown,
      select: { id: true, at: true, type: true, data: true, actorName: true, reason: true },
    });
    return {
      ...page,
      tenures,
      latest: events.map((event) => ({ id: event.id, at: event.at, sentence: describeEvent(event).sentence })),
      members: mayAssign ? [] : people,
      said: { ...(await loadComments(tx, actor, facts.id, { on: 'use-case' })), people },
      differsBecause,
      forecast: forecastOf(await stageHistory(tx, context.now), facts, context.now),
      knownTags: mayEdit ? [] : knownTags,
    };
  });
}

type Around = Pick<UseCaseOverview, 'tenures' | 'knownTags' | 'differsBecause'> & { people: Person[] };
type StoredTenure = Omit<Tenure, 'since' | 'until'> & { since: string; until: string | null };

/** What stands in other rows than its own, in one round trip. */
async function loadAround(tx: WorkspaceTx, id: string): Promise<Around> {
  const [{ tenures, ...around }] = await tx.$queryRaw<[Omit<Around, 'tenures'> & { tenures: StoredTenure[] }]>`
    select u.differs_because as "differsBecause", ${workspaceTagsSql(tx)} as "knownTags", ${presentPeopleSql(tx)} as people,
      coalesce((
        select json_agg(json_build_object('role', o.role, 'person', json_build_object('id', m.id, 'name', m.name),
          'since', o.since, 'until', o.until) order by o.since desc, o.id desc)
        from owner o join member m on m.id = o.member_id where o.use_case_id = u.id
      ), '[]') as tenures
    from use_case u where u.id = ${id}::uuid and u.workspace_id = ${tx.workspaceId}::uuid`;
  return {
    ...around,
    tenures: tenures.map(({ since, until, ...tenure }) => ({
      ...tenure,
      since: new Date(since),
      until: until === null ? null : new Date(until),
    })),
  };
}
