import type { Actor, OwnerRole, Person } from '@/lib/domain/access/actor';
import { describeEvent } from '@/lib/domain/audit/describe';
import { forecastOf, type GoLiveForecast } from '@/lib/domain/forecast/go-live';
import { isBlind } from '@/lib/domain/scoring/blind';
import { presentPeople } from '@/lib/db/active-member';
import { untoldEvents } from '@/lib/db/read-trail';
import { workspaceTags } from '@/lib/db/workspace-tags';
import { inWorkspace } from '@/lib/db/workspace-transaction';
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
  const { id } = page.facts;
  const { workspaceId } = actor;
  return inWorkspace(workspaceId, async (tx) => {
    const owners = await tx.owner.findMany({
      where: { workspaceId, useCaseId: id },
      include: { member: { select: { id: true, name: true } } },
      orderBy: [{ since: 'desc' }, { id: 'desc' }],
    });
    const untold = isBlind(page.facts) ? await untoldEvents(tx, actor.memberId) : [];
    const events = await tx.event.findMany({
      where: { chain: id, id: { notIn: [...untold] } },
      orderBy: { seq: 'desc' },
      take: latestShown,
      select: { id: true, at: true, type: true, data: true, actorName: true, reason: true },
    });
    const people = await presentPeople(tx);
    const { now } = page.context;
    const forecast = forecastOf(await stageHistory(tx, now), page.facts, now);
    const { differsBecause } = await tx.useCase.findFirstOrThrow({ where: { id }, select: { differsBecause: true } });
    return {
      ...page,
      tenures: owners.map(({ role, member, since, until }) => ({
        role: role as OwnerRole,
        person: member,
        since,
        until,
      })),
      latest: events.map((event) => ({ id: event.id, at: event.at, sentence: describeEvent(event).sentence })),
      members: page.mayAssign ? [] : people,
      said: { ...(await loadComments(tx, actor, id, { on: 'use-case' })), people },
      differsBecause,
      forecast,
      knownTags: page.mayEdit ? [] : await workspaceTags(tx),
    };
  });
}
