import { z } from 'zod';
import type { EventData } from '@/lib/domain/audit/events';
import type { Refusal } from '@/lib/domain/result';
import { optionalReason } from '@/lib/domain/use-case/fields';
import { decideMove } from '@/lib/domain/stages/moves';
import { stageLabels, stages } from '@/lib/domain/stages/stages';
import type { UseCaseFacts } from '@/lib/domain/use-case/facts';
import type { WorkspaceTx } from '@/lib/db/workspace-transaction';
import { settleStage } from './settle-stage';
import { useCaseCommand } from './use-case-command';

/**
 * The only way a stage changes, but for an incident that suspends (report-incident). Forward, and into retirement, through the
 * gate; back, beside and out with a reason. A gate that does not open is an event of its own, with everything that was missing.
 */
export const moveStage = useCaseCommand({
  name: 'move-stage',
  action: 'move-stage',
  versioned: true,
  parts: ['gates'],
  leavesSignatures: true,
  input: { to: z.enum(stages, { error: 'Choose a stage.' }), reason: optionalReason },
  async run({ tx, facts, context, now }, { to, reason: why }) {
    const decided = decideMove(facts, to, why, context);
    const policyVersion = context.policy.version;
    if (!decided.ok) {
      if (lacksOnlyReason(decided.refusal)) return { ok: false, refusal: askForReason(decided.refusal) };
      const unmet = decided.refusal.reasons.map(({ message }) => message);
      return {
        ...decided,
        event: { type: 'stage.refused', data: { from: facts.stage, to, unmet, policyVersion } },
        reason: why,
      };
    }
    const { kind } = decided.value;
    const columns = {
      stage: to,
      stageEnteredAt: kind === 'resume' ? await resumedSince(tx, facts, now) : now,
      parkedFrom: to === 'parked' ? facts.stage : null,
      ...(to === 'production' && facts.wentLiveAt === null && { wentLiveAt: now }),
    };
    settleStage(tx, facts, to, kind);
    return {
      ok: true,
      value: {
        event: {
          type: 'stage.moved',
          data: {
            from: facts.stage,
            to,
            kind,
            since: facts.stageEnteredAt.toISOString(),
            ...(kind === 'forward' && { policyVersion }),
          },
        },
        reason: why,
        columns,
        value: { stage: stageLabels[to] },
      },
    };
  },
});

/**
 * A parked use case goes on where it stopped: the days it had spent in its stage still count, those of parking do not. Parking
 * wrote down since when it had been there; without that, and after an incident, it begins anew.
 */
async function resumedSince(tx: WorkspaceTx, { id }: Pick<UseCaseFacts, 'id'>, now: Date): Promise<Date> {
  const [parking] = await tx.$queryRaw<{ at: Date; data: object }[]>`
    select at, data from event where chain = ${id}::uuid and type = 'stage.moved' order by seq desc limit 1`;
  const { to, kind, since } = (parking?.data ?? {}) as Partial<EventData<'stage.moved'>>;
  if (!parking || to !== 'parked' || kind === 'suspend' || !since) return now;
  const spent = Math.max(0, parking.at.getTime() - new Date(since).getTime());
  return new Date(now.getTime() - spent);
}

// A forgotten reason is a gap in the form, not a gate that stayed shut.
const lacksOnlyReason = ({ reasons }: Refusal) => reasons.every(({ code }) => code === 'reason-missing');

const askForReason = (refusal: Refusal): Refusal => ({
  ...refusal,
  kind: 'invalid',
  fields: { reason: refusal.reasons.map(({ message }) => message) },
});
