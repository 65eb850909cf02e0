import { refuse, ok, type Reason, type Result } from '@/lib/domain/result';
import { suspending, suspensionsFrom, unresolved } from '@/lib/domain/operation/incidents';
import { retiresByChecklist } from '@/lib/domain/operation/retirement';
import type { GateFacts } from '@/lib/domain/use-case/fact-parts';
import type { RuleContext } from '@/lib/domain/use-case/facts';
import { unmet } from './gates';
import { stageLabels, trackStages, type Stage, type TrackStage } from './stages';
import { isTrackStage, nextStage } from './track';

export { nextStage } from './track';

/** `suspend` is made by an incident alone (open-incident); the others by whoever moves the use case (move-stage). */
export const moveKinds = ['forward', 'back', 'park', 'resume', 'reject', 'retire', 'suspend'] as const;
export type MoveKind = (typeof moveKinds)[number];

export type Move = {
  to: Stage;
  kind: MoveKind;
  /** Every move but forward and resume says why. */
  needsReason: boolean;
  /** What its gate still wants: of forward moves and of retiring; and of resuming, what still suspends it. */
  unmet: Reason[];
};

type Open = { to: Stage; kind: MoveKind };

/**
 * The stage machine as data. A use case goes forward one stage at a time through its gate, back to any earlier stage,
 * and beside the track: parked (and from there back to the stage it left, whose gate it has passed already), rejected
 * (from where it may be taken up again as a candidate), retired (the end).
 * In production it is not parked, and from then on never rejected: it is taken back or retired, so that nothing returns to
 * production without its gate, and nothing leaves for good without the checklist of retirement. Retired are use cases that were in production, here or, by an import's word, before. An incident may
 * suspend what is in use: back to its pilot, or parked until it is taken up again there.
 */
export function openMoves(facts: Pick<GateFacts, 'stage' | 'parkedFrom' | 'reportedStage' | 'wentLiveAt'>): Open[] {
  const { stage, parkedFrom } = facts;
  if (stage === 'retired') return [];
  if (stage === 'rejected') return [{ to: 'candidate', kind: 'back' }];
  const live = retiresByChecklist(facts);
  const aside: Open[] = live ? [] : [{ to: 'rejected', kind: 'reject' }];
  if (live || reportedAsLive(facts.reportedStage)) aside.push({ to: 'retired', kind: 'retire' });
  if (!isTrackStage(stage)) {
    // Parking remembers the stage; should it be missing, the beginning is the one place that needs no gate.
    return [{ to: parkedFrom && parkedFrom !== 'production' ? parkedFrom : 'candidate', kind: 'resume' }, ...aside];
  }
  const next = nextStage({ stage });
  const earlier = trackStages.slice(0, trackStages.indexOf(stage)).reverse();
  return [
    ...(next ? [{ to: next, kind: 'forward' } as const] : []),
    ...earlier.map((to) => ({ to, kind: 'back' }) as const),
    ...(stage === 'production' ? [] : [{ to: 'parked', kind: 'park' } as const]),
    ...aside,
  ];
}

const reportedAsLive = (reported: string | null) => reported === 'retired' || reported === 'production';

/** Every move that is open from here, each with what it needs and what its gate still wants. */
export function moves(facts: GateFacts, context: RuleContext): Move[] {
  return openMoves(facts).map((open) => moveOf(open, facts, context));
}

const moveOf = ({ to, kind }: Open, facts: GateFacts, context: RuleContext): Move => ({
  to,
  kind,
  needsReason: kind !== 'forward' && kind !== 'resume',
  unmet: wanted(to, kind, facts, context),
});

function wanted(to: Stage, kind: MoveKind, facts: GateFacts, context: RuleContext): Reason[] {
  if (kind === 'forward' || kind === 'retire') return unmet(to, facts, context);
  if (kind !== 'resume') return [];
  return unresolved(
    facts,
    suspending(facts).filter(({ suspended }) => suspended?.to === 'parked'),
  );
}

/** Whether an incident may suspend it, to there. It always returns to its pilot, whose gate it has passed. */
export function decideSuspension(
  facts: Pick<GateFacts, 'key' | 'stage'>,
  to: 'pilot' | 'parked',
): Result<{ to: Stage; kind: MoveKind; parkedFrom: TrackStage | null }> {
  if (!suspensionsFrom(facts.stage).includes(to)) {
    return refuse('unmet', `${facts.key} cannot be suspended like that.`, [notOpenReason(facts, to)]);
  }
  return ok({ to, kind: 'suspend', parkedFrom: to === 'parked' ? 'pilot' : null });
}

/** Whether this move may be made now. Refused with all reasons, unmet requirements and a missing reason alike. */
export function decideMove(
  facts: GateFacts,
  to: Stage,
  reason: string | null,
  context: RuleContext,
): Result<{ to: Stage; kind: MoveKind }> {
  const open = openMoves(facts).find((candidate) => candidate.to === to);
  if (!open) return refuse('unmet', notOpen(facts, to), [notOpenReason(facts, to)]);
  const move = moveOf(open, facts, context);
  const reasons = [...move.unmet];
  if (move.needsReason && (reason?.trim().length ?? 0) < 3) {
    const remedy = 'Write a sentence: it stays in the history.';
    reasons.push({ code: 'reason-missing', message: `Moving to ${stageLabels[to]} needs a reason.`, remedy });
  }
  if (reasons.length > 0) return refuse('unmet', `${facts.key} cannot move to ${stageLabels[to]} yet.`, reasons);
  return ok({ to: move.to, kind: move.kind });
}

type Placed = Pick<GateFacts, 'key' | 'stage'>;

const notOpen = (facts: Placed, to: Stage) =>
  facts.stage === to
    ? `${facts.key} is in ${stageLabels[to]} already.`
    : `There is no way from ${stageLabels[facts.stage]} to ${stageLabels[to]}.`;

function notOpenReason(facts: Placed, to: Stage): Reason {
  const next = nextStage(facts);
  const remedy =
    next && to !== facts.stage ? `The next stage is ${stageLabels[next]}; none can be skipped.` : undefined;
  return { code: 'no-such-move', message: notOpen(facts, to), ...(remedy ? { remedy } : {}) };
}
