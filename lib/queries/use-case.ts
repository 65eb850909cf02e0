import { cache } from 'react';
import type { Actor } from '@/lib/domain/access/actor';
import { can } from '@/lib/domain/access/can';
import { itemViews, type ItemView } from '@/lib/domain/checklist/items';
import { readiness, type Readiness } from '@/lib/domain/checklist/readiness';
import type { Reason } from '@/lib/domain/result';
import { blindFor } from '@/lib/domain/scoring/blind';
import { verdictOfFacts, type Judgement } from '@/lib/domain/scoring/verdict';
import { announcedReport, gateReport, type AnnouncedLine, type GateLine } from '@/lib/domain/stages/gates';
import { moves, nextStage, type Move } from '@/lib/domain/stages/moves';
import type { TrackStage } from '@/lib/domain/stages/stages';
import { daysInStage } from '@/lib/domain/stages/yardsticks';
import type { RuleContext, UseCaseFacts } from '@/lib/domain/use-case/facts';
import { isUseCaseKey } from '@/lib/domain/use-case/key';
import { loadFactsInContext } from '@/lib/db/load-facts';
import { inWorkspace } from '@/lib/db/workspace-transaction';
import { now } from '@/lib/env';

/** A use case with what the rules make of it now: for the header, the next gate and every tab. */
export type UseCasePage = {
  actor: Actor;
  facts: UseCaseFacts;
  context: RuleContext;
  items: ItemView[];
  readiness: Readiness;
  judgement: Judgement | null;
  /** The gate before the next stage of the track; null in production and beside the track. */
  gate: { to: TrackStage; lines: GateLine[]; announced: AnnouncedLine[] } | null;
  moves: Move[];
  /** Whole days in the present stage. */
  days: number;
  /** Why this actor may not; null: may. */
  mayEdit: Reason | null;
  mayAssign: Reason | null;
  mayAssignReviewers: Reason | null;
  mayMove: Reason | null;
};

/** Null for everybody who may not see it, and where there is none. One read per request, shared by layout and tab. */
export const useCasePage = cache(async (actor: Actor, key: string): Promise<UseCasePage | null> => {
  // Addresses hold anything, U+0000 included, which PostgreSQL refuses.
  if (can(actor, 'view') || !isUseCaseKey(key)) return null;
  const at = now();
  const loaded = await inWorkspace(actor.workspaceId, (tx) => loadFactsInContext(tx, { key }, at));
  return loaded && present(actor, blindFor(loaded.facts, actor), loaded.context);
});

function present(actor: Actor, facts: UseCaseFacts, context: RuleContext): UseCasePage {
  const items = itemViews(facts, context.now);
  const to = nextStage(facts);
  return {
    actor,
    facts,
    context,
    items,
    readiness: readiness(items),
    judgement: verdictOfFacts(facts, context),
    gate: to && { to, lines: gateReport(to, facts, context), announced: announcedReport(to, facts, context) },
    moves: moves(facts, context),
    days: daysInStage(facts, context.now),
    mayEdit: can(actor, 'edit-use-case', { facts }),
    mayAssign: can(actor, 'assign-owners', { facts }),
    mayAssignReviewers: can(actor, 'assign-reviewers', { facts }),
    mayMove: can(actor, 'move-stage', { facts }),
  };
}
