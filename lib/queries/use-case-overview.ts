import type { Actor, Person } from '@/lib/domain/access/actor';
import { describeEvent, type StoredEvent } from '@/lib/domain/audit/describe';
import { hourOf } from '@/lib/domain/day';
import { forecastOf, isForecast } from '@/lib/domain/forecast/go-live';
import { isBlind } from '@/lib/domain/scoring/blind';
import { toJsonText, type JsonText } from '@/lib/domain/json-text';
import { holdsUntil } from '@/lib/domain/stages/holds-until';
import type { UseCaseFacts } from '@/lib/domain/use-case/facts';
import { presentPeopleSql } from '@/lib/db/active-member';
import { Prisma } from '@/lib/db/generated/client';
import { keptInState, type Made } from '@/lib/db/kept-in-state';
import { untoldEventsSql } from '@/lib/db/read-trail';
import type { Figures } from '@/lib/db/while-unchanged';
import { workspaceTagsSql } from '@/lib/db/workspace-tags';
import { inWorkspaceAs, type WorkspaceTx } from '@/lib/db/workspace-transaction';
import { now } from '@/lib/env';
import { commentsSql, toComments, type CommentsOf, type StoredComments } from './comments';
import { keptStageHistory } from './forecast';
import { aboutOf, afterGoLive, forecastShown, lapsedSignOffs, nextGate, ownersOf, type Tenure } from './overview-cards';
import { useCasePage, type UseCasePage } from './use-case';

/** What the Overview tab shows, and no more of it. */
export type UseCaseOverview = {
  useCase: Pick<UseCaseFacts, 'key' | 'version' | 'stage' | 'parkedFrom' | 'expectedValue'>;
  currency: string;
  lapsed: ReturnType<typeof lapsedSignOffs>;
  afterGoLive: ReturnType<typeof afterGoLive>;
  nextGate: ReturnType<typeof nextGate>;
  owners: ReturnType<typeof ownersOf>;
  about: ReturnType<typeof aboutOf>;
  /** When it goes live, if it goes on; null where it is not on its way, or its stage has not been verified. */
  forecast: ReturnType<typeof forecastShown> | null;
  latest: { at: Date; sentence: string }[];
  /** With everybody who is here, whom a role may be given to as well. */
  said: CommentsOf;
};

const latestShown = 6;

export async function useCaseOverview(actor: Actor, key: string): Promise<UseCaseOverview | null> {
  const page = await useCasePage(actor, key);
  return page && (await overviewOf(page)).value;
}

/** The same as a text, kept for whoever looks while nothing is written; with the present. */
export async function keptOverview(
  actor: Actor,
  key: string,
): Promise<{ text: JsonText<UseCaseOverview>; now: Date } | null> {
  const at = now();
  const text = await keptInState(actor, `overview ${key}`, at, async () => {
    const page = await useCasePage(actor, key);
    if (!page) return null;
    const { value, until } = await overviewOf(page);
    return { value: toJsonText(value), until };
  });
  return text && { text, now: at };
}

function overviewOf(page: UseCasePage): Promise<Made<UseCaseOverview>> {
  const { actor, facts, context } = page;
  const { now } = context;
  return inWorkspaceAs(actor, async (tx) => {
    const [around, history] = await Promise.all([
      loadAround(tx, actor, facts),
      isForecast(facts) ? keptStageHistory(tx, now) : null,
    ]);
    const { tenures, latest, people, said, knownTags, differsBecause } = around;
    const forecast = history && forecastOf(history.value, facts, now);
    const { key, version, stage, parkedFrom, expectedValue } = facts;
    const value = {
      useCase: { key, version, stage, parkedFrom, expectedValue },
      currency: context.settings.currency,
      lapsed: lapsedSignOffs(page),
      afterGoLive: afterGoLive(page),
      nextGate: nextGate(page),
      owners: ownersOf(page, tenures),
      about: aboutOf(page, knownTags, differsBecause),
      forecast: forecast && forecastShown(forecast, now),
      latest,
      said: { ...said, people },
    };
    return {
      value,
      until: history ? earlier(holdsUntil(facts, now), historyHolds(history, now)) : holdsUntil(facts, now),
    };
  });
}

/** The times of others change with the hour, and what outlived a write is computed anew before long. */
const historyHolds = ({ secondsLeft }: Pick<Figures<unknown>, 'secondsLeft'>, at: Date): Date =>
  new Date(Math.min(Date.parse(`${hourOf(at)}:00:00Z`) + 3_600_000, at.getTime() + secondsLeft * 1000));

const earlier = (one: Date, other: Date): Date => (one < other ? one : other);

type Around = Pick<UseCaseOverview, 'latest'> & {
  tenures: Tenure[];
  knownTags: string[];
  /** Why it was registered although a similar one existed. */
  differsBecause: string | null;
  people: Person[];
  said: Omit<CommentsOf, 'people'>;
};

type StoredAround = Pick<Around, 'people' | 'knownTags' | 'differsBecause'> & {
  tenures: (Omit<Tenure, 'since' | 'until'> & { since: string; until: string | null })[];
  events: (StoredEvent & { at: string })[];
  said: StoredComments;
};

/** What stands in other rows than its own, in one round trip. */
async function loadAround(tx: WorkspaceTx, actor: Actor, facts: UseCaseFacts): Promise<Around> {
  const untold = isBlind(facts) ? Prisma.sql`and e.id not in (${untoldEventsSql(tx, actor.memberId)})` : Prisma.empty;
  const [{ tenures, events, said, ...around }] = await tx.$queryRaw<[StoredAround]>`
    select u.differs_because as "differsBecause", ${workspaceTagsSql(tx)} as "knownTags", ${presentPeopleSql(tx)} as people,
      ${commentsSql(tx, Prisma.sql`u.id`, { on: 'use-case' })} as said,
      coalesce((
        select json_agg(json_build_object('role', o.role, 'person', json_build_object('id', m.id, 'name', m.name),
          'since', o.since, 'until', o.until) order by o.since desc, o.id desc)
        from owner o join member m on m.id = o.member_id where o.use_case_id = u.id
      ), '[]') as tenures,
      coalesce((
        select json_agg(x order by x.seq desc) from (
          select e.seq, e.at, e.type, e.data, e.actor_name as "actorName", e.reason
          from event e where e.workspace_id = u.workspace_id and e.chain = u.id ${untold}
          order by e.seq desc limit ${latestShown}
        ) x
      ), '[]') as events
    from use_case u where u.id = ${facts.id}::uuid and u.workspace_id = ${tx.workspaceId}::uuid`;
  return {
    ...around,
    tenures: tenures.map(({ since, until, ...tenure }) => ({
      ...tenure,
      since: new Date(since),
      until: until === null ? null : new Date(until),
    })),
    latest: events.map((event) => ({
      at: new Date(event.at),
      sentence: describeEvent(event).sentence,
    })),
    said: toComments(said, actor),
  };
}
